/** One fault per rule of .oxlintrc.json: the rule, the file it is planted in, and its text. */
export type LintPlant = { rule: string; path: string; text: string };

function service(rule: string, text: string): LintPlant {
  return { rule, path: `electron/service/planted/${rule.replace('/', '-')}.ts`, text };
}

function screen(rule: string, text: string): LintPlant {
  return { rule, path: `renderer/planted/${rule.replace('/', '-')}.tsx`, text };
}

const anything = 'declare const anything: any;\n';

export const lintPlants: LintPlant[] = [
  service('typescript/no-floating-promises', 'export function go(): void {\n  Promise.resolve(1);\n}\n'),
  service(
    'typescript/no-misused-promises',
    'export const list = [1].filter(async (one) => Promise.resolve(one > 0));\n',
  ),
  service('typescript/await-thenable', 'export async function go() {\n  await 1;\n}\n'),
  service(
    'typescript/switch-exhaustiveness-check',
    "export function size(kind: 'a' | 'b'): void {\n  switch (kind) {\n    case 'a':\n      break;\n  }\n}\n",
  ),
  service('typescript/no-unsafe-argument', `${anything}export const low = Math.abs(anything);\n`),
  service('typescript/no-unsafe-assignment', `${anything}export const copy = anything;\n`),
  service('typescript/no-unsafe-call', `${anything}anything();\n`),
  service('typescript/no-unsafe-member-access', `${anything}export const length = Boolean(anything.length);\n`),
  service('typescript/no-unsafe-return', `${anything}export function give() {\n  return anything;\n}\n`),
  service('typescript/no-explicit-any', 'export function take(value: any): void {\n  void value;\n}\n'),
  service('typescript/no-non-null-assertion', 'export function first(a: string[]): string {\n  return a[0]!;\n}\n'),
  service(
    'typescript/consistent-type-imports',
    "import { Stats } from 'node:fs';\n\nexport type Both = [Stats, Stats];\n",
  ),
  service('typescript/only-throw-error', "export function fail(): never {\n  throw 'words';\n}\n"),
  service('typescript/prefer-promise-reject-errors', "export const failed = Promise.reject('words');\n"),
  service('typescript/restrict-template-expressions', 'export const words = `${{ a: 1 }}`;\n'),
  service('typescript/no-misused-spread', 'export const copy = { ...new Map([[1, 2]]) };\n'),
  service('eslint/eqeqeq', 'export function same(a: number, b: number) {\n  return a == b;\n}\n'),
  service('eslint/no-console', "console.log('content');\n"),
  service('eslint/no-eval', "eval('1');\n"),
  service('eslint/no-var', 'export var old = 1;\n'),
  service('eslint/prefer-const', 'let never = 1;\nexport const copy = never;\n'),
  service('eslint/max-lines', `${'// a line\n'.repeat(401)}export const last = 1;\n`),
  service('eslint/no-restricted-imports', "import { ipcMain } from 'electron';\n\nexport const held = ipcMain;\n"),
  service('import/no-default-export', 'export default 1;\n'),
  screen(
    'react/no-danger',
    'export function Text({ html }: { html: string }) {\n  return <p dangerouslySetInnerHTML={{ __html: html }} />;\n}\n',
  ),
  screen(
    'react/rules-of-hooks',
    "import { useState } from 'react';\n\nexport function Text({ on }: { on: boolean }) {\n  if (on) useState(1);\n  return null;\n}\n",
  ),
  screen(
    'react/exhaustive-deps',
    "import { useEffect } from 'react';\n\nexport function Text({ on }: { on: boolean }) {\n  useEffect(() => {\n    document.title = String(on);\n  }, []);\n  return null;\n}\n",
  ),
];

/** Names of Electron and the one room that may import each. */
export const electronNames = [
  { name: 'ipcMain', allowed: 'electron/main', refused: ['electron/preload', 'electron/service', 'relay'] },
  { name: 'safeStorage', allowed: 'electron/main', refused: ['electron/preload', 'electron/service', 'relay'] },
  { name: 'ipcRenderer', allowed: 'electron/preload', refused: ['electron/main', 'electron/service', 'relay'] },
  { name: 'contextBridge', allowed: 'electron/preload', refused: ['electron/main', 'electron/service', 'relay'] },
];
