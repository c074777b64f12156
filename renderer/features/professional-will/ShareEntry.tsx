/** Shares from paper, one at a time, until there are enough: each is looked at before the next one is asked for. */
import { Check, X } from 'lucide-react';
import { useState } from 'react';
import type { Output } from '../../../shared/contract/index.ts';
import { Banner, Button, Form, FormActions, Icon, IconButton, TextArea } from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { faultOf } from '../../service/fault-of.ts';
import { useFaultText } from '../../service/use-fault-text.ts';
import styles from './will.module.css';

type Slip = Extract<Output<'will.rehearse'>, { kind: 'shares' }>['problem'];

/** `words`: what else stands in the way, as it is to be shown. */
export type SharesLooked =
  | { readonly kind: 'fits' }
  | { readonly kind: 'shares'; readonly problem: Slip }
  | { readonly kind: 'refused'; readonly words: string };

type ShareEntryProps = {
  readonly shares: readonly string[];
  readonly isComplete: boolean;
  look(shares: readonly string[]): Promise<SharesLooked>;
  onChange(shares: readonly string[], isComplete: boolean): void;
};

export function ShareEntry({ shares, isComplete, look, onChange }: ShareEntryProps) {
  const text = useText();
  const faultText = useFaultText();
  const [typed, setTyped] = useState('');
  const [error, setError] = useState<string>();
  const [needed, setNeeded] = useState<number>();
  const [isBusy, setIsBusy] = useState(false);

  async function add(): Promise<void> {
    if (isBusy) return;
    if (typed.trim() === '') return setError(text('will.entry.empty'));
    const next = [...shares, typed.trim()];
    setIsBusy(true);
    try {
      const looked = await look(next);
      if (looked.kind === 'refused') setError(looked.words);
      else if (looked.kind === 'shares' && looked.problem.kind !== 'too-few')
        setError(text(`will.slip.${looked.problem.kind}`, { ...looked.problem }));
      else {
        if (looked.kind === 'shares' && looked.problem.kind === 'too-few') setNeeded(looked.problem.needed);
        setTyped('');
        onChange(next, looked.kind === 'fits');
      }
    } catch (caught) {
      setError(faultText(faultOf(caught)));
    }
    setIsBusy(false);
  }

  return (
    <div className={styles['entry']}>
      {shares.length > 0 && (
        <ul className={styles['given']} aria-label={text('will.entry.list')}>
          {shares.map((share, index) => (
            <li key={share}>
              <Icon of={Check} size={16} />
              <span>{text('will.entry.number', { number: index + 1 })}</span>
              <IconButton
                icon={X}
                label={text('will.entry.takeOut', { number: index + 1 })}
                onClick={() =>
                  onChange(
                    shares.filter((_, other) => other !== index),
                    false,
                  )
                }
              />
            </li>
          ))}
        </ul>
      )}
      <div role="status">
        {isComplete ? (
          <Banner tone="done">{text('will.entry.enough')}</Banner>
        ) : (
          needed !== undefined &&
          shares.length > 0 && <p>{text('will.entry.given', { given: shares.length, needed })}</p>
        )}
      </div>
      {!isComplete && (
        <Form label={text('custodian.shares.title')} onSubmit={() => void add()}>
          <TextArea
            key={shares.length}
            label={text('will.entry.label', { number: shares.length + 1 })}
            hint={text('will.entry.hint')}
            autoCapitalize="off"
            autoFocus
            isSerif
            spellCheck={false}
            maxLength={2000}
            value={typed}
            error={error}
            onChange={(value) => {
              setTyped(value);
              setError(undefined);
            }}
          />
          <FormActions>
            <Button type="submit" variant="primary" busy={isBusy}>
              {text('will.entry.add')}
            </Button>
          </FormActions>
        </Form>
      )}
    </div>
  );
}
