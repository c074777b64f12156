/** A whole file from the service, piece by piece; only of what may be held in memory. */
import type { ClientId, MessageId } from '../../../shared/domain/ids.ts';
import { concatBytes } from '../../../shared/language/bytes.ts';
import type { ServiceClient } from '../../service/service-client.ts';

export type ReadOutcome =
  | { readonly kind: 'read'; readonly bytes: Uint8Array }
  | { readonly kind: 'not-here' | 'damaged' | 'stopped' };

export async function readAttachment(
  service: ServiceClient,
  { clientId, messageId }: { readonly clientId: ClientId; readonly messageId: MessageId },
  isWanted: () => boolean,
): Promise<ReadOutcome> {
  const pieces: Uint8Array[] = [];
  for (let piece = 0; isWanted(); piece += 1) {
    const outcome = await service.call('attachments.read', { clientId, messageId, piece });
    if (outcome.kind !== 'piece') return { kind: outcome.kind };
    pieces.push(outcome.bytes);
    if (outcome.isLast) return { kind: 'read', bytes: concatBytes(...pieces) };
  }
  return { kind: 'stopped' };
}
