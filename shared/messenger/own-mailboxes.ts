/** The two mailboxes that a join makes for this end: one to be rotated, one for re-keys that never moves (protocol.md 2.13, 2.16). */
import type { Timestamp } from '../domain/ids.ts';
import { type MailboxAddress, mailboxReaderKey, mailboxSenderKey } from '../protocol/index.ts';
import type { Done, RelayRefusal } from '../relay/relay.ts';
import type { Engine } from './engine.ts';
import type { OwnMailbox, Session } from './store.ts';

export type FreshMailboxes = {
  readonly own: OwnMailbox;
  readonly rescue: OwnMailbox;
  /** Of which later ones are made. */
  readonly key: Uint8Array;
};

export function freshMailboxes({ ports: { random } }: Engine, relayUrl: string): FreshMailboxes {
  const fresh = () => ({ relayUrl, readerSecret: random(32), capability: random(32) });
  return { own: fresh(), rescue: fresh(), key: random(32) };
}

/** Both, or the reason why not. */
export async function createMailboxes(
  engine: Engine,
  { own, rescue }: FreshMailboxes,
  token?: string,
): Promise<Done | RelayRefusal> {
  for (const { relayUrl, readerSecret, capability } of [own, rescue]) {
    const created = await engine.relayAt(relayUrl).createMailbox({
      reader: mailboxReaderKey(readerSecret),
      senderPublic: mailboxSenderKey(capability).public,
      class: 'standard',
      ...(token !== undefined && { token }),
    });
    if (engine.heard(relayUrl, created).kind !== 'done') return created;
  }
  return { kind: 'done' };
}

export function mailboxesOf(
  { own, rescue, key }: FreshMailboxes,
  now: Timestamp,
): Pick<Session, 'ownMailbox' | 'ownRescue' | 'mailbox'> {
  return { ownMailbox: own, ownRescue: rescue, mailbox: { key, number: 0, since: now, cells: 0 } };
}

/** What its sender is told. */
export function addressOf({ relayUrl, capability }: OwnMailbox): MailboxAddress {
  return { relayUrl, capability };
}
