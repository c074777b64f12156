import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { systemRandom } from '../../../shared/crypto/random.ts';
import { toHex } from '../../../shared/language/bytes.ts';
import { createSettingsRepository } from '../features/settings/index.ts';
import { temporaryFolder } from '../testing/folders.ts';
import type { WritableDatabase } from './database.ts';
import { lockFile } from './lock-file.ts';
import { createStore, openStore } from './open.ts';

function freshStore(): { readonly path: string; readonly database: WritableDatabase } {
  const path = join(temporaryFolder(), 'store.db');
  const location = { path, key: systemRandom(32), vaultId: toHex(systemRandom(16)) };
  const mark = createStore({ ...location, epochId: toHex(systemRandom(16)), createdAt: 0 });
  const opened = openStore({ ...location, mark });
  if (opened.kind !== 'open') throw new Error(opened.problem);
  onTestFinished(() => opened.store.close());
  return { path, database: opened.store.database };
}

describe('an open store', () => {
  test.each([
    ['journal_mode', 'wal'],
    ['synchronous', 2],
    ['temp_store', 2],
    ['secure_delete', 1],
    ['foreign_keys', 1],
    ['trusted_schema', 0],
    ['locking_mode', 'exclusive'],
  ])('has %s = %s', (pragma, value) => {
    const { database } = freshStore();
    expect(Object.values(database.query<Record<string, unknown>>(`PRAGMA ${pragma}`).get() ?? {})).toEqual([value]);
  });

  test('sorts more than its cache holds without a temporary file', () => {
    const { database, path } = freshStore();
    database.command('PRAGMA cache_size = -200').run();
    const insert = database.command('INSERT INTO client (id, name, created_at) VALUES (?, ?, 0)');
    database.transaction(() => {
      for (let index = 0; index < 5000; index += 1) insert.run(String(index), `heliotrope ${toHex(systemRandom(40))}`);
    });
    const rows = database.query<{ name: string }>('SELECT name FROM client ORDER BY name DESC').all();
    expect(rows).toHaveLength(5000);
    for (const suffix of ['', '-wal']) expect(readFileSync(path + suffix).includes('heliotrope')).toBe(false);
  });

  test('attacks 26: a full disk is said as such, nothing of the transaction stays, and there is room again later', () => {
    const { database } = freshStore();
    const settings = createSettingsRepository(database);
    const before = settings.get();
    const pages = database.query<{ page_count: number }>('PRAGMA page_count').get()?.page_count ?? 0;
    database.query(`PRAGMA max_page_count = ${String(pages)}`).all();
    const grow = (): void =>
      database.transaction(() => {
        settings.put({ ...before, practiceName: 'half written' });
        settings.put({ ...before, emergencyText: 'x'.repeat(400_000) });
      });
    expect(grow).toThrow(expect.objectContaining({ code: 'store-full' }));
    expect(settings.get()).toEqual(before);
    database.query('PRAGMA max_page_count = 100000').all();
    grow();
    expect(settings.get().emergencyText).toHaveLength(400_000);
  });

  test('rolls a transaction back when its work throws, the outer one with the inner', () => {
    const { database } = freshStore();
    const settings = createSettingsRepository(database);
    expect(() =>
      database.transaction(() => {
        settings.setRecoveryConfirmed(true);
        database.transaction(() => settings.setEmbeddedRelayPort(1234));
        throw new Error('changed its mind');
      }),
    ).toThrow('changed its mind');
    expect(settings.isRecoveryConfirmed()).toBe(false);
    expect(settings.embeddedRelayPort()).toBeUndefined();
  });
});

test('a lock on a file is held once, and again after it was let go', () => {
  const path = join(temporaryFolder(), 'lock');
  const first = lockFile(path);
  expect(first.kind).toBe('held');
  expect(lockFile(path).kind).toBe('held-elsewhere');
  if (first.kind === 'held') first.release();
  const second = lockFile(path);
  expect(second.kind).toBe('held');
  if (second.kind === 'held') second.release();
});
