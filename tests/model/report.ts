/** What a run of histories came to, in a few lines. */
import type { HistoriesReport } from './histories.ts';

export function reportLines({ count, steps, cpuMs, seen }: HistoriesReport): readonly string[] {
  const each = (cpuMs / count).toFixed(1);
  const transitions = [...seen].sort(([, a], [, b]) => b - a).map(([name, times]) => `${name} ${String(times)}`);
  return [
    `${String(count)} histories, ${String(steps)} steps, ${(cpuMs / 1000).toFixed(0)} s of one core, ${each} ms each`,
    `transitions: ${transitions.join(', ')}`,
  ];
}
