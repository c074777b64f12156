/** What was asked and answered, gathered from the entries for lists, measures, search and what a person should see at once. */
import type { Output } from '../../../../shared/contract/index.ts';
import type { AskedFormView, FormVerdict } from '../../../../shared/contract/methods/forms.ts';
import type { FormKind, MeasureName } from '../../../../shared/domain/forms/form.ts';
import { type Severity, scoredQuestions } from '../../../../shared/domain/forms/measures.ts';
import type { ClientId, FormId, MessageId, Timestamp } from '../../../../shared/domain/ids.ts';
import { assertNever } from '../../../../shared/language/assert-never.ts';
import type { AnswerStanding } from '../../../../shared/messenger/form-codec.ts';
import type { WritableDatabase } from '../../database/database.ts';
import { type AnswerEntry, type AskedEntry, formEntryOf, unprojectedRows } from './form-entries.ts';
import { linesOf, scoreView } from './form-views.ts';

type AskedRow = {
  client_id: ClientId;
  message_id: MessageId;
  form_id: FormId;
  version: number;
  kind: FormKind;
  title: string;
  at: Timestamp;
  delivery: 'queued' | 'sent' | 'delivered' | 'read' | 'failed' | null;
};
type AnswerRow = {
  message_id: MessageId;
  verdict: FormVerdict;
  standing: AnswerStanding | null;
  answered_at: Timestamp | null;
  at: Timestamp;
};
type MeasureRow = AnswerRow & {
  measure: MeasureName;
  total: number | null;
  severity: Severity | null;
  names_self_harm: number;
  is_withdrawn: number;
};
type AttentionRow = { client_id: ClientId; name: string; message_id: MessageId; title: string; at: Timestamp };

/** The highest points of one question. */
const mostPoints = 3;

export function createAskedForms(database: WritableDatabase) {
  const unprojected = unprojectedRows(database);
  const insertIndex = database.command('INSERT INTO form_index (text) VALUES (?)');
  const insertAsked = database.command(`
    INSERT INTO form_asked (client_id, message_id, form_id, version, kind, title, at, index_row) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`);
  const insertAnswer = database.command(`
    INSERT INTO form_answer (client_id, message_id, target_id, title, verdict, standing, answered_at, measure, total, severity,
      names_self_harm, at, index_row) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const pin = database.command(
    'INSERT INTO form_signer (relationship_id, client_id, signer) VALUES (?, ?, ?) ON CONFLICT (relationship_id) DO NOTHING',
  );
  const askedColumns = `
    SELECT form_asked.client_id, form_asked.message_id, form_asked.form_id, form_asked.version, form_asked.kind, form_asked.title, form_asked.at,
      entry.delivery
    FROM form_asked JOIN entry ON entry.conversation_id = form_asked.client_id AND entry.message_id = form_asked.message_id`;
  const askedOfClient = database.query<AskedRow>(
    `${askedColumns} WHERE form_asked.client_id = ? ORDER BY form_asked.id DESC`,
  );
  const askedOfForm = database.query<AskedRow>(
    `${askedColumns} WHERE form_asked.form_id = ? AND form_asked.client_id = ? ORDER BY form_asked.id DESC`,
  );
  const askedOne = database.query<AskedRow>(
    `${askedColumns} WHERE form_asked.client_id = ? AND form_asked.message_id = ?`,
  );
  const answers = database.query<AnswerRow>(`
    SELECT message_id, verdict, standing, answered_at, at FROM form_answer WHERE client_id = ? AND target_id = ? ORDER BY id`);
  const measures = database.query<MeasureRow>(`
    SELECT message_id, verdict, standing, answered_at, at, measure, total, severity, names_self_harm,
      EXISTS (SELECT 1 FROM form_answer AS later WHERE later.client_id = form_answer.client_id
        AND later.target_id = form_answer.target_id AND later.id > form_answer.id AND later.standing = 'withdrawn'
        AND later.verdict = 'sound') AS is_withdrawn
    FROM form_answer WHERE client_id = ? AND measure IS NOT NULL AND standing IN ('answered', 'signed')
    ORDER BY measure, answered_at, id`);
  const attention = database.query<AttentionRow>(`
    SELECT form_answer.client_id, client.name, form_answer.message_id, form_answer.title, form_answer.at
    FROM form_answer JOIN client ON client.id = form_answer.client_id
    WHERE form_answer.names_self_harm = 1 AND form_answer.acknowledged_at IS NULL ORDER BY form_answer.at`);
  const acknowledged = database.query<{ acknowledged_at: Timestamp | null }>(
    'SELECT acknowledged_at FROM form_answer WHERE client_id = ? AND message_id = ?',
  );
  const acknowledge = database.command(`
    UPDATE form_answer SET acknowledged_at = ?
    WHERE client_id = ? AND message_id = ? AND names_self_harm = 1 AND acknowledged_at IS NULL`);

  function addAsked(clientId: ClientId, { messageId, at, shown }: AskedEntry): void {
    const { lastRowId } = insertIndex.run(shown.form.title);
    const { kind, title } = shown.form;
    insertAsked.run(clientId, messageId, shown.formId, shown.version, kind, title, at, lastRowId);
  }

  function addAnswer(clientId: ClientId, entry: AnswerEntry): void {
    const { given, shown, verdict } = entry;
    if (given !== undefined && verdict === 'sound') pin.run(entry.relationshipId, clientId, given.signer);
    const { score, isSelfHarmNamed } = scoreView(entry);
    const title = shown?.form.title ?? '';
    const words = linesOf(entry).flatMap(({ label, answer }) => (answer === '' ? [] : [label, answer]));
    const { lastRowId } = insertIndex.run([title, ...words].join('\n'));
    insertAnswer.run(
      clientId,
      entry.messageId,
      entry.asks ?? '',
      title,
      verdict,
      given?.answer.standing ?? null,
      given?.answer.at ?? null,
      score?.measure ?? null,
      score?.total ?? null,
      score?.severity ?? null,
      isSelfHarmNamed ? 1 : 0,
      entry.at,
      lastRowId,
    );
  }

  function viewOf(row: AskedRow): AskedFormView {
    const given = answers.all(row.client_id, row.message_id);
    const last = given.findLast(({ verdict, standing }) => verdict === 'sound' && standing !== null);
    return {
      messageId: row.message_id,
      formId: row.form_id,
      version: row.version,
      kind: row.kind,
      title: row.title,
      at: row.at,
      standing: last?.standing ?? row.delivery ?? 'queued',
      ...(last === undefined || last.answered_at === null ? {} : { answeredAt: last.answered_at }),
      answers: given.map(({ message_id, at, verdict, standing }) => ({
        messageId: message_id,
        at,
        verdict,
        ...(standing === null ? {} : { standing }),
      })),
    };
  }

  return {
    /** Takes in what came since, of one client or of all; false when there was nothing. Doing it again changes nothing. */
    takeIn(clientId?: ClientId): boolean {
      return database.transaction(() => {
        let hasNew = false;
        // One at a time: the first answer's key is the one that the next is held against.
        for (const row of unprojected(clientId)) {
          const signed = database
            .query<{ signer: Uint8Array }>('SELECT signer FROM form_signer WHERE relationship_id = ?')
            .get(row.relationship_id);
          const entry = formEntryOf({ ...row, signer: signed?.signer ?? null });
          switch (entry?.kind) {
            case undefined:
              break;
            case 'form':
              addAsked(row.client_id, entry);
              hasNew = true;
              break;
            case 'form-answer':
              addAnswer(row.client_id, entry);
              hasNew = true;
              break;
            default:
              assertNever(entry);
          }
        }
        return hasNew;
      });
    },
    ofClient: (clientId: ClientId): AskedFormView[] => askedOfClient.all(clientId).map(viewOf),
    /** How often this client was asked this form, newest first. */
    ofForm: (formId: FormId, clientId: ClientId): AskedFormView[] => askedOfForm.all(formId, clientId).map(viewOf),
    one(clientId: ClientId, messageId: MessageId): AskedFormView | undefined {
      const row = askedOne.get(clientId, messageId);
      return row && viewOf(row);
    },
    measures(clientId: ClientId): Output<'forms.measures'> {
      const rows = measures.all(clientId);
      return [...new Set(rows.map(({ measure }) => measure))].map((measure) => ({
        measure,
        of: mostPoints * scoredQuestions(measure).length,
        points: rows.filter((row) => row.measure === measure).map(pointOf),
      }));
    },
    attention: (): Output<'forms.attention'> =>
      attention.all().map(({ client_id, name, message_id, title, at }) => ({
        clientId: client_id,
        clientName: name,
        messageId: message_id,
        title,
        at,
      })),
    acknowledgedAt: (clientId: ClientId, messageId: MessageId): Timestamp | undefined =>
      acknowledged.get(clientId, messageId)?.acknowledged_at ?? undefined,
    /** False where there was nothing to acknowledge. */
    acknowledge: (clientId: ClientId, messageId: MessageId, at: Timestamp): boolean =>
      acknowledge.run(at, clientId, messageId).changes > 0,
  };
}

function pointOf(row: MeasureRow): Output<'forms.measures'>[number]['points'][number] {
  return {
    messageId: row.message_id,
    at: row.answered_at ?? row.at,
    ...(row.total === null ? {} : { total: row.total }),
    ...(row.severity === null ? {} : { severity: row.severity }),
    isSelfHarmNamed: row.names_self_harm === 1,
    isWithdrawn: row.is_withdrawn === 1,
    verdict: row.verdict,
  };
}
