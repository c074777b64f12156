/** Has a relay make one of this end's mailboxes, for the first time or again with the same keys (protocol.md 3.1, docs/relay.md). */
import { mailboxReaderKey, mailboxSenderKey } from '../protocol/index.ts';
import type { Done, RelayRefusal } from '../relay/relay.ts';
import type { Engine } from './engine.ts';
import type { OwnMailbox } from './store.ts';

/** What this end can show to a relay that doesn't make mailboxes for everyone. */
export type MailboxGrant = {
  readonly token?: string | undefined;
  /** The capability of an invite's mailbox at the same relay, for whom nobody gave a token. */
  readonly invite?: Uint8Array | undefined;
};

/** The invite is named only to a relay that asks for something. */
export async function makeMailbox(
  engine: Engine,
  { relayUrl, readerSecret, capability }: OwnMailbox,
  { token, invite }: MailboxGrant,
): Promise<Done | RelayRefusal> {
  const relay = engine.relayAt(relayUrl);
  const wanted = {
    reader: mailboxReaderKey(readerSecret),
    senderPublic: mailboxSenderKey(capability).public,
    class: 'standard',
    ...(token !== undefined && { token }),
  } as const;
  const answer = engine.heard(relayUrl, await relay.createMailbox(wanted));
  if (invite === undefined || token !== undefined || !wantsToken(answer)) return answer;
  return engine.heard(relayUrl, await relay.createMailbox({ ...wanted, voucher: mailboxSenderKey(invite) }));
}

export function wantsToken(answer: Done | RelayRefusal): boolean {
  return answer.kind === 'refused' && answer.reason === 'token';
}
