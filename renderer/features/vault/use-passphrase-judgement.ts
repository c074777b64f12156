/** Judges a passphrase while it is typed. The word lists are large, so they are unpacked only when someone types. */
import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { assertNever } from '../../../shared/language/assert-never.ts';
import type { Strength } from '../../components/index.ts';
import { type Text, useText } from '../../i18n/use-text.ts';
import type * as passphraseStrength from './passphrase-strength.ts';
import type { PassphraseJudgement } from './passphrase-strength.ts';

type Judge = typeof passphraseStrength;

let loading: Promise<Judge> | undefined;

export function loadJudge(): Promise<Judge> {
  loading ??= import('./passphrase-strength.ts');
  return loading;
}

/** Undefined while the word lists are being unpacked. */
export function usePassphraseJudgement(
  passphrase: string,
  known: readonly string[],
): { readonly judgement: PassphraseJudgement | undefined; readonly strength: Strength | undefined } {
  const text = useText();
  const [judge, setJudge] = useState<Judge>();
  const deferred = useDeferredValue(passphrase);
  const knownWords = known.join('\n');
  useEffect(() => {
    let isMounted = true;
    // Loading a part of this same bundle does not fail.
    void loadJudge().then((loaded) => {
      if (isMounted) setJudge(loaded);
    });
    return () => {
      isMounted = false;
    };
  }, []);
  const judgement = useMemo(
    () => judge?.judgePassphrase(deferred, knownWords.split('\n')),
    [judge, deferred, knownWords],
  );
  return {
    judgement,
    strength: judgement === undefined ? undefined : { bars: judgement.bars, words: judgementWords(judgement, text) },
  };
}

export function judgementWords(judgement: PassphraseJudgement, text: Text): string {
  switch (judgement.kind) {
    case 'empty':
      return '';
    case 'short':
      return text('passphrase.short', { missing: judgement.missing });
    case 'guessable':
      return text('passphrase.guessable');
    case 'good':
      return text('passphrase.good');
    case 'strong':
      return text('passphrase.strong');
    default:
      return assertNever(judgement);
  }
}
