/** A record's lines under the days they belong to, and its moments as they are written on paper. */
import type { Locale, RecordLine } from '../../shared/contract/index.ts';

export type RecordDay = {
  /** Undefined: lines before the first one that has a time. */
  readonly day: string | undefined;
  readonly lines: readonly RecordLine[];
};

/** The order of the lines is the record's own and stays. A line without a time belongs to the day before it. */
export function recordDays(lines: readonly RecordLine[]): RecordDay[] {
  const days: { day: string | undefined; lines: RecordLine[] }[] = [];
  for (const line of lines) {
    const last = days.at(-1);
    const day = line.kind === 'failed' ? last?.day : dayOf(line.at);
    if (last === undefined || last.day !== day) days.push({ day, lines: [line] });
    else last.lines.push(line);
  }
  return days;
}

/** An RFC 3339 moment already stands in the record's time zone; it is written, never converted. */
export function dayOf(instant: string): string {
  return instant.slice(0, 10);
}

/** `14:05:12 −05:00` */
export function timeOf(instant: string): string {
  return `${instant.slice(11, 19)} ${offsetOf(instant)}`;
}

/** `2026-03-03 14:05:12 −05:00`, without the day where it is `on` that day anyway. */
export function momentOf(instant: string, on?: string): string {
  const day = dayOf(instant);
  return day === on ? timeOf(instant) : `${day} ${timeOf(instant)}`;
}

function offsetOf(instant: string): string {
  const offset = /[+-]\d{2}:\d{2}$/.exec(instant)?.[0] ?? '+00:00';
  // A true minus sign, which screen readers and people take for one.
  return offset.replace('-', '−');
}

/** `Tuesday 3 March 2026` */
export function longDay(locale: Locale, day: string): string {
  // Written day first in both languages.
  return new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : 'es', {
    timeZone: 'UTC',
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  }).format(Date.parse(`${day}T12:00:00Z`));
}
