/** The record as a paper document: what it is and how complete, then every line under its day. */
import type { RecordDocument } from '../../shared/contract/index.ts';
import { printText } from '../i18n/print-text.ts';
import { RecordLineView } from './RecordLineView.tsx';
import { lineNumbers, longDay, momentOf, recordDays } from './record-layout.ts';

export function RecordPaper({ record }: { readonly record: RecordDocument }) {
  const text = printText(record.locale);
  const numbers = lineNumbers(record.lines);
  const days = recordDays(record.lines);
  return (
    <main>
      <h1 dir="auto">{text('print.record.title', { client: record.client.name })}</h1>
      <RecordFacts record={record} />
      {days.length === 0 && <p className="empty">{text('print.record.empty')}</p>}
      {days.map((day) => (
        <section key={day.lines[0]?.number ?? 0}>
          {day.day !== undefined && <h2>{longDay(record.locale, day.day)}</h2>}
          <ol>
            {day.lines.map((line) => (
              <RecordLineView key={line.number} line={line} locale={record.locale} numbers={numbers} />
            ))}
          </ol>
        </section>
      ))}
      <p className="end">{text('print.record.end')}</p>
    </main>
  );
}

function RecordFacts({ record }: { readonly record: RecordDocument }) {
  const text = printText(record.locale);
  const { counts, chainHeads, range } = record;
  const completeness = [
    text('print.record.counts.messages', { messages: counts.messages, expected: counts.expectedMessages }),
    text('print.record.counts.notes', { notes: counts.notes, expected: counts.expectedNotes }),
    text('print.record.counts.failed', { failed: counts.failed }),
  ].join(', ');
  return (
    <dl className="facts">
      <dt>{text('print.record.counts')}</dt>
      <dd className="counts">{completeness}</dd>
      <dt>{text('print.record.practice')}</dt>
      <dd dir="auto">{record.practice.name}</dd>
      <dt>{text('print.record.therapist')}</dt>
      <dd dir="auto">{record.practice.therapist}</dd>
      <dt>{text('print.record.client')}</dt>
      <dd dir="auto">{record.client.name}</dd>
      <dt>{text('print.record.range')}</dt>
      <dd>
        {text('print.record.range.value', {
          from: longDay(record.locale, range.fromDay),
          to: longDay(record.locale, range.toDay),
        })}
      </dd>
      <dt>{text('print.record.timeZone')}</dt>
      <dd>{text('print.record.timeZone.value', { timeZone: range.timeZone })}</dd>
      <dt>{text('print.record.recipient')}</dt>
      <dd dir="auto">{record.recipient}</dd>
      <dt>{text('print.record.reason')}</dt>
      <dd dir="auto">{record.reason}</dd>
      <dt>{text('print.record.created')}</dt>
      <dd>
        {momentOf(record.createdAt)}, {text('print.record.program.value', { version: record.appVersion })}
      </dd>
      {chainHeads !== undefined && (
        <>
          <dt>{text('print.record.heads')}</dt>
          <dd className="hash">
            {text('print.record.heads.sent', { ...chainHeads.sent })}
            <br />
            {text('print.record.heads.received', { ...chainHeads.received })}
          </dd>
        </>
      )}
    </dl>
  );
}
