/** What is known of one client's consent, in a few words. */
import type { ConsentView } from '../../../shared/contract/methods/policies.ts';
import { Badge, Quiet } from '../../components/index.ts';
import { localDay, useDates } from '../../i18n/use-dates.ts';
import { useText } from '../../i18n/use-text.ts';
import styles from './policies.module.css';

export function ConsentText({ consent }: { readonly consent: ConsentView | undefined }) {
  const text = useText();
  const dates = useDates();
  if (consent === undefined) return text('policies.consent.none');
  if (consent.kind === 'not-asked') return text('policies.consent.not-asked');
  const { kind, version, at, unsound } = consent;
  const askedFor = kind === 'asked' ? undefined : consent.askedFor;
  const signedBefore = kind === 'asked' ? undefined : consent.signedBefore;
  return (
    <span className={styles['consent']}>
      <span>{text(`policies.consent.${kind}`, { version, day: dates.day(localDay(at)) })}</span>
      {signedBefore !== undefined && (
        <Quiet as="span">{text('policies.consent.before', { version: signedBefore })}</Quiet>
      )}
      {askedFor !== undefined && <Quiet as="span">{text('policies.consent.askedFor', { version: askedFor })}</Quiet>}
      {kind === 'signed' && !consent.isCurrent && askedFor === undefined && (
        <Quiet as="span">{text('policies.consent.older')}</Quiet>
      )}
      {unsound !== undefined && <Badge tone="danger">{text('policies.consent.unsound')}</Badge>}
    </span>
  );
}
