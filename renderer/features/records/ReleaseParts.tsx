/** What goes in by kind, with how much of it there is, and what stays out and why: counted by the service as the form changes. */
import type { Output } from '../../../shared/contract/index.ts';
import { type ReleasePart, releaseParts } from '../../../shared/domain/release.ts';
import { Banner, Checkbox } from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { useFaultText } from '../../service/use-fault-text.ts';
import { useServiceQuery } from '../../service/use-service.ts';
import type { Release } from './export-form.ts';
import styles from './records.module.css';

type Counts = Output<'records.preview'>;

type ReleasePartsProps = {
  /** Undefined while the client or the days are not chosen. */
  readonly release: Release | undefined;
  readonly parts: readonly ReleasePart[];
  onChange(part: ReleasePart, isWanted: boolean): void;
};

export function ReleaseParts(props: ReleasePartsProps) {
  return props.release === undefined ? (
    <Choices {...props} counts={undefined} />
  ) : (
    <Counted {...props} release={props.release} />
  );
}

function Counted({ release, ...props }: ReleasePartsProps & { readonly release: Release }) {
  const faultText = useFaultText();
  const counts = useServiceQuery('records.preview', release, { keepPrevious: true });
  return (
    <>
      <Choices {...props} release={release} counts={counts.data} />
      {counts.isError && <Banner tone="danger">{faultText(counts.error)}</Banner>}
      <Summary counts={counts.data} />
    </>
  );
}

function Choices({ parts, counts, onChange }: ReleasePartsProps & { readonly counts: Counts | undefined }) {
  const text = useText();
  return (
    <div className={styles['parts']}>
      {releaseParts.map((part) => {
        const found = counts?.parts.find((count) => count.part === part);
        const hint = counts === undefined ? undefined : partHint(found, text);
        return (
          <Checkbox
            key={part}
            label={text(`records.part.${part}`)}
            {...(hint === undefined ? {} : { hint })}
            checked={parts.includes(part)}
            onChange={(isWanted) => onChange(part, isWanted)}
          />
        );
      })}
    </div>
  );
}

function partHint(count: Counts['parts'][number] | undefined, text: ReturnType<typeof useText>): string {
  if (count === undefined) return text('records.part.none');
  const out = Object.values(count.leftOut).reduce((sum, one) => sum + one, 0);
  return text('records.part.count', { included: count.included, total: count.included + out });
}

function Summary({ counts }: { readonly counts: Counts | undefined }) {
  const text = useText();
  if (counts === undefined)
    return (
      <div className={styles['preview']} role="status">
        {text('records.preview.counting')}
      </div>
    );
  const count = counts.parts.reduce((sum, { part, included }) => (part === 'attachments' ? sum : sum + included), 0);
  const out = counts.parts.flatMap(({ part, leftOut }) =>
    (Object.entries(leftOut) as [keyof typeof leftOut, number][]).map(([why, left]) => ({ part, why, left })),
  );
  return (
    <div className={styles['preview']} role="status">
      <p className={styles['previewCount']}>
        {text('records.preview.count', { count })} {text('records.preview.redactions', { count: counts.redactions })}
      </p>
      {counts.unsignedNotes > 0 && (
        <p className={styles['unsigned']}>{text('records.preview.unsigned', { count: counts.unsignedNotes })}</p>
      )}
      <p className={styles['legend']}>{text('records.out.title')}</p>
      {out.length === 0 ? (
        <p>{text('records.out.nothing')}</p>
      ) : (
        <ul className={styles['out']}>
          {out.map(({ part, why, left }) => (
            <li key={`${part} ${why}`}>
              {text('records.out.line', {
                part: text(`records.part.${part}`),
                count: left,
                why: text(`records.why.${why}`),
              })}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
