/** The ranges of days that are offered for a record, in the record's time zone. */
import { Temporal } from 'temporal-polyfill';

export type RangePreset = 'all' | 'last30' | 'thisYear' | 'own';
export type DayRange = { readonly fromDay: string; readonly toDay: string };

/** `firstDay`: of the oldest that there is. The upper end is today. */
export function presetRange(
  preset: Exclude<RangePreset, 'own'>,
  firstDay: string,
  now: number,
  timeZone: string,
): DayRange {
  const today = dayAt(now, timeZone);
  switch (preset) {
    case 'all':
      return { fromDay: firstDay, toDay: today.toString() };
    case 'last30':
      // Today is one of the thirty.
      return { fromDay: today.subtract({ days: 29 }).toString(), toDay: today.toString() };
    case 'thisYear':
      return { fromDay: today.with({ month: 1, day: 1 }).toString(), toDay: today.toString() };
  }
}

function dayAt(at: number, timeZone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).toPlainDate();
}

/** Letter is the paper of North America and parts of Latin America, A4 that of everyone else. */
export function usualPageSize(languageTag: string): 'Letter' | 'A4' {
  const region = new Intl.Locale(languageTag).maximize().region;
  return region !== undefined && letterRegions.has(region) ? 'Letter' : 'A4';
}

const letterRegions: ReadonlySet<string> = new Set([
  'US',
  'CA',
  'MX',
  'CO',
  'CL',
  'CR',
  'DO',
  'GT',
  'NI',
  'PA',
  'PH',
  'PR',
  'SV',
  'VE',
]);
