/** Shares for people one trusts: who gets one, how many are needed, a sheet for each, and only then in use. */
import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { usePaper } from '../../app/use-paper.ts';
import { Button, Dialog, FormActions, IconButton, Select, TextField } from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { useService } from '../../service/use-service.ts';
import { AskPassphrase } from './AskPassphrase.tsx';
import { PaperActions } from './PaperActions.tsx';
import { type NewShares as Made, ShareSheets } from './PaperSheets.tsx';
import { useNewWay } from './use-new-way.ts';
import styles from './ways.module.css';

type Holder = { readonly key: number; readonly name: string };

const mostHolders = 16;

export function NewShares({ onClose }: { onClose(): void }) {
  const text = useText();
  const service = useService();
  const paper = usePaper();
  const [holders, setHolders] = useState<readonly Holder[]>([0, 1, 2].map((key) => ({ key, name: '' })));
  const [needed, setNeeded] = useState(2);
  const [isMissing, setIsMissing] = useState(false);
  const [made, setMade] = useState<Made>();
  const { confirm, isBusy, fault } = useNewWay(onClose);
  const count = holders.length;

  function remove(key: number): void {
    const left = holders.filter((holder) => holder.key !== key);
    setHolders(left);
    setNeeded(Math.min(needed, left.length));
  }

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
            const names = holders.map(({ name }) => name.trim());
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
          {holders.map(({ key, name }, index) => (
            <div key={key} className={styles['holder']}>
              <TextField
                label={text('ways.holder', { number: index + 1 })}
                value={name}
                maxLength={200}
                error={isMissing && name.trim() === '' ? text('ways.holderMissing') : undefined}
                onChange={(value) =>
                  setHolders(holders.map((other) => (other.key === key ? { key, name: value } : other)))
                }
              />
              {holders.length > 2 && (
                <IconButton
                  icon={X}
                  label={text('ways.removeHolder', { number: index + 1 })}
                  onClick={() => remove(key)}
                />
              )}
            </div>
          ))}
          {holders.length < mostHolders && (
            <FormActions>
              <Button
                size="small"
                variant="quiet"
                icon={Plus}
                onClick={() =>
                  setHolders([...holders, { key: Math.max(...holders.map(({ key }) => key)) + 1, name: '' }])
                }
              >
                {text('ways.addHolder')}
              </Button>
            </FormActions>
          )}
          <Select
            label={text('ways.needed')}
            hint={text('ways.neededHint')}
            options={holders.slice(1).map((_, index) => ({
              value: String(index + 2),
              label: text('ways.neededOf', { needed: index + 2, count: holders.length }),
            }))}
            value={String(needed)}
            onChange={(value) => setNeeded(Number(value))}
          />
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
              facts: [text('paper.shareWhat', { needed, count })],
              steps: [
                text('paper.shareStep1', { needed }),
                text('paper.shareStep2'),
                text('paper.shareStep3', { needed }),
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
