/** Requests to correct the record and what was answered, beside the record's own entries. */
import type { RecordDocument } from '../../shared/contract/index.ts';
import { writtenDay } from '../i18n/plan-fact-text.ts';
import { printText } from '../i18n/print-text.ts';

type Statement = NonNullable<RecordDocument['amendments']>[number]['statements'][number];

export function RecordAmendments({ record: { amendments = [], locale } }: { readonly record: RecordDocument }) {
  if (amendments.length === 0) return null;
  const text = printText(locale);
  return (
    <section>
      <h2>{text('amendments.title')}</h2>
      {amendments.map(({ statements }, index) => (
        <dl key={`${String(index)} ${statements[0]?.day ?? ''}`}>
          {statements.map((statement, place) => (
            <StatementView key={`${String(place)} ${statement.kind}`} statement={statement} locale={locale} />
          ))}
        </dl>
      ))}
    </section>
  );
}

function StatementView({ statement, locale }: { statement: Statement; locale: RecordDocument['locale'] }) {
  const text = printText(locale);
  const { kind, day, about, text: words, enteredBy } = statement;
  return (
    <div>
      <dt>
        {text(`amendments.kind.${kind}`, { day: writtenDay(locale, day) })} ({enteredBy})
        {about !== '' && <bdi>: {about}</bdi>}
      </dt>
      <dd dir="auto">{words}</dd>
    </div>
  );
}
