/** How long a record is kept, and why, in words. */
import type { Output } from '../../../shared/contract/index.ts';
import { freeFrom } from '../../../shared/domain/retention/retention.ts';
import { useDates } from '../../i18n/use-dates.ts';
import { useText } from '../../i18n/use-text.ts';

export type Standing = Output<'retention.review'>['clients'][number];

export function useKeepingText() {
  const text = useText();
  const dates = useDates();
  return {
    state({ state, until }: Standing): string {
      if (until === undefined || state === 'held' || state === 'no-rule')
        return text(`retention.state.${state === 'held' ? 'held' : 'no-rule'}`);
      return text(`retention.state.${state}`, { day: dates.day(state === 'over' ? freeFrom(until) : until) });
    },
    why({ state, because, ruleName, holdReason, ownWhy }: Standing): string {
      if (state === 'held') return text('retention.because.held', { why: holdReason ?? '' });
      if (because === undefined || state === 'no-rule') return text('retention.because.no-rule');
      if (because === 'own') return text('retention.because.own', { why: ownWhy ?? '' });
      return text(`retention.because.${because}`, { rule: ruleName ?? '' });
    },
  };
}
