/** The versions that were made: their words, their hash, and what changed from the one before. */
import { useState } from 'react';
import type { Output } from '../../../shared/contract/index.ts';
import type { PolicyLocale } from '../../../shared/domain/policies/policy.ts';
import { usePaper } from '../../app/use-paper.ts';
import { Badge, Banner, Button, DateTime, Heading, PrintSheet, Quiet, Spinner } from '../../components/index.ts';
import { printText } from '../../i18n/print-text.ts';
import { useDates } from '../../i18n/use-dates.ts';
import { useText } from '../../i18n/use-text.ts';
import { useFaultText } from '../../service/use-fault-text.ts';
import { useServiceQuery } from '../../service/use-service.ts';
import { Changes } from './Changes.tsx';
import { Choices } from './Choices.tsx';
import styles from './policies.module.css';
import { PolicyPrint } from './PolicyPrint.tsx';
import { PolicyWording } from './PolicyWording.tsx';

type Version = Output<'policies.get'>['versions'][number];

export function PolicyVersions({ versions }: { readonly versions: readonly Version[] }) {
  const text = useText();
  const [shown, setShown] = useState(versions[0]?.number ?? 1);
  return (
    <div className={styles['builder']}>
      <ol role="list" className={styles['versions']}>
        {versions.map(({ number, madeAt, author, texts }, index) => (
          <li key={number} className={styles['version']}>
            <div className={styles['previewHead']}>
              <Heading level={3} size="body">
                {text('policies.version', { number })}
              </Heading>
              {index === 0 && <Badge tone="done">{text('policies.inForce')}</Badge>}
              <Button
                size="small"
                variant="quiet"
                aria-pressed={number === shown}
                aria-label={text('policies.version.showNumber', { number })}
                onClick={() => setShown(number)}
              >
                {text('policies.version.show')}
              </Button>
            </div>
            <Quiet>
              <DateTime at={madeAt} />, <span dir="auto">{author}</span>
            </Quiet>
            {texts.map(({ locale, sha256 }) => (
              <Quiet key={locale}>
                {text(`policies.language.${locale}`)}, SHA-256 <span className={styles['hash']}>{sha256}</span>
              </Quiet>
            ))}
          </li>
        ))}
      </ol>
      <ShownVersion key={shown} number={shown} />
    </div>
  );
}

function ShownVersion({ number }: { readonly number: number }) {
  const text = useText();
  const dates = useDates();
  const faultText = useFaultText();
  const paper = usePaper();
  const version = useServiceQuery('policies.version', { number });
  const before = useServiceQuery('policies.version', { number: number - 1 }, { enabled: number > 1 });
  const [locale, setLocale] = useState<PolicyLocale>();
  if (version.isError) return <Banner tone="danger">{faultText(version.error)}</Banner>;
  const shown = version.data?.forms.find((one) => one.locale === locale) ?? version.data?.forms[0];
  if (version.data === undefined || shown === undefined) return <Spinner />;
  const { madeAt, author, texts } = version.data;
  const earlier = before.data?.forms.find((one) => one.locale === shown.locale);
  const hash = texts.find((one) => one.locale === shown.locale)?.sha256 ?? '';
  const words = printText(shown.locale);
  return (
    <section className={styles['beside']} aria-label={text('policies.version', { number })}>
      {version.data.forms.length > 1 && (
        <Choices
          label={text('policies.preview.language')}
          options={version.data.forms.map((one) => ({
            value: one.locale,
            label: text(`policies.language.${one.locale}`),
          }))}
          value={shown.locale}
          onChange={setLocale}
        />
      )}
      {earlier !== undefined && (
        <section>
          <Heading level={3} size="body">
            {text('policies.changes.from', { number: number - 1 })}
          </Heading>
          <Changes before={earlier.form} after={shown.form} />
        </section>
      )}
      <div className={styles['phone']} tabIndex={0} role="region" aria-label={shown.form.title}>
        <PolicyWording form={shown.form} locale={shown.locale} level={3} />
      </div>
      <PolicyPrint paper={paper} fileName={`${shown.form.title} ${number}`} />
      <PrintSheet ref={paper.sheet} locale={shown.locale} className={styles['paper']}>
        <PolicyWording form={shown.form} locale={shown.locale} level={1} hasLines />
        <p className={styles['paperNote']}>
          {words('print.policy.version', { number, date: dates.dateTime(madeAt), author })} SHA-256 {hash}
        </p>
      </PrintSheet>
    </section>
  );
}
