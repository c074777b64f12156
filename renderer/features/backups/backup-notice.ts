/** What is said about backups on every screen: only what has gone on for days. */
import type { Output } from '../../../shared/contract/index.ts';
import type { MessageId } from '../../i18n/messages.ts';

/** Undefined: nothing is. */
export function backupNotice(state: Output<'backups.state'>): MessageId | undefined {
  if (!state.needsAttention) return undefined;
  if (state.checked?.outcome === 'damaged') return 'backups.notice.damaged';
  return state.last === undefined ? 'backups.notice.none' : 'backups.notice.old';
}
