/** Deleting a client for good: said to the client, gone from every table, certified, and never by accident. */
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { sha256 } from '../../../../shared/crypto/hash.ts';
import { toHex } from '../../../../shared/language/bytes.ts';
import type { Relay } from '../../../../shared/relay/relay.ts';
import { temporaryFolder } from '../../testing/folders.ts';
import {
  createVaultOn,
  eventually,
  joinedClient,
  sharedMemoryRelay,
  testService,
  type TestService,
} from '../../testing/services.ts';
import { temporaryStore } from '../../testing/stores.ts';
import { eraseClient } from './erase-client.ts';
import type { ClientId } from '../../../../shared/domain/ids.ts';

const name = 'Quorvina Zepharelle';

async function practiceWithClient(relayAt: (url: string) => Relay = sharedMemoryRelay()) {
  const folder = temporaryFolder();
  const practice = testService(folder, { relayAt });
  await createVaultOn(practice);
  const client = await joinedClient(practice, name, relayAt);
  await practice.screen.call('conversations.send', { clientId: client.id, text: 'plumbago heliotrope' });
  const { id } = await practice.screen.call('notes.create', {
    clientId: client.id,
    template: 'free',
    sessionDay: '2026-11-22',
  });
  const note = {
    id,
    title: 'almanac',
    sessionDay: '2026-11-22',
    sections: [{ name: 'text' as const, text: 'turnstile' }],
  };
  await practice.screen.call('notes.sign', note);
  await practice.screen.call('notes.addAddendum', { id, text: 'nocturne' });
  return { folder, practice, client };
}

function deletion(clientId: ClientId, typedName = name, evenUntold = false) {
  return { clientId, typedName, subject: 'Q. Z., file 7', evenUntold };
}

async function auditKinds({ screen }: TestService) {
  return (await screen.call('audit.page', { limit: 200 })).entries;
}

describe('deleting a client', () => {
  test('attacks 49: the client is told, the relay forgets, nothing is left, and a certificate says so', async () => {
    const relayAt = sharedMemoryRelay();
    const { folder, practice, client } = await practiceWithClient(relayAt);
    const { screen } = practice;
    await screen.call('clients.create', { name: 'Somebody else' });
    const preview = await screen.call('deletions.preview', { clientId: client.id });
    expect(preview).toMatchObject({
      name,
      isJoined: true,
      counts: { messages: 1, notes: 1, addenda: 1, disclosures: 0 },
      backups: { folder: 'none', files: [] },
    });
    expect(preview.exportedAt).toBeUndefined();

    const outcome = await screen.call('deletions.delete', deletion(client.id));
    if (outcome.kind !== 'deleted') throw new Error(outcome.kind);
    await eventually(async () => ((await client.store.sessions())[0]?.phase === 'ended' ? true : undefined));
    expect(await screen.call('clients.list', undefined)).toMatchObject([{ name: 'Somebody else' }]);
    expect(await screen.call('search.find', { query: 'plumbago', scope: 'all', limit: 10 })).toMatchObject({
      hits: [],
    });
    await expect(screen.call('conversations.get', { clientId: client.id })).rejects.toMatchObject({
      code: 'not-found',
    });
    expect(outcome.certificate).toMatchObject({
      subject: 'Q. Z., file 7',
      practice: 'Hazel Street Practice',
      by: 'Dr. Rivera',
      conversation: 'ended',
      removed: { messages: 1, notes: 1, addenda: 1, disclosures: 0 },
      remains: { clientCopy: true, records: 0, setAside: [] },
    });

    const [entry] = (await auditKinds(practice)).filter(({ kind }) => kind === 'client-deleted');
    expect(entry).toMatchObject({
      subject: client.id,
      details: { certificate: outcome.sha256, messages: 1, notes: 1 },
    });
    expect(JSON.stringify(entry)).not.toContain('Zepharelle');

    const target = join(folder, 'out');
    mkdirSync(target);
    const saved = await screen.call('deletions.save', { id: outcome.certificate.id, folder: target });
    if (saved.kind !== 'written') throw new Error(saved.kind);
    expect(toHex(sha256(readFileSync(join(target, saved.name))))).toBe(outcome.sha256);
    expect(await screen.call('deletions.list', undefined)).toEqual([
      { certificate: outcome.certificate, sha256: outcome.sha256 },
    ]);
    expect(await screen.call('audit.check', undefined)).toMatchObject({ kind: 'whole' });
  });

  test('attacks 49: asks for the name, and does nothing without it', async () => {
    const { practice, client } = await practiceWithClient();
    expect(await practice.screen.call('deletions.delete', deletion(client.id, 'Quorvina'))).toEqual({
      kind: 'name-differs',
    });
    expect(await practice.screen.call('clients.list', undefined)).toMatchObject([{ name, connection: 'joined' }]);
  });

  test('says when the client could not be told, and deletes then only if that is wanted', async () => {
    const inner = sharedMemoryRelay();
    let isAway = false;
    const away = async () => ({ kind: 'unreachable' }) as const;
    const relayAt = (url: string): Relay => {
      const relay = inner(url);
      return new Proxy(relay, {
        get: (target, key: keyof Relay) => (isAway && key !== 'watch' ? away : target[key].bind(target)),
      });
    };
    const { practice, client } = await practiceWithClient(relayAt);
    isAway = true;
    expect(await practice.screen.call('deletions.delete', deletion(client.id))).toEqual({ kind: 'not-told' });
    expect(await practice.screen.call('clients.list', undefined)).toMatchObject([{ name, connection: 'ended' }]);
    const outcome = await practice.screen.call('deletions.delete', deletion(client.id, name, true));
    expect(outcome).toMatchObject({ kind: 'deleted', certificate: { conversation: 'not-told' } });
    expect(await practice.screen.call('clients.list', undefined)).toEqual([]);
  }, 60_000);

  test('every table that can hold something of a client is emptied of it', () => {
    const database = temporaryStore();
    const tables = database
      .query<{ name: string; columns: string }>(`
        SELECT m.name, group_concat(c.name) AS columns FROM sqlite_master m JOIN pragma_table_info(m.name) c
        WHERE m.type = 'table' AND m.name NOT LIKE '%\\_index\\_%' ESCAPE '\\' GROUP BY m.name`)
      .all();
    const belongs = /(^|,)(client_id|conversation_id|relationship_id|note_id|contact_id)(,|$)/;
    const found = tables.filter(({ columns }) => belongs.test(columns)).map((table) => table.name);
    const erased: string[] = [];
    const watched = Object.assign(Object.create(database), {
      command(sql: string) {
        const from = /DELETE FROM (\w+)/.exec(sql)?.[1];
        if (from !== undefined) erased.push(from);
        return database.command(sql);
      },
    }) as typeof database;
    eraseClient(watched, 'c1' as ClientId);
    expect(erased).toEqual(expect.arrayContaining(found));
    expect(found).toContain('note_version');
  });

  test('what is never removed otherwise still is not', () => {
    const database = temporaryStore();
    database.command("INSERT INTO client (id, name, created_at) VALUES ('c1', 'A', 0)").run();
    database
      .command(
        "INSERT INTO note (note_id, client_id, template, session_day, created_at) VALUES ('n1', 'c1', 'free', '2026-01-01', 0)",
      )
      .run();
    database.command("INSERT INTO note_addendum (note_id, text, author, added_at) VALUES ('n1', 'x', 'y', 0)").run();
    const remove = database.command('DELETE FROM note_addendum');
    expect(() => remove.run()).toThrow();
    eraseClient(database, 'c1' as ClientId);
    expect(database.query('SELECT count(*) AS n FROM note_addendum').get()).toEqual({ n: 0 });
    expect(database.query('SELECT count(*) AS n FROM client_erasure').get()).toEqual({ n: 0 });
  });
});
