/** Times and days as the screens write them: short, 24 hours, the year only where it is not this one. */
import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import { Temporal } from 'temporal-polyfill';
import type { Locale } from '../../shared/contract/index.ts';

/** A calendar day as the contract writes it, `2026-11-22`. */
export type Day = string;

export type Dates = {
  /** `14:05` */
  time(at: number): string;
  /** `Tue 3 Mar, 14:05` */
  dayAndTime(at: number): string;
  /** `Tue 3 Mar` */
  shortDay(day: Day): string;
  /** `Tuesday 3 March` */
  longDay(day: Day): string;
  /** `3 Mar 2026`, for forms and tables. */
  fullDay(day: Day): string;
  /** The day that this moment belongs to, in the person's time zone. */
  dayOf(at: number): Day;
  today(): Day;
};

/** English dates are written day first, as in "Tue 3 Mar". */
const dateLocale: Readonly<Record<Locale, string>> = { en: 'en-GB', es: 'es' };

export function createDates(locale: Locale, timeZone: string, now: () => number): Dates {
  const tag = dateLocale[locale];
  const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(tag, options);
  const time = format({ timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const isoDay = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  const short = format({ timeZone: 'UTC', weekday: 'short', day: 'numeric', month: 'short' });
  const long = format({ timeZone: 'UTC', weekday: 'long', day: 'numeric', month: 'long' });
  const longWithYear = format({ timeZone: 'UTC', weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
  const full = format({ timeZone: 'UTC', day: 'numeric', month: 'short', year: 'numeric' });

  const dayOf = (at: number): Day => isoDay.format(at);
  const noonOf = (day: Day): number => Date.parse(`${day}T12:00:00Z`);
  const isThisYear = (day: Day): boolean => day.slice(0, 4) === dayOf(now()).slice(0, 4);
  const shortDay = (day: Day): string =>
    isThisYear(day) ? short.format(noonOf(day)).replace(',', '') : full.format(noonOf(day));
  return {
    time: (at) => time.format(at),
    dayAndTime: (at) => `${shortDay(dayOf(at))}, ${time.format(at)}`,
    shortDay,
    longDay: (day) => (isThisYear(day) ? long : longWithYear).format(noonOf(day)),
    fullDay: (day) => full.format(noonOf(day)),
    dayOf,
    today: () => dayOf(now()),
  };
}

/** In the language of the screens and the time zone of this computer. */
export function useDates(): Dates {
  const { locale } = useIntl();
  return useMemo(() => createDates(locale === 'es' ? 'es' : 'en', localTimeZone(), Date.now), [locale]);
}

export function localTimeZone(): string {
  return Temporal.Now.timeZoneId();
}
