/** The words of the page with their values, typed by key, and the ways a time is written. */
import { useIntl } from 'react-intl';
import type { MessageKey } from './en.ts';

export type Words = {
  say(key: MessageKey, values?: Readonly<Record<string, string | number>>): string;
  /** "14:05" */
  time(at: number): string;
  /** "Tue 3 Mar" */
  day(at: number): string;
  /** "Tue 3 Mar, 14:05" */
  dayAndTime(at: number): string;
  /** "3 March 2026", of `2026-03-03` */
  calendarDay(day: string): string;
};

const dayForm = { weekday: 'short', day: 'numeric', month: 'short' } as const;
const timeForm = { hour: 'numeric', minute: '2-digit' } as const;

export function useWords(): Words {
  const intl = useIntl();
  const day = (at: number) => intl.formatDate(at, dayForm);
  const time = (at: number) => intl.formatTime(at, timeForm);
  return {
    say: (key, values) => intl.formatMessage({ id: key }, isolateNames(values)),
    time,
    day,
    calendarDay: (text) => intl.formatDate(`${text}T00:00:00Z`, { dateStyle: 'long', timeZone: 'UTC' }),
    dayAndTime: (at) => `${day(at)}, ${time(at)}`,
  };
}

const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u;

/** A name in another direction is set apart, so that it cannot turn the sentence around it. */
function isolateNames(values: Readonly<Record<string, string | number>> | undefined): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(values ?? {}).map(([name, value]) => [
      name,
      typeof value === 'string' && rightToLeft.test(value) ? `\u2068${value}\u2069` : value,
    ]),
  );
}
