/** Shares for people one trusts: who gets one, how many are needed, a sheet for each, and only then in use. */
import { useState } from 'react';
import { usePaper } from '../../app/use-paper.ts';
import { Button, Dialog, FormActions } from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { useService } from '../../service/use-service.ts';
import { AskPassphrase } from './AskPassphrase.tsx';
import { PaperActions } from './PaperActions.tsx';
import { type NewShares as Made, ShareSheets } from './PaperSheets.tsx';
import { ShareHolders, twoOfThree } from './ShareHolders.tsx';
import { useNewWay } from './use-new-way.ts';
import styles from './ways.module.css';

export function NewShares({ onClose }: { onClose(): void }) {
  const text = useText();
  const service = useService();
  const paper = usePaper();
  const [chosen, setChosen] = useState(twoOfThree);
  const [isMissing, setIsMissing] = useState(false);
  const [made, setMade] = useState<Made>();
  const { confirm, isBusy, fault } = useNewWay(onClose);
  const count = chosen.holders.length;

  return (
    <Dialog
      open
      size="large"
      title={text('ways.newShares')}
      description={text(made === undefined ? 'ways.newSharesText' : 'ways.newSharesShown')}
      onClose={onClose}
    >
      {made === undefined ? (
        <AskPassphrase
          action={text('ways.makeShares')}
          onPassphrase={async (passphrase) => {
            const { needed } = chosen;
            const names = chosen.holders.map(({ name }) => name.trim());
            if (names.includes('')) {
              setIsMissing(true);
              return undefined;
            }
            const outcome = await service.call('vault.newShares', { passphrase, needed, holders: names });
            if (outcome.kind === 'wrong-passphrase') return outcome;
            setMade({ vaultName: outcome.vaultName, needed, shares: outcome.shares, holders: names });
            return undefined;
          }}
        >
          <ShareHolders of="ways" chosen={chosen} isAsked={isMissing} onChange={setChosen} />
        </AskPassphrase>
      ) : (
        <div className={styles['step']}>
          <p>{text('ways.sharesMade', { count: made.shares.length })}</p>
          <ol className={styles['sheetList']}>
            {made.holders.map((holder, index) => (
              <li key={made.shares[index]}>{holder}</li>
            ))}
          </ol>
          <ShareSheets
            paper={paper}
            made={made}
            textsOf={(number, holder) => ({
              title: text('paper.shareTitle', { number, count }),
              holder: text('paper.shareFor', { holder }),
              facts: [text('paper.shareWhat', { needed: made.needed, count })],
              steps: [
                text('paper.shareStep1', { needed: made.needed }),
                text('paper.shareStep2'),
                text('paper.shareStep3', { needed: made.needed }),
              ],
              keep: text('paper.shareKeep'),
            })}
          />
          <PaperActions
            paper={paper}
            fileName={text('paper.sharesFile', { name: made.vaultName })}
            note={(as) => service.call('vault.notePrinted', { sheet: 'share', as, sheets: count })}
          />
          {fault !== undefined && <p role="alert">{fault}</p>}
          <FormActions>
            <Button variant="primary" busy={isBusy} onClick={confirm}>
              {text('ways.useNewShares')}
            </Button>
          </FormActions>
        </div>
      )}
    </Dialog>
  );
}
