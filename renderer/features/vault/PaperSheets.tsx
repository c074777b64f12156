/** Paper of value: the kit and the shares as they are printed, a page for each, seen on no screen. */
import type { ReactNode } from 'react';
import { useState } from 'react';
import { FormattedDate } from 'react-intl';
import { usePreferences } from '../../app/preferences.tsx';
import type { Paper } from '../../app/use-paper.ts';
import { PrintSheet, QrCode } from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import styles from './paper.module.css';
import type { RecoveryWords } from './RecoveryKit.tsx';

export function KitSheet({ paper, recovery }: { readonly paper: Paper; readonly recovery: RecoveryWords }) {
  const text = useText();
  return (
    <Sheets paper={paper}>
      <Page
        kind={text('paper.brand')}
        title={text('recovery.kitTitle')}
        vaultName={recovery.vaultName}
        words={recovery.words}
        facts={<p>{text('paper.kitWhat')}</p>}
        steps={[text('paper.kitStep1'), text('paper.kitStep2'), text('paper.kitStep3')]}
        keep={[text('paper.kitKeep'), text('paper.qr')]}
      />
    </Sheets>
  );
}

export type NewShares = {
  readonly vaultName: string;
  readonly needed: number;
  readonly shares: readonly string[];
  /** In the order of the shares. */
  readonly holders: readonly string[];
};

/** Of one sheet. */
export type ShareTexts = {
  readonly title: string;
  /** For whom. */
  readonly holder: string;
  readonly facts: readonly string[];
  readonly steps: readonly string[];
  readonly keep: string;
};

type ShareSheetsProps = {
  readonly paper: Paper;
  readonly made: NewShares;
  /** `number`: from 1. */
  textsOf(number: number, holder: string): ShareTexts;
};

export function ShareSheets({ paper, made: { vaultName, shares, holders }, textsOf }: ShareSheetsProps) {
  const text = useText();
  const texts = shares.map((_, index) => textsOf(index + 1, holders[index] ?? ''));
  return (
    <Sheets paper={paper}>
      {texts.map(({ title, holder, facts, steps, keep }, index) => (
        <Page
          key={shares[index]}
          kind={text('paper.brand')}
          title={title}
          vaultName={vaultName}
          words={(shares[index] ?? '').split(' ')}
          facts={
            <>
              <p className={styles['holder']}>{holder}</p>
              {facts.map((fact) => (
                <p key={fact}>{fact}</p>
              ))}
            </>
          }
          steps={steps}
          keep={[keep, text('paper.qr')]}
        />
      ))}
    </Sheets>
  );
}

function Sheets({ paper, children }: { readonly paper: Paper; readonly children: ReactNode }) {
  const { language } = usePreferences();
  return (
    <PrintSheet ref={paper.sheet} locale={language}>
      <div className={styles['sheets']}>{children}</div>
    </PrintSheet>
  );
}

type PageProps = {
  readonly kind: string;
  readonly title: string;
  readonly vaultName: string;
  readonly words: readonly string[];
  readonly facts: ReactNode;
  readonly steps: readonly string[];
  readonly keep: readonly string[];
};

function Page({ kind, title, vaultName, words, facts, steps, keep }: PageProps) {
  const text = useText();
  const [printedAt] = useState(Date.now);
  return (
    <section className={styles['page']} aria-label={title}>
      <header className={styles['head']}>
        <p className={styles['kind']}>{kind}</p>
        <h1 className={styles['title']}>{title}</h1>
        <p className={styles['vault']}>{text('recovery.vaultName', { name: vaultName })}</p>
      </header>
      <div className={styles['facts']}>{facts}</div>
      <div className={styles['middle']}>
        <ol className={styles['words']}>
          {words.map((word, index) => (
            // The same word may come twice; its place names it.
            <li key={`${index + 1} ${word}`} className={styles['word']}>
              <span className={styles['number']}>{index + 1}</span>{' '}
              <span translate="no" lang="en">
                {word}
              </span>
            </li>
          ))}
        </ol>
        <QrCode text={words.join(' ')} label={text('paper.qrLabel')} className={styles['qr']} />
      </div>
      <div className={styles['use']}>
        <h2>{text('paper.use')}</h2>
        <ol className={styles['steps']}>
          {steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </div>
      <footer className={styles['foot']}>
        {keep.map((line) => (
          <p key={line}>{line}</p>
        ))}
        <p className={styles['date']}>
          {text('paper.made')} <FormattedDate value={printedAt} dateStyle="long" />
        </p>
      </footer>
    </section>
  );
}
