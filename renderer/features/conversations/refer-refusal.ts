/** Why an edit, a retraction or a reaction did not go out, in words. */
import type { Output } from '../../../shared/contract/index.ts';
import { useText } from '../../i18n/use-text.ts';

export type ReferRefusal = Exclude<Output<'conversations.edit'>['kind'], 'queued' | 'too-long'>;

export function useReferRefusal(clientName: string): (kind: ReferRefusal) => string {
  const text = useText();
  return (kind) => {
    switch (kind) {
      case 'empty':
        return text('conversations.edit.empty');
      case 'not-joined':
        return text('conversations.blocked.invited', { name: clientName });
      case 'frozen':
        return text('conversations.blocked.renewing', { name: clientName });
      case 'ended':
        return text('conversations.blocked.ended', { name: clientName });
      case 'no-such-message':
        return text('conversations.refer.gone');
    }
  };
}
