/**
 * This end's own mailboxes: the two that a join makes, one to be rotated and one for re-keys that never moves
 * (protocol.md 2.13, 2.16), and how a relay is asked for them, for the first time or again (3.1, docs/relay.md).
 */
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
  grant: MailboxGrant,
): Promise<Done | RelayRefusal> {
  for (const mailbox of [own, rescue]) {
    const created = await makeMailbox(engine, mailbox, grant);
    if (created.kind !== 'done') return created;
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
