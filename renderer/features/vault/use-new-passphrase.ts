/** A new passphrase while it is being chosen: typed twice, judged, and what is wrong with it. */
import { useState } from 'react';
import { loadJudge } from './use-passphrase-judgement.ts';

type Typed = { readonly first: string; readonly second: string };

const nothing: Typed = { first: '', second: '' };

export type ChosenPassphrase = Typed & {
  /** Words about the person that a guesser would try first. */
  readonly known: readonly string[];
  readonly problem: 'weak' | 'different' | undefined;
  write(typed: Partial<Typed>): void;
  /** Whether it may be used; where not, its fields say why. */
  isUsable(): Promise<boolean>;
  /** The service found it weak. */
  refuse(): void;
  clear(): void;
};

export function useNewPassphrase(known: readonly string[] = []): ChosenPassphrase {
  const [typed, setTyped] = useState(nothing);
  const [problem, setProblem] = useState<ChosenPassphrase['problem']>();
  const { first, second } = typed;
  return {
    first,
    second,
    known,
    problem,
    write(changed) {
      setTyped({ ...typed, ...changed });
      setProblem(undefined);
    },
    async isUsable() {
      const { judgePassphrase } = await loadJudge();
      const isStrong = judgePassphrase(first, known).isAccepted;
      const found = isStrong ? (first === second ? undefined : 'different') : 'weak';
      setProblem(found);
      return found === undefined;
    },
    refuse: () => setProblem('weak'),
    clear: () => setTyped(nothing),
  };
}
