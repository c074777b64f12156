/** Clients, their invites and who waits at the door. */
import type { Output } from '../../../../shared/contract/index.ts';
import { type Locale, locale } from '../../../../shared/contract/shapes.ts';
import type { ClientId, InviteId, Timestamp } from '../../../../shared/domain/ids.ts';
import type { Invite, Session } from '../../../../shared/messenger/store.ts';
import { decodeBundle } from '../../../../shared/protocol/index.ts';
import type { WritableDatabase } from '../../database/database.ts';

export type ClientSummary = Output<'clients.list'>[number];
export type InviteView = NonNullable<Output<'clients.invitation'>['invite']>;
export type JoinView = Output<'clients.invitation'>['joins'][number];

export type ClientsRepository = {
  /** Whoever wrote or was written to last comes first. */
  list(now: Timestamp): readonly ClientSummary[];
  get(id: ClientId, now: Timestamp): ClientSummary | undefined;
  add(id: ClientId, name: string, createdAt: Timestamp): void;
  rename(id: ClientId, name: string): void;
  /** The language of what the client reads. */
  setLocale(id: ClientId, locale: Locale): void;
  codeWord(id: ClientId): string;
  setCodeWord(id: ClientId, word: string): void;
  setArchivedAt(id: ClientId, archivedAt: Timestamp | undefined): void;
  newestInvite(id: ClientId): InviteView | undefined;
  invite(inviteId: InviteId): InviteView | undefined;
  joins(id: ClientId): readonly JoinView[];
  /** The relay that was invited through; undefined when nobody waits under this id. */
  relayOfJoin(joinId: string): string | undefined;
};

type ClientRow = {
  id: ClientId;
  name: string;
  created_at: Timestamp;
  archived_at: Timestamp | null;
  has_draft: number;
  unread: number;
  phase: Session['phase'] | null;
  verified_at: Timestamp | null;
  forked_at: Timestamp | null;
  safety_changed_at: Timestamp | null;
  waits: number;
  is_invited: number;
  last_text: string | null;
  last_is_outgoing: number | null;
  last_type: number | null;
  last_is_taken_back: number;
  last_at: Timestamp | null;
};

type InviteRow = {
  invite_id: InviteId;
  link: string;
  created_at: Timestamp;
  expires_at: Timestamp;
  is_published: number;
  requires_code: number;
  join_code: string | null;
  failed_attempts: number;
  bundle: Uint8Array;
  phase: Invite['phase'];
};

type JoinRow = { join_id: string; name: string; arrived_at: Timestamp; requires_code: number };

/** The list shows one line. */
const lastTextCharacters = 200;

/** The one parameter is the time. The newest message is found at the end of its index, not by looking at all; `IN (3, 4, 7)` names the index of what refers to it. */
const clientColumns = `
  SELECT client.id, client.name, client.created_at, client.archived_at, client.draft <> '' AS has_draft,
    (SELECT count(*) FROM entry WHERE conversation_id = client.id AND is_shown = 1 AND is_outgoing = 0 AND read_at IS NULL) AS unread,
    session.phase, session.verified_at, session.forked_at, session.safety_changed_at,
    EXISTS (SELECT 1 FROM pending_join WHERE conversation_id = client.id) AS waits,
    EXISTS (SELECT 1 FROM invite WHERE conversation_id = client.id AND phase = 'open' AND expires_at > ?) AS is_invited,
    EXISTS (SELECT 1 FROM entry AS taken_back WHERE taken_back.conversation_id = client.id
      AND taken_back.refers_to = last.message_id AND taken_back.type = 4 AND taken_back.type IN (3, 4, 7) AND taken_back.is_outgoing = last.is_outgoing) AS last_is_taken_back,
    substr(coalesce((
      SELECT text FROM entry AS edit WHERE edit.conversation_id = client.id AND edit.refers_to = last.message_id
        AND edit.type = 3 AND edit.type IN (3, 4, 7) AND edit.is_outgoing = last.is_outgoing ORDER BY edit.id DESC LIMIT 1), last.text
    ), 1, ${String(lastTextCharacters)}) AS last_text, last.is_outgoing AS last_is_outgoing, last.type AS last_type, last.order_at AS last_at
  FROM client
  LEFT JOIN session ON session.conversation_id = client.id
  LEFT JOIN entry AS last ON last.id = (
    SELECT id FROM entry WHERE conversation_id = client.id AND is_shown = 1 ORDER BY order_at DESC, id DESC LIMIT 1)`;

const inviteColumns = `
  SELECT invite_id, link, created_at, expires_at, is_published, requires_code, join_code, failed_attempts, bundle, phase
  FROM invite`;

export function createClientsRepository(database: WritableDatabase): ClientsRepository {
  const list = database.query<ClientRow>(
    `${clientColumns} ORDER BY coalesce(last.order_at, client.created_at) DESC, client.id`,
  );
  const get = database.query<ClientRow>(`${clientColumns} WHERE client.id = ?`);
  const add = database.command('INSERT INTO client (id, name, created_at) VALUES (?, ?, ?)');
  const rename = database.command('UPDATE client SET name = ? WHERE id = ?');
  const setLocale = database.command('UPDATE client SET locale = ? WHERE id = ?');
  const codeWord = database.query<{ word: string }>('SELECT code_word AS word FROM client WHERE id = ?');
  const setCodeWord = database.command('UPDATE client SET code_word = ? WHERE id = ?');
  const archive = database.command('UPDATE client SET archived_at = ? WHERE id = ?');
  const newestInvite = database.query<InviteRow>(
    `${inviteColumns} WHERE conversation_id = ? ORDER BY created_at DESC, rowid DESC LIMIT 1`,
  );
  const invite = database.query<InviteRow>(`${inviteColumns} WHERE invite_id = ?`);
  const joins = database.query<JoinRow>(`
    SELECT pending_join.join_id, pending_join.name, pending_join.arrived_at, invite.requires_code
    FROM pending_join JOIN invite ON invite.invite_id = pending_join.invite_id
    WHERE pending_join.conversation_id = ? ORDER BY pending_join.arrived_at`);
  const relayOfJoin = database.query<{ url: string }>(`
    SELECT invite.mailbox_url AS url FROM pending_join JOIN invite ON invite.invite_id = pending_join.invite_id
    WHERE pending_join.join_id = ?`);

  return {
    list: (now) => list.all(now).map(summaryOf),
    get: (id, now) => optional(get.get(now, id), summaryOf),
    add(id, name, createdAt) {
      add.run(id, name, createdAt);
    },
    rename(id, name) {
      rename.run(name, id);
    },
    setLocale(id, chosen) {
      setLocale.run(chosen, id);
    },
    codeWord: (id) => codeWord.get(id)?.word ?? '',
    setCodeWord(id, word) {
      setCodeWord.run(word, id);
    },
    setArchivedAt(id, archivedAt) {
      archive.run(archivedAt ?? null, id);
    },
    newestInvite: (id) => optional(newestInvite.get(id), inviteViewOf),
    invite: (inviteId) => optional(invite.get(inviteId), inviteViewOf),
    joins: (id) => joins.all(id).map(joinViewOf),
    relayOfJoin: (joinId) => relayOfJoin.get(joinId)?.url,
  };
}

function summaryOf(row: ClientRow): ClientSummary {
  return {
    id: row.id,
    name: row.name,
    connection: connectionOf(row),
    unread: row.unread,
    lastIsOwn: row.last_is_outgoing === 1,
    hasDraft: row.has_draft === 1,
    isVerified: row.verified_at !== null,
    isFrozen: row.forked_at !== null,
    createdAt: row.created_at,
    isArchived: row.archived_at !== null,
    ...(row.safety_changed_at === null ? {} : { isNumberChanged: true }),
    ...(row.phase === 'open' && row.waits === 1 ? { wantsToRejoin: true } : {}),
    ...lastOf(row),
    ...(row.last_at === null ? {} : { lastAt: row.last_at }),
  };
}

function lastOf(row: ClientRow): Pick<ClientSummary, 'lastText' | 'lastKind'> {
  if (row.last_type === null) return {};
  if (row.last_is_taken_back === 1) return { lastKind: 'taken-back' };
  if (row.last_type === 1) return { lastText: row.last_text?.split('\n', 1)[0] ?? '' };
  return { lastKind: kindsWithoutText[row.last_type] ?? 'unknown' };
}

/** By content type (protocol.md 5); what a later version sends has none. */
const kindsWithoutText: { readonly [type: number]: ClientSummary['lastKind'] } = {
  2: 'file',
  17: 'form',
  18: 'form-answer',
};

function connectionOf(row: ClientRow): ClientSummary['connection'] {
  if (row.phase === 'open') return 'joined';
  if (row.waits === 1) return 'wants-to-join';
  if (row.is_invited === 1) return 'invited';
  return row.phase === 'ended' ? 'ended' : 'not-invited';
}

function inviteViewOf(row: InviteRow): InviteView {
  const locale = localeOf(row.bundle);
  return {
    id: row.invite_id,
    link: row.link,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    isPublished: row.is_published === 1,
    ...(locale === undefined ? {} : { locale }),
    requiresCode: row.requires_code === 1,
    ...(row.join_code === null ? {} : { code: row.join_code }),
    failedAttempts: row.failed_attempts,
    phase: row.phase,
  };
}

/** An open invite's bundle names it; a closed one has none. */
function localeOf(bundle: Uint8Array): InviteView['locale'] {
  const decoded = decodeBundle(bundle);
  return decoded.kind === 'terms' ? locale.safeParse(decoded.terms.locale).data : undefined;
}

function joinViewOf(row: JoinRow): JoinView {
  return { joinId: row.join_id, name: row.name, arrivedAt: row.arrived_at, knewCode: row.requires_code === 1 };
}

function optional<Row, Value>(row: Row | undefined, parse: (row: Row) => Value): Value | undefined {
  return row === undefined ? undefined : parse(row);
}
