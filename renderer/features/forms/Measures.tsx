/** A client's measures over time: a plain chart for the eye and the same numbers as a table for everyone. */
import { Fragment } from 'react';
import type { Output } from '../../../shared/contract/index.ts';
import type { ClientId, MessageId } from '../../../shared/domain/ids.ts';
import { DateTime, Heading, Quiet } from '../../components/index.ts';
import { useDates } from '../../i18n/use-dates.ts';
import { useText } from '../../i18n/use-text.ts';
import { useServiceQuery } from '../../service/use-service.ts';
import { chartOf } from './measure-chart.ts';
import { useScoreText } from './use-score-text.ts';
import styles from './forms.module.css';

type Measure = Output<'forms.measures'>[number];

export function Measures({ clientId, onOpen }: { readonly clientId: ClientId; onOpen(id: MessageId): void }) {
  const { data: measures } = useServiceQuery('forms.measures', { clientId });
  return (measures ?? []).map((measure) => <OneMeasure key={measure.measure} measure={measure} onOpen={onOpen} />);
}

function OneMeasure({ measure, onOpen }: { readonly measure: Measure; onOpen(id: MessageId): void }) {
  const text = useText();
  const scoreText = useScoreText();
  const name = text(`forms.measure.${measure.measure}`);
  return (
    <section aria-labelledby={`measure-${measure.measure}`} className={styles['measure']}>
      <Heading level={3} size="body" id={`measure-${measure.measure}`}>
        {name}
      </Heading>
      <Chart measure={measure} />
      <table className={styles['scores']}>
        <caption>
          <Quiet as="span">{text('forms.measure.caption', { of: measure.of })}</Quiet>
        </caption>
        <thead>
          <tr>
            <th scope="col">{text('forms.measure.when')}</th>
            <th scope="col">{text('forms.measure.score')}</th>
          </tr>
        </thead>
        <tbody>
          {measure.points.toReversed().map((point) => (
            <tr key={point.messageId}>
              <th scope="row">
                <button type="button" className={styles['link']} onClick={() => onOpen(point.messageId)}>
                  <DateTime at={point.at} />
                </button>
              </th>
              <td>
                {scoreText({ of: measure.of, ...point })}
                {point.isWithdrawn && ` · ${text('forms.standing.withdrawn')}`}
                {point.verdict !== 'sound' && ` · ${text('forms.panel.unsound')}`}
                {point.isSelfHarmNamed && <p className={styles['warning']}>{text('forms.selfHarm.row')}</p>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Quiet>{text('forms.measure.limits')}</Quiet>
    </section>
  );
}

function Chart({ measure }: { readonly measure: Measure }) {
  const text = useText();
  const dates = useDates();
  const chart = chartOf(measure);
  const [first] = chart.points;
  const last = chart.points.at(-1);
  if (first === undefined || last === undefined) return null;
  return (
    <svg
      className={styles['chart']}
      viewBox={`0 0 ${String(chart.width)} ${String(chart.height)}`}
      role="img"
      aria-label={text('forms.measure.chart', {
        measure: text(`forms.measure.${measure.measure}`),
        count: chart.points.length,
        first: first.total,
        last: last.total,
      })}
    >
      {chart.lines.map(({ score, y }) => (
        <Fragment key={score}>
          <line x1={chart.left} x2={chart.width} y1={y} y2={y} className={styles['chartLine']} />
          <text x={chart.left - 6} y={y + 4} textAnchor="end" className={styles['chartText']}>
            {score}
          </text>
        </Fragment>
      ))}
      <polyline
        points={chart.points.map(({ x, y }) => `${String(x)},${String(y)}`).join(' ')}
        className={styles['chartPath']}
      />
      {chart.points.map(({ x, y, total, at }) => (
        <g key={at}>
          <circle cx={x} cy={y} r={4} className={styles['chartPoint']} />
          <text x={x} y={y - 9} textAnchor="middle" className={styles['chartText']}>
            {total}
          </text>
        </g>
      ))}
      <text x={first.x} y={chart.height - 4} textAnchor="start" className={styles['chartText']}>
        {dates.dateTime(first.at)}
      </text>
      {last.at !== first.at && (
        <text x={last.x} y={chart.height - 4} textAnchor="end" className={styles['chartText']}>
          {dates.dateTime(last.at)}
        </text>
      )}
    </svg>
  );
}
