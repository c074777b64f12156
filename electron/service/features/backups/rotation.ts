/** Which backups stay: one for each of the last 7 days, 5 weeks and 12 months that have one; and always the newest. */

export type DatedBackup = {
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
};

const dayMs = 86_400_000;
const keptDays = 7;
const keptWeeks = 5;
const keptMonths = 12;

/** The names that may go. Periods are those of UTC: a border elsewhere would only move which of two stays. */
export function superseded(backups: readonly DatedBackup[]): readonly string[] {
  const newestFirst = [...backups].sort((a, b) => b.createdAt - a.createdAt || (a.name < b.name ? 1 : -1));
  const kept = new Set(newestFirst.slice(0, 1).map(({ name }) => name));
  const periods = [
    { count: keptDays, of: (at: number) => Math.floor(at / dayMs) },
    // 1 January 1970 was a Thursday: weeks begin on Monday.
    { count: keptWeeks, of: (at: number) => Math.floor((at / dayMs + 3) / 7) },
    { count: keptMonths, of: monthOf },
  ];
  for (const { count, of } of periods) {
    const seen = new Set<number>();
    for (const { name, createdAt } of newestFirst) {
      const period = of(createdAt);
      if (seen.has(period)) continue;
      if (seen.size === count) break;
      seen.add(period);
      kept.add(name);
    }
  }
  return newestFirst.filter(({ name }) => !kept.has(name)).map(({ name }) => name);
}

function monthOf(at: number): number {
  const date = new Date(at);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}
