/** Of a record's first page: what is hidden in it, what stayed out and why, and the key that its certificate is signed with. */
import type { RecordDocument } from '../../shared/contract/index.ts';
import { readableKey } from '../../shared/contract/record-certificate.ts';
import { redactionWords } from '../../shared/domain/redaction-words.ts';
import { printText } from '../i18n/print-text.ts';

type Counts = RecordDocument['counts'];

export function ReleaseFacts({ record }: { readonly record: RecordDocument }) {
  const text = printText(record.locale);
  const { redactions, leftOut, certificateKey } = record;
  return (
    <>
      <tr>
        <th scope="row">{text('print.record.audience')}</th>
        <td>{text(`records.audience.${record.audience}`)}</td>
      </tr>
      <tr>
        <th scope="row">{text('print.record.hidden')}</th>
        <td>
          {text('print.record.hidden.count', { count: redactions.reduce((sum, { count }) => sum + count, 0) })}
          {redactions.length > 0 &&
            `: ${redactions.map(({ reason, count }) => `${redactionWords(record.locale, reason)} (${String(count)})`).join(', ')}`}
        </td>
      </tr>
      <tr>
        <th scope="row">{text('print.record.leftOut')}</th>
        <td>
          {leftOut.length === 0 ? (
            text('print.record.leftOut.nothing')
          ) : (
            <ul>
              {leftOut.map(({ part, why, count }) => (
                <li key={`${part} ${why}`}>
                  {text('records.out.line', {
                    part: text(`records.part.${part}`),
                    count,
                    why: text(`records.why.${why}`),
                  })}
                </li>
              ))}
            </ul>
          )}
        </td>
      </tr>
      <tr>
        <th scope="row">{text('print.record.key')}</th>
        <td>
          <span className="hash">{readableKey(certificateKey)}</span>
        </td>
      </tr>
    </>
  );
}

/** What is counted beside messages, contacts and notes, where there is any. */
export function moreCounts(counts: Counts, locale: RecordDocument['locale']): readonly string[] {
  const text = printText(locale);
  const all = [
    { part: 'psychotherapy-notes', included: counts.psychotherapyNotes, expected: counts.expectedPsychotherapyNotes },
    { part: 'forms', included: counts.forms, expected: counts.expectedForms },
    { part: 'policies', included: counts.policies, expected: counts.expectedPolicies },
    { part: 'safety-plans', included: counts.safetyPlans, expected: counts.expectedSafetyPlans },
    { part: 'plans', included: counts.plans, expected: counts.expectedPlans },
    { part: 'events', included: counts.events, expected: counts.expectedEvents },
    { part: 'attachments', included: counts.attachments, expected: counts.expectedAttachments },
  ] as const;
  return all.flatMap(({ part, included, expected }) =>
    expected === 0
      ? []
      : [text('print.record.counts.more', { part: text(`records.part.${part}`), included, expected })],
  );
}
