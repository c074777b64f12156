/** The record as a paper document: what it is and how complete, then every line under its day. */
import type { ReactNode } from 'react';
import type { Output } from '../../shared/contract/index.ts';
import { printText } from '../i18n/print-text.ts';
import { RecordAmendments } from './RecordAmendments.tsx';
import { RecordPlans } from './RecordPlans.tsx';
import { RecordLineView } from './RecordLineView.tsx';
import { longDay, momentOf, recordDays } from './record-layout.ts';
import { moreCounts, ReleaseFacts } from './ReleaseFacts.tsx';

type Printed = Output<'records.printDocument'>;

export function RecordPaper({ record, volume, numbers, thumbnails }: Printed) {
  const text = printText(record.locale);
  const pictures = new Map(thumbnails.map((one) => [one.id, one]));
  const days = recordDays(record.lines);
  return (
    <main>
      <h1 dir="auto">{text('print.record.title', { client: record.client.name })}</h1>
      <RecordFacts record={record} volume={volume} />
      {volume.number === 1 && <RecordPlans record={record} />}
      {volume.number === 1 && <RecordAmendments record={record} />}
      {days.length === 0 && <p className="empty">{text('print.record.empty')}</p>}
      {days.map((day) => (
        <section key={day.lines[0]?.number ?? 0}>
          {day.day !== undefined && <h2>{longDay(record.locale, day.day)}</h2>}
          <ol>
            {day.lines.map((line) => (
              <RecordLineView
                key={line.number}
                line={line}
                locale={record.locale}
                numbers={numbers}
                pictures={pictures}
              />
            ))}
          </ol>
        </section>
      ))}
      <p className="end">
        {text(volume.number === volume.of ? 'print.record.end' : 'print.record.goesOn', { next: volume.number + 1 })}
      </p>
    </main>
  );
}

function RecordFacts({ record, volume }: Pick<Printed, 'record' | 'volume'>) {
  const text = printText(record.locale);
  const { counts, chainHeads, range } = record;
  const completeness = [
    text('print.record.counts.messages', { messages: counts.messages, expected: counts.expectedMessages }),
    text('print.record.counts.contacts', { contacts: counts.contacts, expected: counts.expectedContacts }),
    ...(counts.expectedImported === 0
      ? []
      : [text('print.record.counts.imported', { imported: counts.imported, expected: counts.expectedImported })]),
    text('print.record.counts.notes', { notes: counts.notes, expected: counts.expectedNotes }),
    ...moreCounts(counts, record.locale),
    text('print.record.counts.failed', { failed: counts.failed }),
  ].join(', ');
  // A table and not a list of terms: its cells keep their roles in a tagged PDF.
  return (
    <table className="facts">
      <tbody>
        <Fact name={text('print.record.counts')}>
          <span className="counts">{completeness}</span>
        </Fact>
        {volume.of > 1 && (
          <Fact name={text('print.record.volume')}>{text('print.record.volume.value', { ...volume })}</Fact>
        )}
        <Fact name={text('print.record.practice')}>{record.practice.name}</Fact>
        <Fact name={text('print.record.therapist')}>{record.practice.therapist}</Fact>
        <Fact name={text('print.record.client')}>{record.client.name}</Fact>
        <Fact name={text('print.record.range')}>
          {text('print.record.range.value', {
            from: longDay(record.locale, range.fromDay),
            to: longDay(record.locale, range.toDay),
          })}
        </Fact>
        <Fact name={text('print.record.timeZone')}>
          {text('print.record.timeZone.value', { timeZone: range.timeZone })}
        </Fact>
        <Fact name={text('print.record.recipient')}>{record.recipient}</Fact>
        <Fact name={text('print.record.reason')}>{record.reason}</Fact>
        <Fact name={text('print.record.created')}>
          {momentOf(record.createdAt)}, {text('print.record.program.value', { version: record.appVersion })}
        </Fact>
        <ReleaseFacts record={record} />
        {chainHeads !== undefined && (
          <Fact name={text('print.record.heads')}>
            <span className="hash">
              {text('print.record.heads.sent', { ...chainHeads.sent })}
              <br />
              {text('print.record.heads.received', { ...chainHeads.received })}
            </span>
          </Fact>
        )}
      </tbody>
    </table>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td dir="auto">{children}</td>
    </tr>
  );
}
