/** Runs the steps of the house side by side and says one line for each. */
import { checkSteps, runStep } from './house/steps.ts';
import { say, secondsSince } from './progress.ts';
import { repositoryRoot } from './vite/paths.ts';

export type CheckResult = { passed: number; failed: number };

export async function checkHouse(): Promise<CheckResult> {
  const outcomes = await Promise.all(
    checkSteps(repositoryRoot).map(async (step) => {
      const startedMs = performance.now();
      const { code, output } = await runStep(step, repositoryRoot);
      say(`check ${step.name}: ${code === 0 ? 'good' : 'FAILED'} (${secondsSince(startedMs)})`);
      if (code !== 0) process.stderr.write(`${output.trim()}\n`);
      return code === 0;
    }),
  );
  const passed = outcomes.filter(Boolean).length;
  return { passed, failed: outcomes.length - passed };
}
