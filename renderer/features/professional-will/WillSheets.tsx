/** The sheets for custodians, a page for each, seen on no screen. */
import { useState } from 'react';
import { createPortal } from 'react-dom';
import { FormattedDate } from 'react-intl';
import type { CapsuleKind } from '../../../shared/contract/index.ts';
import { QrCode } from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { useServiceQuery } from '../../service/use-service.ts';
import styles from './sheets.module.css';

export type MadeShares = {
  readonly capsule: CapsuleKind;
  readonly vaultName: string;
  readonly needed: number;
  readonly shares: readonly string[];
  /** In the order of the shares. */
  readonly holders: readonly string[];
};

export function WillSheets({ capsule, vaultName, needed, shares, holders }: MadeShares) {
  const text = useText();
  const { data: status } = useServiceQuery('vault.status', undefined);
  const [printedAt] = useState(Date.now);
  const count = shares.length;
  return createPortal(
    <div className={styles['sheets']} data-print-sheet>
      {shares.map((share, index) => (
        <section key={share} className={styles['page']}>
          <p className={styles['kind']}>{text('willPaper.brand')}</p>
          <h1 className={styles['title']}>{text(`willPaper.kind.${capsule}`)}</h1>
          <p className={styles['who']}>
            {text('willPaper.share', { number: index + 1, count })}{' '}
            {text('willPaper.for', { holder: holders[index] ?? '' })}
          </p>
          {status?.kind === 'unlocked' && (
            <p>
              {text('willPaper.practice', { therapist: status.therapistName, practice: status.practiceName })}.{' '}
              {text('recovery.vaultName', { name: vaultName })}
            </p>
          )}
          <p className={styles['what']}>{text(`willPaper.what.${capsule}`, { needed, count })}</p>
          <div className={styles['middle']}>
            <ol className={styles['words']}>
              {share.split(' ').map((word, place) => (
                // The same word may come twice; its place names it.
                <li key={`${place + 1} ${word}`}>
                  <span className={styles['number']}>{place + 1}</span>{' '}
                  <span translate="no" lang="en">
                    {word}
                  </span>
                </li>
              ))}
            </ol>
            <QrCode
              text={share}
              label={text('willPaper.share', { number: index + 1, count })}
              className={styles['qr']}
            />
          </div>
          <ol className={styles['steps']}>
            <li>{text('willPaper.step1', { needed })}</li>
            <li>{text('willPaper.step2')}</li>
            <li>{text('willPaper.step3')}</li>
          </ol>
          <p className={styles['keep']}>
            {text('willPaper.keep')} <FormattedDate value={printedAt} dateStyle="long" />.
          </p>
        </section>
      ))}
    </div>,
    document.body,
  );
}
