/** A new passphrase, typed twice, with its strength; on demand five random words to use instead. */
import { Dices } from 'lucide-react';
import { useState } from 'react';
import { Button, PassphraseField } from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import styles from './gate.module.css';
import type { ChosenPassphrase } from './use-new-passphrase.ts';
import { loadJudge, usePassphraseJudgement } from './use-passphrase-judgement.ts';

type NewPassphraseProps = {
  /** Undefined: "Passphrase". */
  readonly label?: string;
  readonly chosen: ChosenPassphrase;
};

export function NewPassphrase({ label, chosen }: NewPassphraseProps) {
  const text = useText();
  const { first, second, known, problem } = chosen;
  const [suggestion, setSuggestion] = useState<string>();
  const { strength } = usePassphraseJudgement(first, known);

  async function suggest(): Promise<void> {
    const { suggestPassphrase } = await loadJudge();
    setSuggestion(suggestPassphrase((length) => crypto.getRandomValues(new Uint8Array(length))));
  }

  return (
    <>
      <PassphraseField
        label={label ?? text('passphrase.new')}
        hint={text('passphrase.hint')}
        autoComplete="new-password"
        value={first}
        onChange={(typed) => chosen.write({ first: typed })}
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
        value={second}
        onChange={(typed) => chosen.write({ second: typed })}
        error={problem === 'different' ? text('passphrase.different') : undefined}
      />
    </>
  );
}
