/** Dates as this product writes them, "Tue 3 Mar, 14:05", in the person's language and a given or the local time zone. */
import type { Locale } from '../../shared/contract/index.ts';

type Part = Intl.DateTimeFormatPartTypes;

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter costs more than using it a thousand times. */
function formatter(locale: Locale, timeZone: string | undefined): Intl.DateTimeFormat {
  const key = `${locale} ${timeZone ?? ''}`;
  const known = formatters.get(key);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  });
  formatters.set(key, made);
  return made;
}

function partsOf(locale: Locale, at: number, timeZone: string | undefined): (type: Part) => string {
  const parts = formatter(locale, timeZone).formatToParts(at);
  return (type) => parts.find((part) => part.type === type)?.value ?? '';
}

/** `14:05` */
export function formatTime(locale: Locale, at: number, timeZone?: string): string {
  const part = partsOf(locale, at, timeZone);
  return `${part('hour')}:${part('minute')}`;
}

/** `Tue 3 Mar`, with the year when it is not that of `now`. */
export function formatDay(locale: Locale, at: number, now: number, timeZone?: string): string {
  const part = partsOf(locale, at, timeZone);
  const year = part('year') === partsOf(locale, now, timeZone)('year') ? '' : ` ${part('year')}`;
  return `${part('weekday')} ${part('day')} ${part('month')}${year}`;
}

/** `Tue 3 Mar, 14:05`, with the year when it is not that of `now`. */
export function formatDateTime(locale: Locale, at: number, now: number, timeZone?: string): string {
  return `${formatDay(locale, at, now, timeZone)}, ${formatTime(locale, at, timeZone)}`;
}

/** Whole calendar days from `at` to `now`, both in the local time zone; negative for the future. */
export function daysAgo(at: number, now: number): number {
  const day = new Date(at);
  const today = new Date(now);
  const utcDay = Date.UTC(day.getFullYear(), day.getMonth(), day.getDate());
  const utcToday = Date.UTC(today.getFullYear(), today.getMonth(), today.getDate());
  return Math.round((utcToday - utcDay) / 86_400_000);
}
