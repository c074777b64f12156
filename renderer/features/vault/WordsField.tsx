/** Words from paper, typed or pasted. The list completes them here, so that no keyboard or browser has to know them. */
import { useEffect, useRef, useState } from 'react';
import { Button, Quiet, TextArea } from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { useService } from '../../service/use-service.ts';
import styles from './ways.module.css';
import { complete, countWords, suggestionsFor } from './word-suggestions.ts';

type WordsFieldProps = {
  readonly kind: 'words' | 'shares';
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly error: string | undefined;
  readonly autoFocus?: boolean;
  onChange(value: string): void;
};

const wordCounts = { words: 24, shares: 33 } as const;

export function WordsField({ kind, label, hint, value, error, autoFocus = false, onChange }: WordsFieldProps) {
  const text = useText();
  const frame = useRef<HTMLDivElement>(null);
  const list = useWordList(kind);
  const offered = suggestionsFor(value, list);

  function take(word: string): void {
    onChange(complete(value, word));
    frame.current?.querySelector('textarea')?.focus();
  }

  return (
    <div className={styles['wordsField']} ref={frame}>
      <TextArea
        label={label}
        hint={hint}
        autoFocus={autoFocus}
        isSerif
        autoComplete="off"
        autoCapitalize="off"
        autoCorrect="off"
        spellCheck={false}
        translate="no"
        maxLength={2000}
        rows={4}
        value={value}
        onChange={onChange}
        error={error}
      />
      <div className={styles['wordsFoot']}>
        <Quiet as="span">{text('shares.wordsSoFar', { count: countWords(value), all: wordCounts[kind] })}</Quiet>
        {offered.length > 0 && (
          <span className={styles['offered']} role="group" aria-label={text('shares.suggestions')}>
            {offered.map((word) => (
              <Button key={word} size="small" lang="en" translate="no" onClick={() => take(word)}>
                {word}
              </Button>
            ))}
          </span>
        )}
      </div>
    </div>
  );
}

/** No cached query: these fields stand on screens of a locked vault, too, where there is no cache. */
function useWordList(kind: 'words' | 'shares'): readonly string[] {
  const service = useService();
  const [list, setList] = useState<readonly string[]>([]);
  useEffect(() => {
    let isWanted = true;
    service.call('vault.wordLists', undefined).then(
      (lists) => isWanted && setList(lists[kind]),
      // Without the list the words are typed in full.
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, [service, kind]);
  return list;
}
