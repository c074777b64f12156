/** Requests for a record over a whole service: kept half-way, reminded of, closed by the export that answers them. */
import { describe, expect, test } from 'vitest';
import type { Input } from '../../../../shared/contract/index.ts';
import { systemClock } from '../../../../shared/language/clock.ts';
import { temporaryFolder } from '../../testing/folders.ts';
import { createVaultOn, eventually, testService } from '../../testing/services.ts';
import { addClient, temporaryStore } from '../../testing/stores.ts';

const dayMs = 86_400_000;
const request: Input<'requests.save'>['request'] = {
  ...{ step: 'clock', right: 'hipaa-access', asker: 'Ana Example', isIdentityChecked: true },
  ...{ receivedDay: '2026-11-01', isExtended: false, extensionWhy: '', wanted: '', format: 'text', fee: '' },
  letterLocale: 'en',
};

async function practice() {
  let now = Date.parse('2026-11-22T12:00:00Z');
  const folder = temporaryFolder();
  const service = testService(folder, { clock: { now: () => now, after: systemClock.after } });
  await createVaultOn(service);
  const { screen } = service;
  const { id: clientId } = await screen.call('clients.create', { name: 'Ana Example' });
  async function save(more: Partial<typeof request> = {}) {
    const saved = await screen.call('requests.save', { clientId, request: { ...request, ...more }, hasPart2: true });
    if (saved.kind !== 'saved') throw new Error(saved.kind);
    return saved.id;
  }
  return { folder, screen, clientId, save, passDays: (days: number) => void (now += days * dayMs) };
}

describe('requests for a record', () => {
  test('are kept half-way, gone on with, and reminded of seven days before they are due', async () => {
    const { screen, clientId, save, passDays } = await practice();
    const id = await save();
    expect(await screen.call('requests.get', { id })).toMatchObject({
      ...{ step: 'clock', dueDay: '2026-12-01', hasPart2: true, clientName: 'Ana Example' },
    });
    expect(await screen.call('requests.due', undefined)).toEqual([]);
    passDays(2);
    expect(await screen.call('requests.due', undefined)).toMatchObject([{ id, dueDay: '2026-12-01' }]);
    const longer = { ...request, isExtended: true, extensionWhy: 'Much to read', step: 'what' as const };
    await screen.call('requests.save', { id, clientId, request: longer, hasPart2: false });
    expect(await screen.call('requests.get', { id })).toMatchObject({ dueDay: '2026-12-31', hasPart2: false });
    expect(await screen.call('requests.due', undefined)).toEqual([]);
    await save({ right: 'own-move' });
    expect((await screen.call('requests.list', undefined)).map(({ dueDay }) => dueDay)).toEqual([
      '2026-12-31',
      undefined,
    ]);
  });

  test('the export that answers one closes it, with the disclosure linked; another client’s does not', async () => {
    const { folder, screen, clientId, save } = await practice();
    const id = await save();
    const other = await screen.call('clients.create', { name: 'Somebody else' });
    const ended = () => screen.events.filter(({ event }) => event === 'taskEnded').length;
    async function release(of: typeof clientId) {
      const before = ended();
      await screen.call('records.export', {
        ...{ clientId: of, fromDay: '2026-01-01', toDay: '2026-12-31', timeZone: 'UTC', audience: 'client' },
        ...{ parts: ['messages'], picked: { kind: 'all-but', ids: [] }, psychotherapyNotes: [], formats: ['text'] },
        ...{ locale: 'en', pageSize: 'A4', recipient: 'Ana', reason: 'Request', authority: '45 CFR 164.524', folder },
        requestId: id,
      });
      await eventually(async () => (ended() > before ? true : undefined));
    }
    await release(other.id);
    expect((await screen.call('requests.get', { id })).closed).toBeUndefined();
    await release(clientId);
    const { entries } = await screen.call('disclosures.accounting', { clientId });
    expect(entries).toMatchObject([{ authority: '45 CFR 164.524', made: { kind: 'export' } }]);
    expect((await screen.call('requests.get', { id })).closed).toMatchObject({
      how: 'released',
      disclosureId: entries[0]?.id,
    });
    expect(await screen.call('requests.save', { id, clientId, request, hasPart2: true })).toEqual({ kind: 'closed' });
    expect(await screen.call('requests.close', { id, how: 'refused', why: 'Late' })).toEqual({ kind: 'closed' });
    const kinds = (await screen.call('audit.page', { group: 'record', limit: 10 })).entries.map(({ kind }) => kind);
    expect(kinds.slice(0, 2)).toEqual(['records-request-closed', 'record-exported']);
  });

  test('one that ends without a record says why', async () => {
    const { screen, save } = await practice();
    const id = await save();
    expect(await screen.call('requests.close', { id, how: 'withdrawn', why: 'No longer needed' })).toEqual({
      kind: 'done',
    });
    expect(await screen.call('requests.list', undefined)).toMatchObject([
      { closed: { how: 'withdrawn', why: 'No longer needed' } },
    ]);
  });

  test('a closed one is not rewritten, and none is removed but with its client', () => {
    const database = temporaryStore();
    const client = addClient(database, 'A');
    const run = (sql: string) => database.command(sql).run();
    run(`INSERT INTO records_request (request_id, client_id, request, opened_at, opened_by, saved_at)
      VALUES ('r', '${client}', '{}', 1, 'T', 1)`);
    run("UPDATE records_request SET closed_at = 2, closed_how = 'refused'");
    expect(() => run("UPDATE records_request SET closed_how = 'withdrawn'")).toThrow();
    expect(() => run('DELETE FROM records_request')).toThrow();
    run(`INSERT INTO client_erasure (client_id) VALUES ('${client}')`);
    run('DELETE FROM records_request');
  });
});
