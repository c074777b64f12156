/** The check is checked: one fault per rule, planted in a copy of the house, must be caught by its step. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import {
  allowedPlants,
  boundaryPlants,
  boundaryProps,
  importerOf,
  mayImport,
  rooms,
  targetOf,
} from './boundary-plants.ts';
import { electronNames, lintPlants } from './lint-plants.ts';
import { plantedHouse } from './planted-house.ts';
import type { Findings, PlantedHouse } from './planted-house.ts';
import { typePlants } from './type-plants.ts';

const repositoryRoot = join(import.meta.dirname, '..', '..');

let house: PlantedHouse | undefined;
let findings: Findings;

beforeAll(async () => {
  house = await plantedHouse();
  await plantEverything(house);
  findings = await house.check();
}, 180_000);

afterAll(async () => {
  await house?.remove();
});

function linesOf(step: string): string[] {
  const words = findings.get(step);
  if (words === undefined) throw new Error(`There is no step called ${step}.`);
  return words.split('\n');
}

async function plantEverything(target: PlantedHouse): Promise<void> {
  for (const room of rooms) {
    await target.plant(targetOf(room), 'export type PlantedType = number;\nexport const planted: PlantedType = 1;\n');
    const specifiers = rooms
      .filter((other) => other !== room)
      .map((other) => specifier(importerOf(room), targetOf(other)));
    await target.plant(importerOf(room), importing(specifiers));
  }
  for (const prop of boundaryProps) await target.plant(prop, 'export const planted = 1;\n');
  for (const { from, imports } of [...boundaryPlants, ...allowedPlants]) await target.plant(from, importing(imports));
  for (const { path, text } of [...typePlants, ...lintPlants]) await target.plant(path, text);
  for (const { name, allowed, refused } of electronNames) {
    for (const room of [allowed, ...refused]) {
      await target.plant(
        electronNamePath(room, name),
        `import { ${name} } from 'electron';\n\nexport const held = ${name};\n`,
      );
    }
  }
  await target.plant('shared/domain/planted-circle-b.ts', importing(['./planted-circle-a.ts']));
  await target.plant('shared/domain/planted-format.ts', 'export const  ugly = "double" ;\n');
  await target.edit(
    'shared/language/assert-never.ts',
    (text) => `import 'semver';\n${text}\nexport const plantedExport = 1;\n`,
  );
  await target.edit('package.json', (text) =>
    text.replace('"devDependencies": {', '"devDependencies": {\n"left-pad": "1.3.0",'),
  );
}

function importing(specifiers: string[]): string {
  return `${specifiers.map((name) => `import '${name}';`).join('\n')}\n\nexport const planted = 1;\n`;
}

function specifier(from: string, to: string): string {
  const path = relative(dirname(from), to);
  return path.startsWith('.') ? path : `./${path}`;
}

function electronNamePath(room: string, name: string): string {
  return `${room}/planted-electron/${name}.ts`;
}

describe('types', () => {
  test.each(typePlants)('$promise', ({ path, code }) => {
    expect(
      linesOf('types').filter((line) => line.startsWith(`${path}(`) && line.includes(`error ${code}:`)),
    ).not.toEqual([]);
  });
});

describe('lint', () => {
  const found = (path: string, rule: string) =>
    linesOf('lint').filter(
      (line) => line.includes(`${path}:`) && line.includes(`(${rule.slice(rule.indexOf('/') + 1)})`),
    );

  test.each(lintPlants)('$rule', ({ path, rule }) => {
    expect(found(path, rule)).not.toEqual([]);
  });

  test.each(electronNames)('$name belongs to $allowed', ({ name, allowed, refused }) => {
    const rule = 'eslint/no-restricted-imports';
    expect(found(electronNamePath(allowed, name), rule)).toEqual([]);
    for (const room of refused) expect(found(electronNamePath(room, name), rule), room).not.toEqual([]);
  });

  test('every rule that is configured has a planted fault', async () => {
    const text = await readFile(join(repositoryRoot, '.oxlintrc.json'), 'utf8');
    const ruleSet = z.record(z.string(), z.unknown());
    const config = z
      .object({ rules: ruleSet, overrides: z.array(z.object({ rules: ruleSet })) })
      .parse(JSON.parse(text));
    const configured = [config.rules, ...config.overrides.map(({ rules }) => rules)]
      .flatMap((rules) => Object.entries(rules))
      .flatMap(([rule, setting]) => (setting === 'off' ? [] : [rule]));
    expect(lintPlants.map(({ rule }) => rule).sort()).toEqual([...new Set(configured)].sort());
  });
});

describe('boundaries', () => {
  const violations = () =>
    linesOf('boundaries').flatMap((line) => {
      const match = /error ([\w-]+): (\S+)(?: → (\S+))?/.exec(line);
      return match === null ? [] : [{ rule: match[1] ?? '', from: match[2] ?? '', to: match[3] ?? '' }];
    });

  test.each(rooms)('%s imports exactly what its row allows', (room) => {
    const refused = violations()
      .filter(({ rule, from }) => from === importerOf(room) && rule === `room-${room.replace('/', '-')}`)
      .map(({ to }) => to);
    const allowed = mayImport[room] ?? [];
    const expected = rooms.filter((other) => other !== room && !allowed.includes(other)).map(targetOf);
    expect(refused.sort()).toEqual(expected.sort());
  });

  test.each(boundaryPlants)('$rule: $from', ({ rule, from }) => {
    expect(violations().filter((violation) => violation.rule === rule && violation.from === from)).not.toEqual([]);
  });

  test.each(allowedPlants)('may: $from', ({ from }) => {
    expect(violations().filter((violation) => violation.from === from)).toEqual([]);
  });

  test('every rule has a planted fault', () => {
    const rules = z
      .object({ forbidden: z.array(z.object({ name: z.string() })) })
      .parse(createRequire(import.meta.url)(join(repositoryRoot, 'build/house/dependency-rules.cjs')));
    const planted = new Set([
      ...boundaryPlants.map(({ rule }) => rule),
      ...rooms.map((room) => `room-${room.replace('/', '-')}`),
    ]);
    expect(rules.forbidden.map(({ name }) => name).filter((name) => !planted.has(name))).toEqual([]);
  });
});

describe('dead code', () => {
  const words = () => linesOf('dead code');

  test('a file that nothing imports', () => {
    expect(words().filter((line) => line.startsWith('shared/domain/planted-format.ts'))).not.toEqual([]);
  });

  test('an export that nothing uses', () => {
    expect(words().filter((line) => line.includes('plantedExport'))).not.toEqual([]);
  });

  test('a package that nothing uses', () => {
    expect(words().filter((line) => line.startsWith('left-pad'))).not.toEqual([]);
  });

  test('a package that is not declared', () => {
    expect(words().filter((line) => line.startsWith('semver'))).not.toEqual([]);
  });
});

test('format: a file that the formatter would change', () => {
  expect(linesOf('format').filter((line) => line.includes('planted-format.ts'))).not.toEqual([]);
});
