/** Times as files write them: in which order a date's numbers stand, and which moment is meant in a time zone. */
import { Temporal } from 'temporal-polyfill';
import type { Timestamp } from '../../../../shared/domain/ids.ts';
import type { LocalTime, WrittenTime } from './formats/read-item.ts';

export type DayOrder = 'dmy' | 'mdy' | 'ymd';

/** What the dates seen so far leave open. */
export type DayOrderTally = {
  see(time: WrittenTime, text: string): void;
  /** `none`: no date without an order of its own was seen. */
  found():
    | { readonly kind: 'none' }
    | { readonly kind: 'known'; readonly order: DayOrder }
    /** Either could be meant; `example` is a date that shows the difference, `guess` the order that keeps the lines in sequence. */
    | {
        readonly kind: 'ask';
        readonly example: string;
        readonly guess: DayOrder;
        readonly asDmy: string;
        readonly asMdy: string;
      };
};

export function createDayOrderTally(): DayOrderTally {
  let isSeen = false;
  let isYearFirst = false;
  let canBeDmy = true;
  let canBeMdy = true;
  let example: { readonly time: LocalTime; readonly text: string } | undefined;
  const backwards = { dmy: 0, mdy: 0 };
  let before: LocalTime | undefined;

  return {
    see(written, text) {
      if (written.kind !== 'local') return;
      const { time } = written;
      const [first, second] = time.date;
      isSeen = true;
      if (first > 31) isYearFirst = true;
      if (isYearFirst) return;
      if (first > 12) canBeMdy = false;
      if (second > 12) canBeDmy = false;
      if (first !== second && first <= 12 && second <= 12) example ??= { time, text };
      if (before !== undefined)
        for (const order of ['dmy', 'mdy'] as const)
          if (sortable(time, order) < sortable(before, order)) backwards[order] += 1;
      before = time;
    },
    found() {
      if (!isSeen) return { kind: 'none' };
      if (isYearFirst) return { kind: 'known', order: 'ymd' };
      // Where both are contradicted, the lines that do not fit are said to be unreadable.
      if (!canBeMdy || !canBeDmy) return { kind: 'known', order: canBeMdy ? 'mdy' : 'dmy' };
      if (example === undefined) return { kind: 'known', order: 'dmy' };
      return {
        kind: 'ask',
        example: example.text,
        guess: backwards.mdy < backwards.dmy ? 'mdy' : 'dmy',
        asDmy: dayOf(example.time, 'dmy'),
        asMdy: dayOf(example.time, 'mdy'),
      };
    },
  };
}

/**
 * Undefined: there is no such day. A time that a clock put forward passed over is taken for as much later, as calendars
 * do. Of a time that a clock put back went through twice, the second is meant where the first would be before the line before.
 */
export function createTimeReader(timeZone: string, order: DayOrder): (written: WrittenTime) => Timestamp | undefined {
  /** The last full hour and its moments: lines of one hour follow each other. */
  let hour = '';
  let moments: Moments | undefined;
  let before = 0;
  return (written) => {
    if (written.kind === 'instant') return isMoment(written.at) ? (written.at as Timestamp) : undefined;
    const { time } = written;
    const { year, month, day } = inOrder(time, order);
    const named = `${year}-${month}-${day}-${time.hour}`;
    if (named !== hour) {
      hour = named;
      moments = momentsOf(year, month, day, time.hour, timeZone);
    }
    if (moments === undefined) return undefined;
    const within = (time.minute * 60 + time.second) * 1000;
    const first = moments.first + within;
    const at = first < before && moments.second + within >= before ? moments.second + within : first;
    if (!isMoment(at)) return undefined;
    before = at;
    return at as Timestamp;
  };
}

/** The same but in the hour that a clock put back goes through twice. */
type Moments = { readonly first: number; readonly second: number };

function momentsOf(year: number, month: number, day: number, hour: number, timeZone: string): Moments | undefined {
  try {
    const written = Temporal.PlainDateTime.from({ year, month, day, hour }, { overflow: 'reject' });
    const moment = (disambiguation: 'compatible' | 'later') =>
      written.toZonedDateTime(timeZone, { disambiguation }).epochMilliseconds;
    return { first: moment('compatible'), second: moment('later') };
  } catch {
    return undefined;
  }
}

/** No message is older than 1970 or from beyond the year 9999. */
function isMoment(at: number): boolean {
  return at > 0 && at < 253_402_300_800_000;
}

function inOrder({ date: [first, second, third] }: LocalTime, order: DayOrder) {
  if (order === 'ymd') return { year: fullYear(first), month: second, day: third };
  return order === 'dmy'
    ? { day: first, month: second, year: fullYear(third) }
    : { month: first, day: second, year: fullYear(third) };
}

function fullYear(year: number): number {
  return year < 100 ? 2000 + year : year;
}

function sortable(time: LocalTime, order: DayOrder): number {
  const { year, month, day } = inOrder(time, order);
  return ((((year * 100 + month) * 100 + day) * 100 + time.hour) * 100 + time.minute) * 100 + time.second;
}

function dayOf(time: LocalTime, order: DayOrder): string {
  const { year, month, day } = inOrder(time, order);
  return [String(year).padStart(4, '0'), two(month), two(day)].join('-');
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
