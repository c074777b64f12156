/** Days and instants in the time zone that a record is written in. */
import { Temporal } from 'temporal-polyfill';
import type { Timestamp } from '../../../../shared/domain/ids.ts';

/** The moments at which `fromDay` begins and the day after `toDay` begins: the range is [from, until). */
export function dayRange(
  fromDay: string,
  toDay: string,
  timeZone: string,
): { readonly from: Timestamp; readonly until: Timestamp } {
  const startOf = (day: Temporal.PlainDate) => day.toZonedDateTime(timeZone).epochMilliseconds as Timestamp;
  return {
    from: startOf(Temporal.PlainDate.from(fromDay)),
    until: startOf(Temporal.PlainDate.from(toDay).add({ days: 1 })),
  };
}

export function dayIn(timeZone: string, at: Timestamp): string {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

/** RFC 3339 to the second, with the offset that was in force: `2026-03-03T14:05:12-05:00`. */
export function instantIn(timeZone: string, at: Timestamp): string {
  return Temporal.Instant.fromEpochMilliseconds(at).toString({
    timeZone,
    smallestUnit: 'second',
    roundingMode: 'floor',
  });
}

/** For a line of text: `2026-03-03 14:05:12 -05:00`. */
export function readableInstant(instant: string): string {
  return instant.replace('T', ' ').replace(/([+-]\d\d:\d\d)$/, ' $1');
}
