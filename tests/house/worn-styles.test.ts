/** Every class of a style sheet is worn by something, and nothing wears a class that no style sheet has. */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { repositoryRoot } from '../../build/vite/paths.ts';

const house = path.join(repositoryRoot, 'renderer');

type Sheet = { readonly classes: ReadonlySet<string>; readonly worn: Set<string>; isWornByName: boolean };

function classesOf(css: string): ReadonlySet<string> {
  const selectors = css.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/\{[^{}]*\}/g, ' ');
  return new Set([...selectors.matchAll(/\.([a-z][\w-]*)/gi)].map(([, name]) => name ?? ''));
}

/** What no style sheet has and what nothing wears, as `file class`. */
function faultsOf(files: ReadonlyMap<string, string>): { readonly unknown: string[]; readonly unworn: string[] } {
  const sheets = new Map<string, Sheet>();
  for (const [file, source] of files)
    if (file.endsWith('.module.css'))
      sheets.set(file, { classes: classesOf(source), worn: new Set(), isWornByName: false });
  const unknown: string[] = [];
  for (const [file, source] of files) {
    for (const [, name = '', from = ''] of source.matchAll(/import (\w+) from '([^']+\.module\.css)'/g)) {
      const sheet = sheets.get(path.join(path.dirname(file), from));
      for (const [, worn] of source.matchAll(new RegExp(`\\b${name}\\[(?:'([\\w-]+)'\\])?`, 'g'))) {
        // Chosen while it runs, as a tone is: then nothing can be said of the rest.
        if (worn === undefined && sheet !== undefined) sheet.isWornByName = true;
        else if (worn !== undefined && sheet?.classes.has(worn) !== true) unknown.push(`${file} ${worn}`);
        else if (worn !== undefined) sheet?.worn.add(worn);
      }
    }
  }
  const unworn = [...sheets].flatMap(([file, { classes, worn, isWornByName }]) =>
    isWornByName ? [] : [...classes].filter((name) => !worn.has(name)).map((name) => `${file} ${name}`),
  );
  return { unknown, unworn };
}

test('the check finds a class that is missing and one that nothing wears', () => {
  const files = new Map([
    ['a/row.module.css', '.row { color: red; }\n@media print { .row .old { color: black; } }'],
    ['a/Row.tsx', "import styles from './row.module.css';\nstyles['row'];\nstyles['wide'];"],
  ]);
  expect(faultsOf(files)).toEqual({ unknown: ['a/Row.tsx wide'], unworn: ['a/row.module.css old'] });
});

test('every class is worn, and every worn class is there', () => {
  const files = globSync('**/*.{tsx,module.css}', { cwd: house });
  const sources = new Map(files.map((file) => [file, readFileSync(path.join(house, file), 'utf8')]));
  expect(sources.size).toBeGreaterThan(100);
  expect(faultsOf(sources)).toEqual({ unknown: [], unworn: [] });
});
