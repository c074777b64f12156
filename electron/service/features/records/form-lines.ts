/** Forms and answers as lines of a record. */
import type { RecordLine } from '../../../../shared/contract/index.ts';
import { type FormItem, isQuestion } from '../../../../shared/domain/forms/form.ts';
import type { Timestamp } from '../../../../shared/domain/ids.ts';
import { toHex } from '../../../../shared/language/bytes.ts';
import { type FormEntry, linesOf, scoreView } from '../forms/index.ts';
import type { MessageRow } from './records.repository.ts';

type Line<Kind extends RecordLine['kind']> = Omit<Extract<RecordLine, { readonly kind: Kind }>, 'number'>;
type Instant = (at: Timestamp) => string;

export function formLine(
  row: MessageRow,
  entry: FormEntry,
  instant: Instant,
  names: { readonly client: string; readonly therapist: string },
): Line<'form'> | Line<'form-answer'> {
  const common = {
    id: row.message_id,
    at: instant(row.order_at),
    storedAt: instant(row.stored_at),
    chain: { sequence: row.sequence, hash: toHex(row.chain_hash) },
  };
  if (entry.kind === 'form') {
    const { formId, version, form, formHash } = entry.shown;
    return {
      kind: 'form',
      ...common,
      name: names.therapist,
      formKind: form.kind,
      formId,
      version,
      title: form.title,
      locale: form.locale,
      sha256: toHex(formHash),
      parts: form.items.map(partOf),
      ...deliveryPart(row, instant),
    };
  }
  const { shown, given, asks, verdict } = entry;
  const { score } = scoreView(entry);
  return {
    kind: 'form-answer',
    ...common,
    name: names.client,
    asks: asks ?? '',
    verdict,
    ...(shown === undefined
      ? {}
      : {
          form: {
            formId: shown.formId,
            version: shown.version,
            title: shown.form.title,
            sha256: toHex(shown.formHash),
          },
        }),
    ...(given === undefined
      ? {}
      : {
          given: {
            standing: given.answer.standing,
            at: instant(given.answer.at),
            timeZone: given.answer.timeZone,
            answers: linesOf(entry).map(({ label, answer, kind, signedOn, drawing }) => ({
              question: label,
              answer,
              ...(kind === 'signature' ? { isSignature: true as const } : {}),
              ...(signedOn === undefined ? {} : { signedOn }),
              ...(drawing === undefined ? {} : { drawing }),
            })),
            signer: toHex(given.signer),
            ...(score === undefined ? {} : { score }),
          },
        }),
    ...(row.read_at === null ? {} : { readAt: instant(row.read_at) }),
  };
}

function partOf(item: FormItem): Line<'form'>['parts'][number] {
  if (!isQuestion(item)) return { kind: item.kind, text: item.text };
  const { kind, label } = item;
  if (item.kind === 'choice') return { kind, text: label, options: item.options.map((option) => option.label) };
  if (item.kind === 'scale')
    return {
      kind,
      text: label,
      options: [`${String(item.from)} ${item.fromLabel}`.trim(), `${String(item.to)} ${item.toLabel}`.trim()],
    };
  return { kind, text: label };
}

/** How far a message of the therapist's is known to have come. */
export function deliveryPart(row: MessageRow, instant: Instant): Pick<Line<'form'>, 'delivery'> {
  if (row.delivery === null) return {};
  const optional = (name: 'sentAt' | 'deliveredAt' | 'readAt', at: Timestamp | null) =>
    at === null ? {} : { [name]: instant(at) };
  return {
    delivery: {
      state: row.delivery,
      ...optional('sentAt', row.delivery_sent_at),
      ...optional('deliveredAt', row.delivered_at),
      ...optional('readAt', row.delivery_read_at),
      ...(row.failure === null ? {} : { reason: row.failure }),
    },
  };
}
