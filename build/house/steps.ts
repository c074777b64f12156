/** The steps of `npm run check`: each a tool, its arguments and nothing else. Tests run the same steps on planted faults. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runQuietly } from '../run-process.ts';
import type { Finished } from '../run-process.ts';
import { repositoryRoot } from '../vite/paths.ts';

export type Step = { name: string; tool: string; args: string[] };

/** Folders that may hold code; one that does not exist yet is left out. */
const codeFolders = ['shared', 'electron', 'renderer', 'client', 'relay', 'verifier', 'build', 'tests'];

export function checkSteps(root: string): Step[] {
  const folders = codeFolders.filter((folder) => existsSync(join(root, folder)));
  return [
    { name: 'types', tool: 'typescript/bin/tsc', args: ['-b', '--pretty', 'false'] },
    { name: 'lint', tool: 'oxlint/bin/oxlint', args: ['--type-aware', '--deny-warnings', '--format=unix', '.'] },
    {
      name: 'boundaries',
      tool: 'dependency-cruiser/bin/dependency-cruiser.mjs',
      args: ['--config', 'build/house/dependency-rules.cjs', '--output-type', 'err', ...folders, 'vitest.config.ts'],
    },
    { name: 'dead code', tool: 'knip/bin/knip.js', args: ['--no-progress', '--no-config-hints'] },
    {
      name: 'format',
      tool: '@biomejs/biome/bin/biome',
      args: ['format', '--reporter=summary', '--max-diagnostics=none', '.'],
    },
  ];
}

/** Runs the step in `root`, with the tools of this repository. */
export function runStep(step: Step, root: string): Promise<Finished> {
  const tool = join(repositoryRoot, 'node_modules', step.tool);
  return runQuietly(process.execPath, [tool, ...step.args], { cwd: root, env: { ...process.env, NO_COLOR: '1' } });
}
