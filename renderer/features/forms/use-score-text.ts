/** A measure's score in words: number, highest possible number, and what that range is called. */
import type { Output } from '../../../shared/contract/index.ts';
import { useText } from '../../i18n/use-text.ts';

type Answer = Output<'forms.answer'>;
export type Score = NonNullable<NonNullable<Answer['given']>['score']>;

export function useScoreText(): (score: Omit<Score, 'measure'>) => string {
  const text = useText();
  return ({ total, of, severity }) =>
    total === undefined || severity === undefined
      ? text('forms.score.none')
      : text('forms.score', { total, of, severity: text(`forms.severity.${severity}`) });
}
