/** A request's clock in words. */
import { daysUntil } from '../../../shared/domain/records-request.ts';
import { localDay, useDates } from '../../i18n/use-dates.ts';
import { useText } from '../../i18n/use-text.ts';

export function useClockText(): (dueDay: string | undefined) => { readonly words: string; readonly isUrgent: boolean } {
  const text = useText();
  const dates = useDates();
  return (dueDay) => {
    if (dueDay === undefined) return { words: text('requests.clock.none'), isUrgent: false };
    const left = daysUntil(dueDay, localDay(Date.now()));
    const words =
      left < 0
        ? text('requests.clock.late', { day: dates.day(dueDay), days: -left })
        : text('requests.clock.left', { day: dates.day(dueDay), days: left });
    return { words, isUrgent: left <= 7 };
  };
}
