/** Times and days in the language of the screens and the time zone of this computer, as plain text. */
import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import type { Locale } from '../../shared/contract/index.ts';
import { formatDateTime, formatDay, formatTime } from '../components/date-format.ts';

export type Dates = {
  /** `14:05` */
  time(at: number): string;
  /** `Tue 3 Mar, 14:05` */
  dateTime(at: number): string;
  /** A calendar day, `2026-03-03`, as `Tue 3 Mar`. */
  day(day: string): string;
};

export function createDates(locale: Locale, now: () => number): Dates {
  return {
    time: (at) => formatTime(locale, at),
    dateTime: (at) => formatDateTime(locale, at, now()),
    // A calendar day has no time zone; noon in UTC is within it.
    day: (day) => formatDay(locale, Date.parse(`${day}T12:00:00Z`), now(), 'UTC'),
  };
}

export function useDates(): Dates {
  const { locale } = useIntl();
  return useMemo(() => createDates(locale === 'es' ? 'es' : 'en', Date.now), [locale]);
}

/** The calendar day, `2026-03-03`, that a moment belongs to in the time zone of this computer. */
export function localDay(at: number): string {
  const date = new Date(at);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
