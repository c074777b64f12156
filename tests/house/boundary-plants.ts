/** The table of rooms written a second time, apart from the rules that enforce it, and one fault per other rule. */

/** What each room may import besides itself; the whole matrix is planted and compared. */
export const mayImport: Record<string, string[]> = {
  'shared/language': [],
  'shared/domain': ['shared/language'],
  'shared/crypto': ['shared/language'],
  'shared/protocol': ['shared/crypto', 'shared/language'],
  'shared/relay': ['shared/crypto', 'shared/language'],
  'shared/messenger': ['shared/protocol', 'shared/relay', 'shared/domain', 'shared/language'],
  'shared/contract': ['shared/domain', 'shared/language'],
  'electron/main': ['shared/contract', 'shared/language'],
  'electron/preload': ['shared/contract'],
  'electron/service': [
    'shared/language',
    'shared/domain',
    'shared/crypto',
    'shared/protocol',
    'shared/relay',
    'shared/messenger',
    'shared/contract',
    'relay',
    'verifier',
  ],
  renderer: ['shared/contract', 'shared/domain', 'shared/language'],
  client: ['shared/protocol', 'shared/messenger', 'shared/relay', 'shared/domain', 'shared/crypto', 'shared/language'],
  relay: ['shared/relay', 'shared/language'],
  verifier: ['shared/contract', 'shared/crypto', 'shared/language'],
};

export const rooms = Object.keys(mayImport);

/** The planted file of a room that imports the target of every other room. */
export function importerOf(room: string): string {
  return `${room}/planted-importer.ts`;
}

export function targetOf(room: string): string {
  return `${room}/planted-target.ts`;
}

export type BoundaryPlant = { rule: string; from: string; imports: string[] };

export const boundaryPlants: BoundaryPlant[] = [
  { rule: 'sole-importer-sqlite', from: 'relay/http/planted-sqlite.ts', imports: ['better-sqlite3'] },
  { rule: 'sole-importer-noble', from: 'shared/protocol/planted-noble.ts', imports: ['@noble/hashes/sha2.js'] },
  { rule: 'sole-importer-noble', from: 'client/planted-scure.ts', imports: ['@scure/bip39'] },
  { rule: 'sole-importer-argon2', from: 'electron/service/planted-argon2.ts', imports: ['@node-rs/argon2'] },
  {
    rule: 'sole-importer-shares',
    from: 'electron/service/features/planted-one/planted-shares.ts',
    imports: ['slip39'],
  },
  { rule: 'sole-importer-websocket', from: 'electron/service/planted-websocket.ts', imports: ['ws'] },
  { rule: 'sole-importer-translations', from: 'relay/planted-translations.ts', imports: ['react-intl'] },
  { rule: 'sole-importer-react', from: 'electron/main/planted-react.ts', imports: ['react'] },
  { rule: 'sole-importer-electron', from: 'electron/service/planted-electron.ts', imports: ['electron'] },
  { rule: 'sole-importer-log', from: 'electron/service/planted-log.ts', imports: ['pino'] },
  { rule: 'sole-importer-indexed-db', from: 'renderer/planted-indexed-db.ts', imports: ['idb'] },
  {
    rule: 'feature-door-electron-service',
    from: 'electron/service/features/planted-one/planted.ts',
    imports: ['../planted-two/inside.ts'],
  },
  {
    rule: 'feature-door-from-outside-electron-service',
    from: 'electron/service/planted-compose.ts',
    imports: ['./features/planted-two/inside.ts'],
  },
  {
    rule: 'feature-door-renderer',
    from: 'renderer/features/planted-one/planted.ts',
    imports: ['../planted-two/inside.ts'],
  },
  {
    rule: 'feature-door-from-outside-renderer',
    from: 'renderer/app/planted-shell.ts',
    imports: ['../features/planted-two/inside.ts'],
  },
  { rule: 'no-circle', from: 'shared/domain/planted-circle-a.ts', imports: ['./planted-circle-b.ts'] },
  { rule: 'resolvable', from: 'shared/domain/planted-absent.ts', imports: ['./planted-nowhere.ts'] },
  { rule: 'declared-packages-only', from: 'relay/planted-undeclared.ts', imports: ['semver'] },
  { rule: 'platform-free', from: 'shared/messenger/planted-node.ts', imports: ['node:fs'] },
  { rule: 'portable-packages', from: 'shared/domain/planted-package.ts', imports: ['ajv'] },
  { rule: 'language-needs-nothing', from: 'shared/language/planted-package.ts', imports: ['zod'] },
  {
    rule: 'components-know-no-feature',
    from: 'renderer/components/planted-component.ts',
    imports: ['../features/planted-two/index.ts'],
  },
  { rule: 'product-without-tests', from: 'shared/domain/planted-tested.ts', imports: ['./planted-some.test.ts'] },
  { rule: 'nothing-imports-build', from: 'relay/planted-build.ts', imports: ['../build/progress.ts'] },
];

/** What may be imported all the same: each names the file and must raise nothing. */
export const allowedPlants: Omit<BoundaryPlant, 'rule'>[] = [
  { from: 'electron/service/database/planted-sqlite.ts', imports: ['better-sqlite3'] },
  { from: 'shared/crypto/planted-noble.ts', imports: ['@noble/hashes/sha2.js', '@scure/bip39'] },
  { from: 'electron/service/vault/planted-argon2.ts', imports: ['@node-rs/argon2', 'slip39'] },
  { from: 'relay/http/planted-websocket.ts', imports: ['ws', 'node:http'] },
  { from: 'electron/service/features/planted-one/allowed.ts', imports: ['../planted-two/index.ts', './planted.ts'] },
  { from: 'renderer/app/planted-allowed.ts', imports: ['../features/planted-two/index.ts', 'react-intl'] },
];

/** Files that the plants lean on. */
export const boundaryProps = [
  'electron/service/features/planted-two/inside.ts',
  'electron/service/features/planted-two/index.ts',
  'renderer/features/planted-two/inside.ts',
  'renderer/features/planted-two/index.ts',
  'shared/domain/planted-some.test.ts',
];
