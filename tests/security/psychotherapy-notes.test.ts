/** What psychotherapy notes are kept from: every call while they are locked, and whoever has the store's own key. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { migrations } from '../../electron/service/database/migrations/all.ts';
import { createStore, openStore } from '../../electron/service/database/open.ts';
import { createSettingsRepository } from '../../electron/service/features/settings/index.ts';
import { chooseFolder, emptyComputer, place, withPassphrase } from '../../electron/service/testing/backed-up.ts';
import { filesIn, temporaryFolder } from '../../electron/service/testing/folders.ts';
import { everything } from '../../electron/service/testing/releases.ts';
import {
  createVaultOn,
  eventually,
  sharedMemoryRelay,
  testService,
  type TestService,
} from '../../electron/service/testing/services.ts';
import { noKeychain } from '../../electron/service/testing/backup-secrets.ts';
import {
  otherPassphrase,
  quickArgon2,
  strongPassphrase,
  testClock,
  testVault,
} from '../../electron/service/testing/vaults.ts';
import { createVault } from '../../electron/service/vault/vault.ts';
import type { OpenedVault } from '../../electron/service/vault/vault-outcomes.ts';
import type { Input, MethodName } from '../../shared/contract/index.ts';
import { systemRandom } from '../../shared/crypto/random.ts';
import type { ClientId, NoteId } from '../../shared/domain/ids.ts';
import { copyOf, pagesOf, storeKey } from './store-pages.ts';

const canaries = {
  title: 'plumbago heliotrope',
  body: 'obsidian turnstile nocturne',
  word: 'turnstile',
  earlier: 'saltpetre mandolin',
  addendum: 'brindled almanac',
  draft: 'tamarisk wicket',
  passage: 'obsidian turnstile',
};
const ordinary = 'quince lantern meridian';
const day = '2026-03-03';
const range = { fromDay: '2026-01-01', toDay: '2030-12-31', timeZone: 'UTC' };

function found(where: Buffer | string): readonly string[] {
  return Object.entries(canaries)
    .filter(([, phrase]) => where.includes(phrase))
    .map(([what]) => what);
}

function words(title: string, text: string) {
  return { title, sessionDay: day, sections: [{ name: 'text' as const, text }] };
}

type Practice = TestService & { readonly clientId: ClientId; readonly noteId: NoteId; readonly kit: string };

/** A practice with an ordinary note and two psychotherapy notes, which are locked. */
async function practice(folder: string): Promise<Practice> {
  const service = testService(folder, { relayAt: sharedMemoryRelay() });
  const { screen } = service;
  const created = await createVaultOn(service);
  if (created.kind !== 'created') throw new Error(created.kind);
  await screen.call('vault.confirmRecoveryWords', undefined);
  const { id: clientId } = await screen.call('clients.create', { name: 'Ana' });
  const open = await screen.call('notes.create', { clientId, template: 'free', sessionDay: day });
  await screen.call('notes.save', { ...open, ...words('Ordinary', ordinary) });
  expect(await screen.call('psychotherapyNotes.unlock', { passphrase: strongPassphrase })).toEqual({
    kind: 'unlocked',
  });
  const create = () => screen.call('psychotherapyNotes.create', { clientId, template: 'free', sessionDay: day });
  const { id: noteId } = await create();
  await screen.call('psychotherapyNotes.save', { id: noteId, ...words(canaries.title, canaries.earlier) });
  await screen.call('psychotherapyNotes.sign', { id: noteId, ...words(canaries.title, canaries.body) });
  await screen.call('psychotherapyNotes.addAddendum', { id: noteId, text: canaries.addendum });
  const { id: typed } = await create();
  await screen.call('psychotherapyNotes.saveDraft', { id: typed, ...words('', canaries.draft) });
  const redaction = { clientId, itemId: noteId, passage: canaries.passage, reason: 'third-party' } as const;
  await screen.call('releases.redact', redaction);
  await screen.call('psychotherapyNotes.lock', undefined);
  return { ...service, clientId, noteId, kit: created.recovery.words.join(' ') };
}

async function expectOpens({ screen }: TestService, noteId: NoteId, passphrase = strongPassphrase): Promise<void> {
  expect(await screen.call('psychotherapyNotes.unlock', { passphrase })).toEqual({ kind: 'unlocked' });
  expect(await screen.call('psychotherapyNotes.get', { id: noteId })).toMatchObject({
    ...{ sections: [{ text: canaries.body }], addenda: [{ text: canaries.addendum }] },
    ...{ versions: [{ number: 2 }, { number: 1 }], summary: { title: canaries.title } },
  });
}

describe('while psychotherapy notes are locked', () => {
  test('attacks 29: no call gives a word of them, and their store has none under its own key', async () => {
    const folder = temporaryFolder();
    const at = await practice(folder);
    const { screen, clientId, noteId } = at;
    const release = { ...range, ...everything, clientId };
    const items = { ...release, locale: 'en', offset: 0, limit: 100 } as const;
    const asked: { readonly [Name in MethodName]?: readonly Input<Name>[] } = {
      'notes.list': [{}, { clientId }],
      'search.find': Object.values(canaries).map((query) => ({ query, scope: 'all', limit: 20 })),
      'records.preview': [release],
      'records.items': (['all', 'in', 'out', 'psychotherapy-notes'] as const).map((show) => ({ ...items, show })),
      'records.findPassages': [{ clientId, passages: Object.values(canaries) }],
      'records.firstDay': [{ clientId, timeZone: 'UTC' }],
      'releases.redactions': [{ clientId }],
      'psychotherapyNotes.state': [{}],
      'deletions.preview': [{ clientId }],
      'audit.page': [{ limit: 200 }],
      'backups.state': [undefined],
    };
    for (const [method, inputs] of Object.entries(asked))
      for (const input of inputs)
        expect([method, found(JSON.stringify(await screen.callRaw(method, input)))]).toEqual([method, []]);
    expect(await screen.call('psychotherapyNotes.state', { clientId })).toEqual({ isOpen: false, count: 2 });
    expect(await screen.call('releases.redactions', { clientId })).toMatchObject([{ itemId: noteId, isLocked: true }]);
    expect(await screen.call('records.items', { ...items, show: 'psychotherapy-notes' })).toMatchObject({
      items: [{ id: noteId, text: '', who: '' }],
    });

    const outside = temporaryFolder();
    const paper = { locale: 'en', pageSize: 'A4', recipient: 'A', reason: 'B' } as const;
    const given = { ...release, ...paper, formats: ['text' as const, 'json' as const], folder: outside };
    const locked = { code: 'psychotherapy-notes-locked' };
    const mine = words('x', 'x');
    const refused: readonly (() => Promise<unknown>)[] = [
      () => screen.call('psychotherapyNotes.list', {}),
      () => screen.call('psychotherapyNotes.get', { id: noteId }),
      () => screen.call('psychotherapyNotes.save', { id: noteId, ...mine }),
      () => screen.call('records.itemTexts', { clientId, itemId: noteId }),
      () => screen.call('records.export', { ...given, psychotherapyNotes: [noteId] }),
      () => screen.call('records.print', { ...release, ...paper, psychotherapyNotes: [noteId] }),
      () => screen.call('releases.redact', { clientId, itemId: noteId, passage: 'x', reason: 'harm' }),
    ];
    for (const call of refused) await expect(call()).rejects.toMatchObject(locked);
    for (const method of ['notes.get', 'notes.discard'] as const)
      await expect(screen.call(method, { id: noteId })).rejects.toMatchObject({ code: 'not-found' });

    await screen.call('records.export', given);
    const ended = await eventually(async () => at.screen.events.find(({ event }) => event === 'taskEnded'));
    expect(ended.payload).toMatchObject({ outcome: { kind: 'done', notes: 1 } });
    const files = filesIn(outside).map((name) => [name, readFileSync(join(outside, name))] as const);
    expect(files.filter(([, bytes]) => bytes.includes(ordinary))).toHaveLength(2);
    for (const [name, bytes] of files) expect([name, ...found(bytes)]).toEqual([name]);

    await screen.call('vault.lock', undefined);
    const pages = pagesOf(copyOf(join(folder, 'vault', 'store.db'), await storeKey(join(folder, 'vault'))));
    expect(pages.includes(ordinary)).toBe(true);
    expect(found(pages)).toEqual([]);
  });

  test('a record that they are locked under is not made, rather than made without them', async () => {
    const { screen, clientId, noteId } = await practice(temporaryFolder());
    await screen.call('psychotherapyNotes.unlock', { passphrase: strongPassphrase });
    const outside = temporaryFolder();
    const asked = {
      ...range,
      ...everything,
      clientId,
      locale: 'en',
      pageSize: 'A4',
      recipient: 'A',
      reason: 'B',
    } as const;
    const [begun] = await Promise.all([
      screen.call('records.export', { ...asked, formats: ['text'], folder: outside, psychotherapyNotes: [noteId] }),
      screen.call('psychotherapyNotes.lock', undefined),
    ]);
    const ended = await eventually(async () => screen.events.find(({ event }) => event === 'taskEnded'));
    expect(ended.payload).toMatchObject({ ...begun, outcome: { kind: 'failed' } });
    expect(filesIn(outside)).toEqual([]);
    expect(await screen.call('records.disclosures', {})).toEqual([]);
  });

  test('each unlock and lock is in the audit log, and the lock of the vault is one of theirs', async () => {
    const at = await practice(temporaryFolder());
    const { screen } = at;
    expect(await screen.call('psychotherapyNotes.unlock', { passphrase: otherPassphrase })).toMatchObject({
      kind: 'wrong-passphrase',
    });
    // Wrong ones cost time here as at the front door.
    expect(await screen.call('psychotherapyNotes.unlock', { passphrase: strongPassphrase })).toMatchObject({
      kind: 'wrong-passphrase',
    });
    await eventually(async () => {
      const outcome = await screen.call('psychotherapyNotes.unlock', { passphrase: strongPassphrase });
      return outcome.kind === 'unlocked' ? true : undefined;
    });
    await at.service.lock();
    await screen.call('vault.unlock', { passphrase: strongPassphrase });
    await expect(screen.call('psychotherapyNotes.list', {})).rejects.toMatchObject({
      code: 'psychotherapy-notes-locked',
    });
    const { entries } = await screen.call('audit.page', { limit: 200 });
    const about = entries.filter(({ kind }) => kind.startsWith('psychotherapy-notes-') && !kind.endsWith('refused'));
    expect(about.map(({ kind, details }) => [kind.slice('psychotherapy-notes-'.length), details['by']])).toEqual([
      ['locked', 'vault'],
      ['unlocked', undefined],
      ['locked', 'hand'],
      ['unlocked', undefined],
    ]);
    expect(entries.some(({ kind }) => kind === 'psychotherapy-notes-refused')).toBe(true);
  });
});

describe('psychotherapy notes open', () => {
  test('after the passphrase was changed, after the recovery kit, and from a backup', async () => {
    const { folder, backups } = place();
    const at = await practice(folder);
    const { screen, noteId } = at;
    await screen.call('vault.changePassphrase', { current: strongPassphrase, next: otherPassphrase });
    await expectOpens(at, noteId, otherPassphrase);
    await at.service.lock();
    const opened = await screen.call('vault.unlockWithWords', { words: at.kit, newPassphrase: strongPassphrase });
    expect(opened).toEqual({ kind: 'unlocked' });
    await expectOpens(at, noteId);
    const { last } = await chooseFolder(at, backups);
    expect(last?.counts).toEqual({ clients: 1, messages: 0, notes: 3 });
    await at.service.stop();

    const other = emptyComputer();
    const file = join(backups, last?.name ?? '');
    expect(await other.screen.call('vault.restore', { file, secret: withPassphrase })).toMatchObject({
      kind: 'restored',
      counts: { notes: 3 },
    });
    await expect(other.screen.call('psychotherapyNotes.list', {})).rejects.toBeDefined();
    await expectOpens(other, noteId);
  });

  test('nobody any more, once their client is deleted', async () => {
    const folder = temporaryFolder();
    const { screen, clientId } = await practice(folder);
    expect(await screen.call('deletions.preview', { clientId })).toMatchObject({ counts: { notes: 3, addenda: 1 } });
    const deletion = { clientId, typedName: 'Ana', subject: 'A.', evenUntold: false };
    expect(await screen.call('deletions.delete', deletion)).toMatchObject({ kind: 'deleted' });
    expect(await screen.call('psychotherapyNotes.state', {})).toEqual({ isOpen: false, count: 0 });
    await screen.call('vault.lock', undefined);
    const store = copyOf(join(folder, 'vault', 'store.db'), await storeKey(join(folder, 'vault')));
    for (const table of ['note', 'version', 'signature', 'addendum', 'draft'])
      expect(store.prepare(`SELECT count(*) AS rows FROM psychotherapy_${table}`).get()).toEqual({ rows: 0 });
    expect(store.prepare('SELECT count(*) AS rows FROM redaction').get()).toEqual({ rows: 0 });
  });
});

const versionBefore = migrations.findIndex(({ name }) => name === 'psychotherapy-notes');

/** A vault of the version before, with psychotherapy notes among the others: written, signed, searched. */
async function olderVault(folder: string): Promise<void> {
  const { vault, opened } = testVault(folder);
  expect((await vault.create(strongPassphrase)).kind).toBe('created');
  const location = {
    path: join(folder, 'store.db'),
    key: opened().deriveKey('sqlite-main'),
    vaultId: opened().vaultId,
  };
  await vault.stop();
  rmSync(location.path);
  const steps = migrations.slice(0, versionBefore);
  createStore({ ...location, epochId: '00'.repeat(16), createdAt: 0 }, steps);
  const older = openStore({ ...location, mark: undefined }, steps);
  if (older.kind !== 'open') throw new Error(older.problem);
  const { database } = older.store;
  createSettingsRepository(database).setRecoveryConfirmed(true);
  database.command("INSERT INTO client (id, name, created_at) VALUES ('c1', 'Ana', 1)").run();
  const sections = (text: string) => JSON.stringify([{ name: 'text', text }]);
  const note = database.command(
    'INSERT INTO note (note_id, client_id, kind, template, session_day, created_at, index_row) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const version = database.command('INSERT INTO note_version VALUES (?, ?, ?, ?, ?, ?, ?)');
  const index = database.command('INSERT INTO note_index (rowid, text) VALUES (?, ?)');
  note.run(ids.open, 'c1', 'progress', 'free', day, 5, 1);
  version.run(ids.open, 1, 'Ordinary', day, sections(ordinary), 'T', 6);
  index.run(1, ordinary);
  note.run(ids.signed, 'c1', 'psychotherapy', 'free', day, 7, 2);
  version.run(ids.signed, 1, canaries.title, day, sections(canaries.earlier), 'T', 8);
  version.run(ids.signed, 2, canaries.title, '2026-03-04', sections(canaries.body), 'T', 9);
  index.run(2, `${canaries.title}\n${canaries.body}\n${canaries.addendum}`);
  database.command('INSERT INTO note_signature VALUES (?, 2, ?, 10, ?)').run(ids.signed, 'T', 'ab');
  database
    .command('INSERT INTO note_addendum (note_id, text, author, added_at) VALUES (?, ?, ?, 11)')
    .run(ids.signed, canaries.addendum, 'T');
  note.run(ids.typed, 'c1', 'psychotherapy', 'soap', day, 12, null);
  database.command('INSERT INTO note_draft VALUES (?, ?, ?, ?, 13)').run(ids.typed, '', day, sections(canaries.draft));
  database
    .command("INSERT INTO redaction VALUES (?, 'c1', ?, ?, 'third-party', 'T', 14)")
    .run('0'.repeat(32), ids.signed, canaries.passage);
  older.store.close();
}

const ids = {
  open: 'a'.repeat(32) as NoteId,
  signed: 'b'.repeat(32) as NoteId,
  typed: 'c'.repeat(32) as NoteId,
};

/** SIGKILL at the given draw of a nonce. */
async function killedWhileMoving(vault: string, draw: number): Promise<void> {
  const script = join(import.meta.dirname, '..', '..', 'electron', 'service', 'testing', 'killed-process.ts');
  const child = spawn(process.execPath, [script, 'move-notes', vault, String(draw)], {
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  child.stdin?.write('go\n');
  const [, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
  expect(signal).toBe('SIGKILL');
}

describe('a vault of the version before', () => {
  test('attacks 22, 50: its psychotherapy notes are sealed at the first unlock, all or none, killed in the middle or not', async () => {
    const folder = temporaryFolder();
    const vault = join(folder, 'vault');
    await olderVault(vault);
    const key = await storeKey(vault);
    const store = join(vault, 'store.db');
    const control = copyOf(store, key);
    expect(found(pagesOf(control))).toEqual(Object.keys(canaries));

    for (const draw of [2, 5]) {
      await killedWhileMoving(vault, draw);
      const left = copyOf(store, key);
      expect(left.prepare('SELECT count(*) AS rows FROM psychotherapy_note').get()).toEqual({ rows: 0 });
      expect(left.prepare('SELECT count(*) AS rows FROM note').get()).toEqual({ rows: 3 });
      expect(left.prepare('SELECT count(*) AS rows FROM note_version').get()).toEqual({ rows: 3 });
    }

    const service = testService(folder, { relayAt: sharedMemoryRelay() });
    const { screen } = service;
    expect(await screen.call('vault.unlock', { passphrase: strongPassphrase })).toEqual({ kind: 'unlocked' });
    expect(found(pagesOf(copyOf(store, key)))).toEqual([]);
    expect(await screen.call('notes.list', {})).toMatchObject([{ id: ids.open }]);
    expect((await screen.call('search.find', { query: 'turnstile', scope: 'all', limit: 5 })).hits).toEqual([]);
    expect((await screen.call('search.find', { query: 'meridian', scope: 'all', limit: 5 })).hits).toHaveLength(1);
    expect(await screen.call('psychotherapyNotes.state', {})).toEqual({ isOpen: false, count: 2 });

    await expectOpens(service, ids.signed);
    expect(await screen.call('psychotherapyNotes.get', { id: ids.signed })).toMatchObject({
      summary: { sessionDay: '2026-03-04', updatedAt: 11, signedAt: 10, template: 'free', versions: 2, addenda: 1 },
      signature: { by: 'T', at: 10, hash: 'ab' },
      versions: [
        { number: 2, by: 'T', at: 9 },
        { number: 1, at: 8, sessionDay: day },
      ],
    });
    expect(await screen.call('psychotherapyNotes.get', { id: ids.typed })).toMatchObject({
      summary: { template: 'soap', updatedAt: 13, hasDraft: true, versions: 0 },
      draft: { sections: [{ text: canaries.draft }] },
    });
    const { entries } = await screen.call('audit.page', { limit: 50 });
    expect(entries.find(({ kind }) => kind === 'psychotherapy-notes-moved')?.details).toEqual({ count: 2 });
    expect(copyOf(store, key).prepare('SELECT passage FROM redaction').all()).toEqual([{ passage: null }]);

    // The store as it was stays beside the new one until a backup is made; then nothing has them open any more.
    expect(readdirSync(vault).filter((name) => name.includes('.before-'))).toHaveLength(1);
    await screen.call('vault.lock', undefined);
    expect(await screen.call('vault.unlock', { passphrase: strongPassphrase })).toEqual({ kind: 'unlocked' });
    await expectOpens(service, ids.signed);
  }, 60_000);
});

test('an unlocked vault forgets what their key is made of once the recovery words are confirmed', async () => {
  const secrets: Uint8Array[] = [];
  let late: OpenedVault | undefined;
  const vault = createVault({
    folder: join(temporaryFolder(), 'vault'),
    clock: testClock(),
    random(length) {
      const bytes = systemRandom(length);
      if (length === 32) secrets.push(bytes);
      return bytes;
    },
    argon2: quickArgon2,
    acceptsPassphrase: () => true,
    keychain: noKeychain,
    async open(opened) {
      late = opened;
      expect(opened.derivePsychotherapyKey()).toHaveLength(32);
      return { keepsMasterKey: true, close: async () => undefined };
    },
    onChange: () => undefined,
  });
  onTestFinished(() => vault.stop());
  expect((await vault.create(strongPassphrase)).kind).toBe('created');
  const [masterKey] = secrets;
  const gone = new Uint8Array(32);
  expect(masterKey).not.toEqual(gone);
  expect(() => late?.derivePsychotherapyKey()).toThrow('psychotherapy-notes-locked');
  await vault.inWaysIn((ways) => ways.renewRecoveryWords());
  await vault.forgetMasterKey();
  expect(masterKey).toEqual(gone);
  // Whatever needs it afterwards asks for the passphrase.
  await expect(vault.inWaysIn((ways) => ways.renewRecoveryWords())).rejects.toThrow('invalid-input');
  expect((await vault.inWaysIn((ways) => ways.newKit(strongPassphrase))).kind).toBe('kit');
  expect(late?.deriveKey('record-sign')).not.toEqual(gone);
  await vault.lock();
  expect(late?.deriveKey('record-sign')).toEqual(gone);
});
