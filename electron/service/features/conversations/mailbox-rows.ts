/** A session's mailboxes as columns of its row, and back. */
import { z } from 'zod';
import type { Timestamp } from '../../../../shared/domain/ids.ts';
import { toHex } from '../../../../shared/language/bytes.ts';
import type { FormerMailbox, Session } from '../../../../shared/messenger/store.ts';
import { plain } from '../../database/plain-bytes.ts';
import { hexBytes } from './hex-bytes.ts';

export type MailboxColumns = {
  mailbox_key: Uint8Array | null;
  mailbox_number: number | null;
  mailbox_since: Timestamp | null;
  mailbox_cells: number | null;
  own_rescue_url: string | null;
  own_rescue_reader_secret: Uint8Array | null;
  own_rescue_capability: Uint8Array | null;
  peer_rescue_url: string | null;
  peer_rescue_capability: Uint8Array | null;
};

const formerMailboxes = z.array(
  z.object({
    relayUrl: z.string(),
    readerSecret: hexBytes,
    capability: hexBytes,
    readUntil: z.number().transform((at) => at as Timestamp),
    toldIn: z.number().exactOptional(),
  }),
);
export function formerMailboxesText(mailboxes: readonly FormerMailbox[]): string {
  return JSON.stringify(
    mailboxes.map(({ readerSecret, capability, ...rest }) => ({
      ...rest,
      readerSecret: toHex(readerSecret),
      capability: toHex(capability),
    })),
  );
}

export function formerMailboxesOf(text: string): readonly FormerMailbox[] {
  return formerMailboxes.parse(JSON.parse(text));
}

export function mailboxLifeOf(row: MailboxColumns): Pick<Session, 'mailbox'> {
  const { mailbox_key: key, mailbox_number: number, mailbox_since: since, mailbox_cells: cells } = row;
  if (key === null || number === null || since === null || cells === null) return {};
  return { mailbox: { key: plain(key), number, since, cells } };
}

export function ownRescueOf(row: MailboxColumns): Pick<Session, 'ownRescue'> {
  const { own_rescue_url: relayUrl, own_rescue_reader_secret: secret, own_rescue_capability: capability } = row;
  if (relayUrl === null || secret === null || capability === null) return {};
  return { ownRescue: { relayUrl, readerSecret: plain(secret), capability: plain(capability) } };
}

export function peerRescueOf(
  row: Pick<MailboxColumns, 'peer_rescue_url' | 'peer_rescue_capability'>,
): Pick<Session, 'peerRescue'> {
  const { peer_rescue_url: relayUrl, peer_rescue_capability: capability } = row;
  return relayUrl === null || capability === null ? {} : { peerRescue: { relayUrl, capability: plain(capability) } };
}
