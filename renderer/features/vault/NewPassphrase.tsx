/** A new passphrase, typed twice, with its strength; on demand five random words to use instead. */
import { Dices } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button, PassphraseField } from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import styles from './gate.module.css';
import { loadJudge, usePassphraseJudgement } from './use-passphrase-judgement.ts';

export type NewPassphraseValue = { readonly first: string; readonly second: string };

export const noPassphrase: NewPassphraseValue = { first: '', second: '' };

export type PassphraseProblem = 'weak' | 'different';

type NewPassphraseProps = {
  /** Undefined: "Passphrase". */
  readonly label?: string;
  readonly value: NewPassphraseValue;
  /** Words about the person that a guesser would try first. */
  readonly known: readonly string[];
  readonly hint?: ReactNode;
  readonly problem: PassphraseProblem | undefined;
  onChange(value: NewPassphraseValue): void;
};

export function NewPassphrase({ label, value, known, hint, problem, onChange }: NewPassphraseProps) {
  const text = useText();
  const [suggestion, setSuggestion] = useState<string>();
  const { strength } = usePassphraseJudgement(value.first, known);

  async function suggest(): Promise<void> {
    const { suggestPassphrase } = await loadJudge();
    setSuggestion(suggestPassphrase((length) => crypto.getRandomValues(new Uint8Array(length))));
  }

  return (
    <>
      <PassphraseField
        label={label ?? text('passphrase.new')}
        hint={hint}
        autoComplete="new-password"
        value={value.first}
        onChange={(first) => onChange({ ...value, first })}
        strength={strength}
        error={problem === 'weak' ? text('passphrase.tooWeak') : undefined}
      />
      <div className={styles['suggestion']}>
        {suggestion !== undefined && (
          <p className={styles['suggestedWords']} role="status">
            {suggestion}
          </p>
        )}
        <Button
          size="small"
          variant="quiet"
          icon={Dices}
          // Nothing in it can fail but the bundle itself.
          onClick={() => void suggest()}
        >
          {text(suggestion === undefined ? 'passphrase.suggest' : 'passphrase.suggestOther')}
        </Button>
      </div>
      <PassphraseField
        label={text('passphrase.again')}
        hint={text('passphrase.againHint')}
        autoComplete="new-password"
        value={value.second}
        onChange={(second) => onChange({ ...value, second })}
        error={problem === 'different' ? text('passphrase.different') : undefined}
      />
    </>
  );
}

/** Undefined: the passphrase may be used. */
export async function problemOf(
  value: NewPassphraseValue,
  known: readonly string[],
): Promise<PassphraseProblem | undefined> {
  const { judgePassphrase } = await loadJudge();
  if (!judgePassphrase(value.first, known).isAccepted) return 'weak';
  return value.first === value.second ? undefined : 'different';
}
