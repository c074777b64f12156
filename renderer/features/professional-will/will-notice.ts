/** What of the professional will is worth saying on every screen. */
import type { Output } from '../../../shared/contract/index.ts';

export function willNotice(state: Output<'will.state'>): 'will.notice.opened' | 'will.notice.rehearse' | undefined {
  if (state.openings.some(({ isNew }) => isNew)) return 'will.notice.opened';
  return state.capsules.some(({ isRehearsalDue }) => isRehearsalDue) ? 'will.notice.rehearse' : undefined;
}
