/** What the practice keeps of its professional will: the letter, the capsules' keys, and openings that were noticed. */
import { z } from 'zod';
import type { Output } from '../../../../shared/contract/index.ts';
import type { ClientId, Timestamp } from '../../../../shared/domain/ids.ts';
import { fromHex, toHex } from '../../../../shared/language/bytes.ts';
import type { WritableDatabase } from '../../database/database.ts';
import type { CapsuleKind } from './capsule-file.ts';
import type { OpeningNote } from './opening-note.ts';

export type KeptCapsule = {
  readonly kind: CapsuleKind;
  /** 16 bytes. */
  readonly capsuleId: Uint8Array;
  /**
   * 32 bytes, from the secret that is on paper only. Of the letter the capsule's own: it writes the capsule anew. Of
   * the full record what proves its shares and its openings (`openingKey`): in there is the vault's master key.
   */
  readonly key: Uint8Array;
  /** The full record's file never changes; undefined for the letter, which does. */
  readonly sealed: Uint8Array | undefined;
  readonly needed: number;
  readonly holders: readonly string[];
  readonly madeAt: Timestamp;
  readonly rehearsedAt: Timestamp | undefined;
  readonly writtenAt: Timestamp | undefined;
  /** Of the content that was written last. */
  readonly writtenHash: string | undefined;
};

/** One whose shares were made anew, or that was taken back: copies of its file may still be opened. */
export type FormerCapsule = CapsuleId & { readonly openingKey: Uint8Array };

type CapsuleId = Pick<KeptCapsule, 'kind' | 'capsuleId'>;

type Row = {
  kind: CapsuleKind;
  capsule_id: string;
  key: Uint8Array;
  sealed: Uint8Array | null;
  needed: number;
  holders: string;
  made_at: Timestamp;
  rehearsed_at: Timestamp | null;
  written_at: Timestamp | null;
  written_hash: string | null;
};

type OpeningRow = {
  mac: string;
  kind: CapsuleKind;
  opened_at: Timestamp;
  shares: string;
  noticed_at: Timestamp;
  is_new: number;
  is_former: number;
};

const names = z.array(z.string());
const numbers = z.array(z.number());

export function createWillRepository(database: WritableDatabase) {
  const letter = database.query<{ value: string }>("SELECT value FROM setting WHERE name = 'will-letter'");
  const putLetter = database.command(
    "INSERT INTO setting (name, value) VALUES ('will-letter', ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
  );
  const clientTexts = database.query<{ client_id: ClientId; text: string }>('SELECT client_id, text FROM will_client');
  const putClient = database.command(
    'INSERT INTO will_client (client_id, text) VALUES (?, ?) ON CONFLICT (client_id) DO UPDATE SET text = excluded.text',
  );
  const all = database.query<Row>('SELECT * FROM will_capsule ORDER BY kind');
  const put = database.command(
    'INSERT OR REPLACE INTO will_capsule (kind, capsule_id, key, sealed, needed, holders, made_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const setKey = database.command('UPDATE will_capsule SET key = ? WHERE kind = ?');
  const remove = database.command('DELETE FROM will_capsule WHERE kind = ?');
  const setWritten = database.command('UPDATE will_capsule SET written_at = ?, written_hash = ? WHERE kind = ?');
  const setRehearsed = database.command('UPDATE will_capsule SET rehearsed_at = ? WHERE kind = ?');
  const allFormer = database.query<{ kind: CapsuleKind; capsule_id: string; opening_key: Uint8Array }>(
    'SELECT * FROM will_former_capsule ORDER BY capsule_id',
  );
  const addFormer = database.command(
    'INSERT INTO will_former_capsule (capsule_id, kind, opening_key) VALUES (?, ?, ?) ON CONFLICT (capsule_id) DO NOTHING',
  );
  const openings = database.query<OpeningRow>(
    `SELECT *, capsule_id NOT IN (SELECT capsule_id FROM will_capsule) AS is_former
     FROM will_opening ORDER BY opened_at DESC, mac`,
  );
  const addOpening = database.command(
    'INSERT INTO will_opening (mac, kind, capsule_id, opened_at, shares, noticed_at, is_new) VALUES (?, ?, ?, ?, ?, ?, 1) ON CONFLICT (mac) DO NOTHING',
  );
  const acknowledge = database.command('UPDATE will_opening SET is_new = 0 WHERE mac = ?');

  return {
    letter: (): string =>
      z
        .string()
        .catch('')
        .parse(JSON.parse(letter.get()?.value ?? '""')),
    putLetter: (text: string): void => void putLetter.run(JSON.stringify(text)),
    clientTexts: (): ReadonlyMap<ClientId, string> =>
      new Map(clientTexts.all().map((row) => [row.client_id, row.text])),
    putClient: (clientId: ClientId, text: string): void => void putClient.run(clientId, text),
    capsules: (): readonly KeptCapsule[] => all.all().map(capsuleOf),
    put(capsule: Pick<KeptCapsule, 'kind' | 'key' | 'sealed' | 'needed' | 'holders' | 'madeAt'>, id: string): void {
      const { kind, key, sealed, needed, holders, madeAt } = capsule;
      put.run(kind, id, key, sealed ?? null, needed, JSON.stringify(holders), madeAt);
    },
    setKey: (kind: CapsuleKind, key: Uint8Array): void => void setKey.run(key, kind),
    remove: (kind: CapsuleKind): void => void remove.run(kind),
    formerCapsules: (): readonly FormerCapsule[] =>
      allFormer.all().map(({ kind, capsule_id, opening_key }) => ({
        ...{ kind, capsuleId: fromHex(capsule_id) ?? new Uint8Array(0), openingKey: Uint8Array.from(opening_key) },
      })),
    addFormer: ({ kind, capsuleId, openingKey }: FormerCapsule): void =>
      void addFormer.run(toHex(capsuleId), kind, openingKey),
    setWritten: (kind: CapsuleKind, at: Timestamp, hash: string): void => void setWritten.run(at, hash, kind),
    setRehearsed: (kind: CapsuleKind, at: Timestamp): void => void setRehearsed.run(at, kind),
    openings: (): Output<'will.state'>['openings'] =>
      openings.all().map((row) => ({
        id: row.mac,
        kind: row.kind,
        openedAt: row.opened_at,
        shares: numbers.parse(JSON.parse(row.shares)),
        noticedAt: row.noticed_at,
        isNew: row.is_new === 1,
        isFormer: row.is_former === 1,
      })),
    /** True when it was not known yet. */
    addOpening: (note: OpeningNote, at: Timestamp): boolean =>
      addOpening.run(note.mac, note.kind, note.capsuleId, note.openedAt, JSON.stringify(note.shares), at).changes > 0,
    acknowledge: (id: string): void => void acknowledge.run(id),
  };
}

function capsuleOf(row: Row): KeptCapsule {
  return {
    kind: row.kind,
    capsuleId: fromHex(row.capsule_id) ?? new Uint8Array(0),
    key: Uint8Array.from(row.key),
    sealed: row.sealed === null ? undefined : Uint8Array.from(row.sealed),
    needed: row.needed,
    holders: names.parse(JSON.parse(row.holders)),
    madeAt: row.made_at,
    rehearsedAt: row.rehearsed_at ?? undefined,
    writtenAt: row.written_at ?? undefined,
    writtenHash: row.written_hash ?? undefined,
  };
}
