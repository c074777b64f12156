/** Calendar days as text, `2026-11-22`: they compare as they follow each other, and years are added to them. */

const lastYear = 9999;

/** The same day so many years on; 29 February becomes 1 March where the year has none, so that nothing ends a day early. */
export function addYears(day: string, years: number): string {
  const year = Number(day.slice(0, 4)) + years;
  if (year > lastYear) return `${String(lastYear)}-12-31`;
  const rest = day.slice(4);
  return `${String(year).padStart(4, '0')}${rest === '-02-29' && !isLeap(year) ? '-03-01' : rest}`;
}

export function addDays(day: string, days: number): string {
  const moved = new Date(Date.parse(`${day}T12:00:00Z`) + days * 86_400_000).toISOString();
  return /^\d{4}-/.test(moved) ? moved.slice(0, 10) : `${String(lastYear)}-12-31`;
}

export function laterOf(a: string, b: string): string {
  return a > b ? a : b;
}

/** The day that a moment belongs to in a time zone: an IANA name. */
export function dayIn(timeZone: string, at: number): string {
  const parts = new Intl.DateTimeFormat('en-u-ca-iso8601', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.find((one) => one.type === type)?.value ?? '';
  const year = Number(part('year'));
  return year > lastYear
    ? `${String(lastYear)}-12-31`
    : `${String(year).padStart(4, '0')}-${part('month').padStart(2, '0')}-${part('day').padStart(2, '0')}`;
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}
