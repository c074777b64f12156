/** A rehearsal: the sheets come together, and it is proven that they would open the capsule. */
import { useState } from 'react';
import type { CapsuleKind } from '../../../shared/contract/index.ts';
import { Banner, Dialog } from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { useService } from '../../service/use-service.ts';
import { ShareEntry } from '../vault/index.ts';
import styles from './will.module.css';

export function Rehearsal({ capsule, onClose }: { readonly capsule: CapsuleKind; onClose(): void }) {
  const text = useText();
  const service = useService();
  const [shares, setShares] = useState<readonly string[]>([]);
  const [isComplete, setIsComplete] = useState(false);
  return (
    <Dialog open title={text('will.rehearse.title')} description={text('will.rehearse.text')} onClose={onClose}>
      <div className={styles['step']}>
        <p>{text(`will.what.${capsule}`)}</p>
        {isComplete ? (
          <Banner tone="done" isLive>
            {text('will.rehearse.fits')}
          </Banner>
        ) : (
          <ShareEntry
            shares={shares}
            isComplete={isComplete}
            look={async (given) => {
              const outcome = await service.call('will.rehearse', { capsule, shares: [...given] });
              return outcome.kind === 'other-shares'
                ? { kind: 'refused', words: text('will.rehearse.otherShares') }
                : outcome;
            }}
            onChange={(next, isWhole) => {
              // Proven is proven; the words need not stay on the screen.
              setShares(isWhole ? [] : next);
              setIsComplete(isWhole);
            }}
          />
        )}
      </div>
    </Dialog>
  );
}
