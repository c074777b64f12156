/** Forms and answers as the conversation's entries hold them, judged each time they are read: an altered one is noticed. */
import type { FormVerdict } from '../../../../shared/contract/methods/forms.ts';
import type { ClientId, MessageId, RelationshipId, Timestamp } from '../../../../shared/domain/ids.ts';
import { sameBytes } from '../../../../shared/language/bytes.ts';
import type { AnswerStanding } from '../../../../shared/messenger/form-codec.ts';
import { type FormAnswer, readForm, readFormAnswer, type ShownForm } from '../../../../shared/messenger/index.ts';
import { plain } from '../../database/plain-bytes.ts';
import type { ReadableDatabase } from '../../database/database.ts';

/** Content types of a form and of an answer (shared/protocol/form-body.ts). */
export const formType = 17;
export const answerType = 18;

export type AskedEntry = {
  readonly kind: 'form';
  readonly messageId: MessageId;
  readonly at: Timestamp;
  readonly shown: ShownForm;
  /** What the last sound answer said. */
  readonly answered: AnswerStanding | undefined;
};

export type AnswerEntry = {
  readonly kind: 'form-answer';
  readonly messageId: MessageId;
  readonly relationshipId: RelationshipId;
  readonly at: Timestamp;
  /** Undefined where the message that it answers is not here. */
  readonly asks: MessageId | undefined;
  readonly askedAt: Timestamp | undefined;
  /** Undefined where that is not here, or can't be shown. */
  readonly shown: ShownForm | undefined;
  readonly verdict: FormVerdict;
  /** There when the verdict is `sound` or `other-key`. */
  readonly given: { readonly answer: FormAnswer; readonly signer: Uint8Array } | undefined;
};

export type FormEntry = AskedEntry | AnswerEntry;

type Row = {
  message_id: MessageId;
  relationship_id: RelationshipId;
  type: number;
  order_at: Timestamp;
  payload: Uint8Array;
  asked_id: MessageId | null;
  asked_at: Timestamp | null;
  asked_payload: Uint8Array | null;
  signer: Uint8Array | null;
  answered: AnswerStanding | null;
};

const columns = `
  SELECT entry.message_id, entry.relationship_id, entry.type, entry.order_at, entry.payload,
    asked.message_id AS asked_id, asked.order_at AS asked_at, asked.payload AS asked_payload, form_signer.signer,
    (SELECT standing FROM form_answer WHERE client_id = entry.conversation_id AND target_id = entry.message_id
      AND verdict = 'sound' AND standing IS NOT NULL ORDER BY id DESC LIMIT 1) AS answered
  FROM entry
  LEFT JOIN entry AS asked ON asked.conversation_id = entry.conversation_id AND asked.message_id = entry.refers_to
    AND asked.is_outgoing = 1 AND asked.type = ${String(formType)}
  LEFT JOIN form_signer ON form_signer.relationship_id = entry.relationship_id`;
/** The therapist asks and the client answers: what comes the other way round is nothing that can be shown. */
const isForm = `((entry.type = ${String(formType)} AND entry.is_outgoing = 1) OR (entry.type = ${String(answerType)} AND entry.is_outgoing = 0))`;

export type FormEntries = {
  /** Of messages of one conversation; undefined for those that are no form, or one that this version can't show. */
  of(clientId: ClientId, messages: readonly MessageId[]): (message: MessageId) => FormEntry | undefined;
};

export function createFormEntries(database: ReadableDatabase): FormEntries {
  const some = database.query<Row>(`
    ${columns} WHERE entry.conversation_id = ? AND ${isForm} AND entry.message_id IN (SELECT value FROM json_each(?))`);
  return {
    of(clientId, messages) {
      const rows = messages.length === 0 ? [] : some.all(clientId, JSON.stringify(messages));
      const found = new Map(rows.map((row) => [row.message_id, formEntryOf(row)]));
      return (message) => found.get(message);
    },
  };
}

export type UnprojectedRow = Row & { client_id: ClientId };

/**
 * Entries that stand in no projection yet, in the order in which they came. Looked for among the forms alone, by the
 * index of them: it is asked at each unlock and with every message that arrives.
 */
export function unprojectedRows(database: ReadableDatabase) {
  const from = columns
    .replace('SELECT entry.message_id', 'SELECT entry.conversation_id AS client_id, entry.message_id')
    .replace('FROM entry\n', 'FROM entry INDEXED BY entry_form\n');
  const isLeft = `entry.type IN (17, 18) AND ${isForm}
      AND NOT EXISTS (SELECT 1 FROM form_asked WHERE client_id = entry.conversation_id AND message_id = entry.message_id)
      AND NOT EXISTS (SELECT 1 FROM form_answer WHERE client_id = entry.conversation_id AND message_id = entry.message_id)`;
  const all = database.query<UnprojectedRow>(`${from} WHERE ${isLeft} ORDER BY entry.id`);
  const ofClient = database.query<UnprojectedRow>(
    `${from} WHERE ${isLeft} AND entry.conversation_id = ? ORDER BY entry.id`,
  );
  return (clientId?: ClientId): readonly UnprojectedRow[] =>
    clientId === undefined ? all.all() : ofClient.all(clientId);
}

export function formEntryOf(row: Row): FormEntry | undefined {
  if (row.type === answerType) return answerEntryOf(row);
  const shown = readForm({ type: formType, payload: plain(row.payload) });
  return (
    shown && { kind: 'form', messageId: row.message_id, at: row.order_at, shown, answered: row.answered ?? undefined }
  );
}

/** What is not here asks nothing: then an answer is one to another form. */
const nothingAsked = { messageId: '' as MessageId, type: formType, payload: new Uint8Array(0) };

function answerEntryOf(row: Row): AnswerEntry {
  const asked =
    row.asked_id === null || row.asked_payload === null
      ? undefined
      : { messageId: row.asked_id, type: formType, payload: plain(row.asked_payload) };
  const read = readFormAnswer(asked ?? nothingAsked, {
    type: answerType,
    payload: plain(row.payload),
    relationshipId: row.relationship_id,
  });
  const isOtherKey = read.kind === 'sound' && row.signer !== null && !sameBytes(plain(row.signer), read.signer);
  return {
    kind: 'form-answer',
    messageId: row.message_id,
    relationshipId: row.relationship_id,
    at: row.order_at,
    asks: row.asked_id ?? undefined,
    askedAt: row.asked_at ?? undefined,
    shown: asked && readForm(asked),
    verdict: isOtherKey ? 'other-key' : read.kind,
    given: read.kind === 'sound' ? { answer: read.answer, signer: read.signer } : undefined,
  };
}
