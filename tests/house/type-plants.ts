/** One fault per promise of the TypeScript settings: the file it is planted in, its text, and the error it must raise. */
export type TypePlant = { promise: string; path: string; text: string; code: string };

export const typePlants: TypePlant[] = [
  {
    promise: 'shared knows no browser',
    path: 'shared/domain/planted-window.ts',
    text: 'export const title = window.document.title;\n',
    code: 'TS2304',
  },
  {
    promise: 'shared knows no Node',
    path: 'shared/domain/planted-process.ts',
    text: 'export const home = process.env;\n',
    code: 'TS2591',
  },
  {
    promise: 'the service knows no browser',
    path: 'electron/service/planted-window.ts',
    text: 'export const title = window.document.title;\n',
    code: 'TS2304',
  },
  {
    promise: 'the renderer knows no Node',
    path: 'renderer/planted-node.ts',
    text: "export const home = Buffer.from('');\n",
    code: 'TS2591',
  },
  {
    promise: 'the client knows no Node',
    path: 'client/planted-node.ts',
    text: "export const home = Buffer.from('');\n",
    code: 'TS2591',
  },
  {
    promise: 'the renderer sees nothing of the service',
    path: 'renderer/planted-service.ts',
    text: "import { title } from '../electron/service/planted-window.ts';\n\nexport const seen = title;\n",
    code: 'TS6307',
  },
  {
    promise: 'erasableSyntaxOnly',
    path: 'shared/domain/planted-enum.ts',
    text: 'export enum Colour {\n  Red,\n}\n',
    code: 'TS1294',
  },
  {
    promise: 'strict: no implicit any',
    path: 'shared/domain/planted-implicit-any.ts',
    text: 'export function same(value) {\n  return 1;\n}\n',
    code: 'TS7006',
  },
  {
    promise: 'strict: null is a type',
    path: 'shared/domain/planted-null.ts',
    text: 'export const name: string = null;\n',
    code: 'TS2322',
  },
  {
    promise: 'noUncheckedIndexedAccess',
    path: 'shared/domain/planted-index.ts',
    text: 'export function first(texts: string[]): string {\n  return texts[0];\n}\n',
    code: 'TS2322',
  },
  {
    promise: 'exactOptionalPropertyTypes',
    path: 'shared/domain/planted-optional.ts',
    text: 'export const person: { name?: string } = { name: undefined };\n',
    code: 'TS2375',
  },
  {
    promise: 'noImplicitOverride',
    path: 'shared/domain/planted-override.ts',
    text: 'export class A extends Error {\n  name = "A";\n}\n',
    code: 'TS4114',
  },
  {
    promise: 'noImplicitReturns',
    path: 'shared/domain/planted-returns.ts',
    text: 'export function sign(value: number): number | undefined {\n  if (value > 0) return 1;\n}\n',
    code: 'TS7030',
  },
  {
    promise: 'noFallthroughCasesInSwitch',
    path: 'shared/domain/planted-fallthrough.ts',
    text: 'export function count(value: 1 | 2): number {\n  let sum = 0;\n  switch (value) {\n    case 1:\n      sum += 1;\n    case 2:\n      sum += 2;\n  }\n  return sum;\n}\n',
    code: 'TS7029',
  },
  {
    promise: 'noPropertyAccessFromIndexSignature',
    path: 'shared/domain/planted-signature.ts',
    text: 'export function read(record: Record<string, string>) {\n  return record.name;\n}\n',
    code: 'TS4111',
  },
  {
    promise: 'noUnusedLocals',
    path: 'shared/domain/planted-local.ts',
    text: 'export function nothing(): void {\n  const unused = 1;\n}\n',
    code: 'TS6133',
  },
  {
    promise: 'noUnusedParameters',
    path: 'shared/domain/planted-parameter.ts',
    text: 'export function nothing(unused: number): void {}\n',
    code: 'TS6133',
  },
  {
    promise: 'noUncheckedSideEffectImports',
    path: 'shared/domain/planted-side-effect.ts',
    text: "import './absent.ts';\n\nexport const nothing = 0;\n",
    code: 'TS2882',
  },
  {
    promise: 'verbatimModuleSyntax',
    path: 'shared/domain/planted-verbatim.ts',
    text: "import { PlantedType } from './planted-target.ts';\n\nexport const value: PlantedType = 1;\n",
    code: 'TS1484',
  },
  {
    promise: 'no unreachable code',
    path: 'shared/domain/planted-unreachable.ts',
    text: 'export function one(): number {\n  return 1;\n  return 2;\n}\n',
    code: 'TS7027',
  },
  {
    promise: 'no unused labels',
    path: 'shared/domain/planted-label.ts',
    text: 'export function nothing(): void {\n  planted: for (let i = 0; i < 1; i += 1);\n}\n',
    code: 'TS7028',
  },
];
