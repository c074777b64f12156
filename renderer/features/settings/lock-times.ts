/** The idle times that are offered, in minutes. */
const offered = [1, 2, 5, 10, 15, 30, 60, 120];

/** With the one that is set, wherever it came from. */
export function lockTimes(current: number): readonly number[] {
  return [...new Set([...offered, current])].sort((a, b) => a - b);
}
