/** Who may import whom: the table of rooms, the doors of features, and the packages with one importer. */
const tests = '(\\.test\\.tsx?$|(^|/)testing/|^tests/)';

/** Each room and what of the project it may import besides itself. A folder under another room's is that room. */
const rooms = {
  'shared/language': [],
  'shared/domain': ['shared/language'],
  'shared/crypto': ['shared/language'],
  'shared/protocol': ['shared/crypto', 'shared/language'],
  'shared/relay': ['shared/crypto', 'shared/language'],
  'shared/messenger': ['shared/protocol', 'shared/relay', 'shared/domain', 'shared/language'],
  'shared/contract': ['shared/domain', 'shared/language'],
  'electron/main': ['shared/contract', 'shared/language'],
  'electron/preload': ['shared/contract'],
  'electron/service': ['shared', 'relay', 'verifier'],
  renderer: ['shared/contract', 'shared/domain', 'shared/language'],
  client: ['shared/protocol', 'shared/messenger', 'shared/relay', 'shared/domain', 'shared/crypto', 'shared/language'],
  relay: ['shared/relay', 'shared/language'],
  verifier: ['shared/contract', 'shared/crypto', 'shared/language'],
};

/** Packages that only these folders import. Tests may where it says so. */
const soleImporters = [
  {
    name: 'sqlite',
    package: 'better-sqlite3',
    folders: ['electron/service/database', 'relay/stores', 'tests/(bench|faults|migrations|security)'],
  },
  { name: 'noble', package: '@(noble|scure)/[^/]+', folders: ['shared/crypto', 'tests/bench'] },
  { name: 'argon2', package: '@node-rs/argon2', folders: ['electron/service/vault', 'tests/(bench|vectors)'] },
  { name: 'shares', package: 'slip39', folders: ['electron/service/vault'] },
  { name: 'websocket', package: 'ws', folders: ['relay/http'], testsToo: true },
  { name: 'translations', package: 'react-intl', folders: ['renderer', 'client'] },
  { name: 'react', package: '(react|react-dom)', folders: ['renderer', 'client'] },
  { name: 'electron', package: 'electron', folders: ['electron/main', 'electron/preload'], testsToo: true },
  { name: 'log', package: 'pino', folders: ['relay'] },
  { name: 'indexed-db', package: 'idb', folders: ['client/device-store'], testsToo: true },
];

/** What rooms that run anywhere may take from npm. */
const portablePackages = ['zod', 'temporal-polyfill', '@zxcvbn-ts/[^/]+', '@noble/[^/]+', '@scure/[^/]+'];

function beginsWith(folders) {
  return `^(${folders.join('|')})/`;
}

/** The resolved path of a package: an alias keeps the name it is imported by. */
function packagePath(name) {
  return `(^|/)node_modules/${name}(/|$)`;
}

const roomRules = Object.entries(rooms).map(([room, allowed]) => ({
  name: `room-${room.replace('/', '-')}`,
  severity: 'error',
  from: { path: `^${room}/`, pathNot: tests },
  to: {
    pathNot: [beginsWith([room, ...allowed]), 'node_modules/'],
    dependencyTypesNot: ['core', 'npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg', 'npm-unknown', 'unknown'],
  },
}));

const soleImporterRules = soleImporters.map(({ name, package: packageName, folders, testsToo }) => ({
  name: `sole-importer-${name}`,
  severity: 'error',
  from: { pathNot: testsToo ? [beginsWith(folders), tests] : [beginsWith(folders)] },
  to: { path: packagePath(packageName) },
}));

const featureRules = ['electron/service', 'renderer'].flatMap((room) => [
  {
    name: `feature-door-${room.replace('/', '-')}`,
    comment: 'Features meet at their index.ts.',
    severity: 'error',
    from: { path: `^${room}/features/([^/]+)/` },
    to: { path: `^${room}/features/[^/]+/`, pathNot: `^${room}/features/($1/|[^/]+/index\\.tsx?$)` },
  },
  {
    name: `feature-door-from-outside-${room.replace('/', '-')}`,
    severity: 'error',
    from: { path: `^${room}/`, pathNot: `^${room}/features/` },
    to: { path: `^${room}/features/[^/]+/`, pathNot: `^${room}/features/[^/]+/index\\.tsx?$` },
  },
]);

module.exports = {
  forbidden: [
    ...roomRules,
    ...soleImporterRules,
    ...featureRules,
    { name: 'no-circle', severity: 'error', from: {}, to: { circular: true } },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'declared-packages-only',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'platform-free',
      comment: 'These rooms run in a browser or anywhere: nothing of Node.',
      severity: 'error',
      from: { path: '^(shared|renderer|client|electron/preload)/', pathNot: tests },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'portable-packages',
      severity: 'error',
      from: { path: '^shared/', pathNot: tests },
      to: { path: 'node_modules/', pathNot: portablePackages.map(packagePath) },
    },
    {
      name: 'language-needs-nothing',
      severity: 'error',
      from: { path: '^shared/language/', pathNot: tests },
      to: { path: 'node_modules/' },
    },
    {
      name: 'components-know-no-feature',
      severity: 'error',
      from: { path: '^renderer/(components|i18n|styles|service)/' },
      to: { path: '^renderer/(features|app)/' },
    },
    {
      name: 'product-without-tests',
      comment: 'What ships imports neither tests nor what stands beside them for tests.',
      severity: 'error',
      from: { path: '^(shared|electron|renderer|client|relay|build)/', pathNot: tests },
      to: { path: tests },
    },
    {
      name: 'nothing-imports-build',
      severity: 'error',
      from: { pathNot: ['^build/', '^tests/', '^vitest\\.config\\.ts$'] },
      to: { path: '^build/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|release|test-results)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.d.ts', '.mjs', '.cjs', '.js', '.json', '.css'],
    },
  },
};
