/** Shares from paper, one at a time, until there are enough: each is looked at before the next one is asked for. */
import { Check, X } from 'lucide-react';
import { useState } from 'react';
import type { SharesProblem } from '../../../shared/contract/index.ts';
import { Banner, Button, Form, FormActions, Icon, IconButton } from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { faultOf } from '../../service/fault-of.ts';
import { useFaultText } from '../../service/use-fault-text.ts';
import { useService } from '../../service/use-service.ts';
import { sharesProblemText, slipText } from './paper-slips.ts';
import styles from './ways.module.css';
import { WordsField } from './WordsField.tsx';

/** `refused`: what else stands in the way, in words. */
export type SharesLooked =
  | { readonly kind: 'fits' }
  | { readonly kind: 'shares'; readonly problem: SharesProblem }
  | { readonly kind: 'refused'; readonly words: string };

type ShareEntryProps = {
  readonly shares: readonly string[];
  /** Enough of them, and of what they are meant for. */
  readonly isComplete: boolean;
  /** Without it: whether they fit the vault. */
  look?(shares: readonly string[]): Promise<SharesLooked>;
  onChange(shares: readonly string[], isComplete: boolean): void;
};

export function ShareEntry({ shares, isComplete, look, onChange }: ShareEntryProps) {
  const text = useText();
  const faultText = useFaultText();
  const service = useService();
  const [typed, setTyped] = useState('');
  const [error, setError] = useState<string>();
  const [progress, setProgress] = useState<{ readonly given: number; readonly needed: number }>();
  const [isBusy, setIsBusy] = useState(false);

  async function lookAtVault(given: readonly string[]): Promise<SharesLooked> {
    const outcome = await service.call('vault.checkPaper', { kind: 'shares', shares: [...given] });
    if (outcome.kind === 'fits' || outcome.kind === 'shares') return outcome;
    return { kind: 'refused', words: slipText(text, outcome, 'shares') };
  }

  async function take(next: readonly string[]): Promise<void> {
    setIsBusy(true);
    try {
      const looked = await (look ?? lookAtVault)(next);
      if (looked.kind === 'fits') {
        setTyped('');
        onChange(next, true);
      } else if (looked.kind === 'refused') setError(looked.words);
      else if (looked.problem.kind === 'too-few') {
        setProgress(looked.problem);
        setTyped('');
        onChange(next, false);
      } else setError(sharesProblemText(text, looked.problem));
    } catch (caught) {
      setError(faultText(faultOf(caught)));
    }
    setIsBusy(false);
  }

  function add(): void {
    if (isBusy) return;
    if (typed.trim() === '') setError(text('shares.count', { count: 0 }));
    else void take([...shares, typed.trim()]);
  }

  function remove(index: number): void {
    const left = shares.filter((_, other) => other !== index);
    setProgress(progress && { ...progress, given: left.length });
    setError(undefined);
    onChange(left, false);
  }

  return (
    <div className={styles['shareEntry']}>
      {shares.length > 0 && (
        <ul className={styles['given']} aria-label={text('shares.givenList')}>
          {shares.map((share, index) => (
            <li key={share}>
              <Icon of={Check} size={16} />
              <span>{text('shares.number', { number: index + 1 })}</span>
              <IconButton
                icon={X}
                label={text('shares.takeOut', { number: index + 1 })}
                onClick={() => remove(index)}
              />
            </li>
          ))}
        </ul>
      )}
      <div role="status">
        {isComplete ? (
          <Banner tone="done">{text('shares.enough')}</Banner>
        ) : (
          progress !== undefined && shares.length > 0 && <p>{text('shares.given', progress)}</p>
        )}
      </div>
      {!isComplete && (
        <Form label={text('shares.title')} onSubmit={add}>
          <WordsField
            key={shares.length}
            kind="shares"
            label={text('shares.label', { number: shares.length + 1 })}
            hint={text('shares.hint')}
            autoFocus
            value={typed}
            error={error}
            onChange={(value) => {
              setTyped(value);
              setError(undefined);
            }}
          />
          <FormActions>
            <Button type="submit" variant="primary" busy={isBusy}>
              {text('shares.add')}
            </Button>
          </FormActions>
        </Form>
      )}
    </div>
  );
}
