import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { WritableDatabase } from '../../electron/service/database/database.ts';
import { migrations } from '../../electron/service/database/migrations/all.ts';
import type { Migration } from '../../electron/service/database/migrations/migration.ts';
import { finishMigrating } from '../../electron/service/database/migrate-on-copy.ts';
import { createStore, openCopy, openStore } from '../../electron/service/database/open.ts';
import { createAudit } from '../../electron/service/features/audit/index.ts';
import { createChannelPlansRepository } from '../../electron/service/features/channel-plans/index.ts';
import { createClientsRepository } from '../../electron/service/features/clients/index.ts';
import {
  createConversationStore,
  createConversationsRepository,
  createTimelineRepository,
  contactKeyOf,
  importedKeyOf,
  timelineKeyOf,
} from '../../electron/service/features/conversations/index.ts';
import { createNotesRepository } from '../../electron/service/features/notes/index.ts';
import { createRecordsHandlers } from '../../electron/service/features/records/index.ts';
import { createSearchHandlers } from '../../electron/service/features/search/index.ts';
import { createSettingsRepository } from '../../electron/service/features/settings/index.ts';
import { testPsychotherapyNotes } from '../../electron/service/testing/psychotherapy-notes.ts';
import { fingerprint, temporaryFolder } from '../../electron/service/testing/folders.ts';
import { systemRandom } from '../../shared/crypto/random.ts';
import { toHex } from '../../shared/language/bytes.ts';
import { systemClock } from '../../shared/language/clock.ts';

type Place = { readonly folder: string; readonly location: Parameters<typeof openStore>[0] };

/** A closed store at the schema of these migrations. */
function storeAt(steps: readonly Migration[]): Place {
  const folder = temporaryFolder();
  const made = { path: join(folder, 'store.db'), key: systemRandom(32), vaultId: toHex(systemRandom(16)) };
  const mark = createStore({ ...made, epochId: toHex(systemRandom(16)), createdAt: 0 }, steps);
  return { folder, location: { ...made, mark } };
}

function withStore<Result>(
  { location }: Place,
  steps: readonly Migration[],
  use: (database: WritableDatabase) => Result,
): Result {
  const opened = openStore(location, steps);
  if (opened.kind !== 'open') throw new Error(opened.problem);
  try {
    return use(opened.store.database);
  } finally {
    opened.store.close();
  }
}

function versionOf(database: WritableDatabase): number | undefined {
  return database.query<{ user_version: number }>('SELECT user_version FROM pragma_user_version').get()?.user_version;
}

function formerStores({ folder }: Place): readonly string[] {
  return readdirSync(folder).filter((name) => name.includes('.before-'));
}

/** What a store of each version held that later ones must still hold. */
const rowsBefore: readonly ((database: WritableDatabase) => void)[] = [
  (database) => void database.command("INSERT INTO setting (name, value) VALUES ('practice', '{}')").run(),
  (database) => {
    database.command("INSERT INTO client (id, name, created_at) VALUES ('c1', 'Amira', 1)").run();
    if ((versionOf(database) ?? 0) < 8) database.command("INSERT INTO mailbox_cursor VALUES ('a', 1)").run();
    database
      .command(`INSERT INTO entry (message_id, conversation_id, relationship_id, is_outgoing, sequence, type, is_shown, text,
        sent_at, stored_at, order_at, payload, chain_hash) VALUES ('m1', 'c1', 'r1', 0, 1, 1, 1, 'an older word', 1, 1, 1, x'00', x'00')`)
      .run();
  },
];

describe('migrations', () => {
  test('are numbered without holes', () => {
    expect(migrations.map(({ version }) => version)).toEqual(migrations.map((_, index) => index + 1));
  });

  test.each(migrations.slice(1).map((migration) => [migration.version, migration.name] as const))(
    '%i (%s) brings a store of the version before forward and keeps what it held',
    (version) => {
      const before = migrations.slice(0, version - 1);
      const after = migrations.slice(0, version);
      const place = storeAt(before);
      withStore(place, before, (database) => {
        for (const fill of rowsBefore.slice(0, version - 1)) fill(database);
      });
      withStore(place, after, (database) => {
        expect(versionOf(database)).toBe(version);
        expect(database.query('SELECT name FROM setting').all()).toEqual([{ name: 'practice' }]);
        if (version > 2) expect(database.query('SELECT text FROM entry').all()).toEqual([{ text: 'an older word' }]);
        expect(database.query('PRAGMA foreign_key_check').all()).toEqual([]);
        expect(database.query('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }]);
      });
      expect(formerStores(place)).toEqual([
        expect.stringMatching(new RegExp(`^store\\.db\\.before-${String(version)} `)),
      ]);
    },
  );

  test('what was written before there was a search index is found by it', () => {
    const place = storeAt(migrations.slice(0, 2));
    withStore(place, migrations.slice(0, 2), (database) => {
      for (const fill of rowsBefore) fill(database);
    });
    withStore(place, migrations, (database) => {
      const find = database.query<{ rowid: number }>(
        "SELECT rowid FROM message_index WHERE message_index MATCH 'older'",
      );
      expect(find.all()).toHaveLength(1);
    });
  });

  test.each<readonly [what: string, sql: string]>([
    ['fails half way', 'CREATE TABLE half (a TEXT) STRICT; SELECT nonsense;'],
    ['loses a row', 'DELETE FROM setting'],
    ['loses a table', 'DROP TABLE setting'],
  ])('attacks 50: one that %s is refused, and the store is the same to the byte', (_what, sql) => {
    const place = storeAt(migrations);
    withStore(place, migrations, (database) => {
      database.command("INSERT INTO setting (name, value) VALUES ('practice', '{}')").run();
    });
    const before = fingerprint(place.folder);
    const broken: Migration = { version: migrations.length + 1, name: 'broken', sql };
    expect(openStore(place.location, [...migrations, broken])).toEqual({
      kind: 'problem',
      problem: 'migration-failed',
    });
    expect(fingerprint(place.folder)).toEqual(before);
    withStore(place, migrations, (database) => {
      expect(database.query('SELECT name FROM setting').all()).toEqual([{ name: 'practice' }]);
    });
  });

  test('one that says what it removes may', () => {
    const place = storeAt(migrations);
    withStore(place, migrations, (database) => {
      database.command("INSERT INTO setting (name, value) VALUES ('practice', '{}')").run();
    });
    const next = { version: migrations.length + 1, name: 'next', sql: 'DELETE FROM setting' };
    withStore(place, [...migrations, { ...next, removesRowsFrom: ['setting'] }], (database) =>
      expect(database.query('SELECT name FROM setting').all()).toEqual([]),
    );
  });

  test('attacks 50: the store before it stays beside it, whole, until what is new is safe elsewhere', () => {
    const before = migrations.slice(0, -1);
    const place = storeAt(before);
    const bytes = readFileSync(place.location.path);
    const opened = openStore(place.location, migrations);
    if (opened.kind !== 'open') throw new Error(opened.problem);
    const [former = ''] = formerStores(place);
    expect(readFileSync(join(place.folder, former)).equals(bytes)).toBe(true);
    expect(readFileSync(place.location.path).subarray(0, 16).equals(bytes.subarray(0, 16))).toBe(true);
    opened.store.removeFormer();
    expect(formerStores(place)).toEqual([]);
    opened.store.close();
    expect(openStore({ ...place.location, path: join(place.folder, former) }).kind).toBe('problem');
  });

  test('attacks 50: cut off between any two steps of the swap, the next opening finds the old store or the new one', () => {
    const before = migrations.slice(0, -1);
    type Cut = readonly [files: (path: string, whole: { old: Buffer; new: Buffer }) => void, expected: number];
    const wish = JSON.stringify({ former: 'store.db.before-7 2026-11-22 09.12.33' });
    const cuts: readonly Cut[] = [
      [(path, { new: copy }) => writeFileSync(`${path}.migrating`, copy.subarray(0, 5000)), before.length],
      [(path, { new: copy }) => writeFileSync(`${path}.migrating`, copy), before.length],
      [
        (path, { new: copy }) => {
          writeFileSync(`${path}.migrating`, copy);
          writeFileSync(`${path}.migration.json.new`, wish.slice(0, 9));
        },
        before.length,
      ],
      [
        (path, { new: copy }) => {
          writeFileSync(`${path}.migrating`, copy);
          writeFileSync(`${path}.migration.json`, wish);
        },
        migrations.length,
      ],
      [
        (path, { old, new: copy }) => {
          writeFileSync(`${path}.migrating`, copy);
          writeFileSync(`${path}.migration.json`, wish);
          writeFileSync(`${path}.before-7 2026-11-22 09.12.33`, old);
          rmSync(path);
        },
        migrations.length,
      ],
      [
        (path, { old, new: copy }) => {
          writeFileSync(`${path}.migration.json`, 'no wish any more');
          writeFileSync(`${path}.before-7 2026-11-22 09.12.33`, old);
          writeFileSync(path, copy);
        },
        migrations.length,
      ],
    ];
    const place = storeAt(before);
    const old = readFileSync(place.location.path);
    withStore(place, migrations, () => undefined);
    const whole = { old, new: readFileSync(place.location.path) };
    for (const [cut, expected] of cuts) {
      const folder = temporaryFolder();
      const path = join(folder, 'store.db');
      writeFileSync(path, old);
      cut(path, whole);
      finishMigrating(path);
      const there = openCopy({ ...place.location, path });
      if (there.kind !== 'open') throw new Error(there.problem);
      expect(there.copy.schemaVersion).toBe(expected);
      there.copy.close();
      expect(readdirSync(folder).filter((name) => /migrating|migration\.json$/.test(name))).toEqual([]);
      withStore({ folder, location: { ...place.location, path } }, migrations, (database) =>
        expect(versionOf(database)).toBe(migrations.length),
      );
    }
  });

  test('attacks 50: a store of a newer version is refused, and not one byte of it changes', () => {
    const later: Migration = {
      version: migrations.length + 1,
      name: 'later',
      sql: 'CREATE TABLE later (a TEXT) STRICT',
    };
    const place = storeAt([...migrations, later]);
    const before = fingerprint(place.folder);
    expect(openStore(place.location)).toEqual({ kind: 'problem', problem: 'store-newer' });
    expect(fingerprint(place.folder)).toEqual(before);
  });

  test('the schema is the one that is written down', async () => {
    const place = storeAt(migrations);
    const schema = withStore(place, migrations, (database) =>
      database
        .query<{ sql: string }>('SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type DESC, name')
        .all()
        .map(({ sql }) => `${sql.replace(/^ {4}/gm, '')};`)
        .join('\n\n'),
    );
    await expect(`${schema}\n`).toMatchFileSnapshot('./schema.sql');
  });

  test('every statement of every repository compiles against it', () => {
    const place = storeAt(migrations);
    withStore(place, migrations, (database) => {
      const psychotherapyNotes = testPsychotherapyNotes(database);
      const repositories = [
        createClientsRepository(database),
        createChannelPlansRepository(database),
        createConversationStore(database),
        createConversationsRepository(database),
        createTimelineRepository(database),
        createNotesRepository(database),
        createSearchHandlers({ database, timelineKeyOf, contactKeyOf, importedKeyOf }),
        createSettingsRepository(database),
        createAudit({ database, key: systemRandom(32), clock: systemClock, onChange: () => undefined }),
        psychotherapyNotes,
        createRecordsHandlers({
          database,
          psychotherapyNotes,
          clock: systemClock,
          random: systemRandom,
          appVersion: '0.1.0',
          practice: () => ({ name: '', therapist: '' }),
          print: () => Promise.resolve({ kind: 'failed' }),
          readImportedFile: () => Promise.resolve({ kind: 'not-here' }),
          readFile: () => Promise.resolve({ kind: 'not-here' }),
          signingSeed: () => new Uint8Array(32),
          workFolder: temporaryFolder(),
          journalKey: new Uint8Array(32),
          verifierFolder: undefined,
          emit: () => undefined,
          onDisclosed: () => undefined,
          report: () => '',
        }),
      ];
      expect(repositories.every((repository) => typeof repository === 'object')).toBe(true);
    });
  });

  test('the queries that a long conversation must not slow down walk along an index', () => {
    const place = storeAt(migrations);
    withStore(place, migrations, (database) => {
      const planOf = (sql: string): string =>
        database
          .query<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
          .all()
          .map(({ detail }) => detail)
          .join('; ');
      const page = planOf(
        "SELECT text FROM entry WHERE conversation_id = 'c' AND is_shown = 1 AND (order_at, id) < (1, 1) ORDER BY order_at DESC, id DESC LIMIT 50",
      );
      expect(page).toContain('entry_timeline');
      expect(page).not.toContain('TEMP B-TREE');
      expect(
        planOf(
          "SELECT count(*) FROM entry WHERE conversation_id = 'c' AND is_shown = 1 AND is_outgoing = 0 AND read_at IS NULL",
        ),
      ).toContain('entry_unread_shown');
    });
  });
});
