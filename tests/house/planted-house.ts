/** A throw-away copy of the house in which faults can be planted and every step of the check run once. */
import { cp, mkdir, mkdtemp, readFile, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { checkSteps, runStep } from '../../build/house/steps.ts';

const repositoryRoot = join(import.meta.dirname, '..', '..');

/** Everything the tools look at. */
const copied =
  `shared electron renderer client relay verifier build tests package.json package-lock.json tsconfig.base.json
  tsconfig.json vitest.config.ts biome.json knip.json .oxlintrc.json`.split(/\s+/);

/** The words of each step, by its name. */
export type Findings = Map<string, string>;

export type PlantedHouse = {
  plant: (path: string, text: string) => Promise<void>;
  edit: (path: string, change: (text: string) => string) => Promise<void>;
  check: () => Promise<Findings>;
  remove: () => Promise<void>;
};

export async function plantedHouse(): Promise<PlantedHouse> {
  const root = await mkdtemp(join(tmpdir(), 'quietline-house-'));
  await Promise.all(copied.map((path) => cp(join(repositoryRoot, path), join(root, path), { recursive: true })));
  // Linked one by one, so that what the tools cache beside the packages stays apart.
  const packages = join(root, 'node_modules');
  await mkdir(packages);
  const names = (await readdir(join(repositoryRoot, 'node_modules'))).filter((name) => name !== '.cache');
  await Promise.all(names.map((name) => symlink(join(repositoryRoot, 'node_modules', name), join(packages, name))));

  const plant = async (path: string, text: string) => {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  };
  return {
    plant,
    edit: async (path, change) => plant(path, change(await readFile(join(root, path), 'utf8'))),
    check: async () => {
      const findings = checkSteps(root).map(async (step) => [step.name, (await runStep(step, root)).output] as const);
      return new Map(await Promise.all(findings));
    },
    remove: () => rm(root, { recursive: true, force: true }),
  };
}
