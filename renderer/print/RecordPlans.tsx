/** The channel plan in the record: what was agreed, version by version. */
import type { RecordDocument } from '../../shared/contract/index.ts';
import { planFacts } from '../../shared/domain/channel-plan.ts';
import { factValue } from '../i18n/plan-fact-text.ts';
import { printText } from '../i18n/print-text.ts';
import { momentOf } from './record-layout.ts';

export function RecordPlans({ record: { channelPlan = [], locale } }: { readonly record: RecordDocument }) {
  const text = printText(locale);
  return channelPlan.map(({ number, at, author, plan }, index) => (
    <section key={number}>
      <h2>{text(index === 0 ? 'channelPlans.print.inForce' : 'channelPlans.print.version', { number })}</h2>
      <p className="meta">{text('channelPlans.print.by', { by: author, at: momentOf(at) })}</p>
      <table className="facts">
        <tbody>
          {planFacts(plan).map((fact) => (
            <tr key={fact.name}>
              <th scope="row">{text(`channelPlans.fact.${fact.name}`)}</th>
              <td dir="auto">{factValue(fact, text, locale)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  ));
}
