/** Retention over a whole service: rules, standings, holds that stop every deletion, and the yearly review. */
import { describe, expect, test } from 'vitest';
import type { ClientId, Timestamp } from '../../../../shared/domain/ids.ts';
import { systemClock } from '../../../../shared/language/clock.ts';
import { temporaryFolder } from '../../testing/folders.ts';
import { createVaultOn, testService } from '../../testing/services.ts';
import { addClient, temporaryStore } from '../../testing/stores.ts';

const rule = {
  name: 'Own rule',
  adultYears: 7,
  minorAge: 18,
  minorYears: 7,
  source: 'Letter of the board',
  sourceDay: '2026-01-02',
};
const noon = Date.parse('2026-11-22T12:00:00Z');
const yearMs = 366 * 86_400_000;

async function practice() {
  let today = noon;
  // Only the day is ours: what waits goes on by itself.
  const clock = { now: () => today, after: systemClock.after };
  const service = testService(temporaryFolder(), { clock });
  await createVaultOn(service);
  const { screen } = service;
  async function clientLastSeen(name: string, at: string): Promise<ClientId> {
    const { id } = await screen.call('clients.create', { name });
    await screen.call('contacts.add', {
      clientId: id,
      at: Date.parse(at) as Timestamp,
      way: 'visit',
      direction: 'together',
      person: '',
      text: '',
    });
    return id;
  }
  return { screen, clientLastSeen, passYear: () => void (today += yearMs) };
}

describe('retention', () => {
  test('without a rule nothing is over; with one each client has a day and a reason', async () => {
    const { screen, clientLastSeen } = await practice();
    const long = await clientLastSeen('Long ago', '2015-03-02T12:00:00Z');
    const recent = await clientLastSeen('Recent', '2025-03-02T12:00:00Z');
    const bare = await screen.call('retention.review', undefined);
    expect(bare.clients.map(({ state }) => state)).toEqual(['no-rule', 'no-rule']);
    expect(bare).toMatchObject({ isDue: false });

    const { id } = await screen.call('retention.saveRule', rule);
    expect(await screen.call('retention.rules', undefined)).toMatchObject([{ id, isUsual: true, adultYears: 7 }]);
    await screen.call('retention.saveClient', { clientId: long, wasAdult: true });
    await screen.call('retention.saveClient', { clientId: recent, birthDay: '2010-02-28', wasAdult: false });
    const { clients } = await screen.call('retention.review', undefined);
    expect(clients).toMatchObject([
      { clientName: 'Long ago', state: 'over', until: '2022-03-02', because: 'last-contact', lastDay: '2015-03-02' },
      { clientName: 'Recent', state: 'kept', until: '2035-02-28', because: 'age', ruleName: 'Own rule' },
    ]);
    await screen.call('retention.saveClient', {
      clientId: long,
      wasAdult: true,
      own: { until: '2030-01-01', why: 'A complaint may follow' },
    });
    expect((await screen.call('retention.client', { clientId: long })).standing).toMatchObject({
      state: 'kept',
      until: '2030-01-01',
      because: 'own',
      ownWhy: 'A complaint may follow',
    });
  });

  test('a contact that was struck out and one in the future are none', async () => {
    const { screen, clientLastSeen } = await practice();
    const id = await clientLastSeen('Someone', '2015-03-02T12:00:00Z');
    const add = (at: number) =>
      screen.call('contacts.add', {
        clientId: id,
        at: at as Timestamp,
        way: 'call',
        direction: 'incoming',
        person: '',
        text: '',
      });
    await add(noon + yearMs);
    const wrong = await add(noon - 1000);
    await screen.call('contacts.strike', { id: wrong.id, reason: 'Another client' });
    expect((await screen.call('retention.client', { clientId: id })).standing).toMatchObject({ lastDay: '2015-03-02' });
  });

  test('attacks 49: a legal hold stops the deletion, is lifted with a reason, and both are in the audit log', async () => {
    const { screen, clientLastSeen } = await practice();
    const clientId = await clientLastSeen('Held Person', '2015-03-02T12:00:00Z');
    await screen.call('retention.saveRule', rule);
    await screen.call('retention.saveClient', { clientId, wasAdult: true });
    expect(await screen.call('retention.hold', { clientId, reason: 'Letter from a court' })).toEqual({ kind: 'held' });
    expect(await screen.call('retention.hold', { clientId, reason: 'Again' })).toEqual({ kind: 'held-already' });
    expect((await screen.call('deletions.preview', { clientId })).keeping).toMatchObject({ state: 'held' });
    const wanted = { clientId, typedName: 'Held Person', subject: 'H. P.', evenUntold: true };
    expect(await screen.call('deletions.delete', wanted)).toEqual({ kind: 'held' });
    expect((await screen.call('clients.list', undefined)).map(({ id }) => id)).toEqual([clientId]);

    expect(await screen.call('retention.lift', { clientId, reason: 'Case closed' })).toEqual({ kind: 'lifted' });
    expect(await screen.call('retention.lift', { clientId, reason: 'Again' })).toEqual({ kind: 'not-held' });
    const { holds } = await screen.call('retention.client', { clientId });
    expect(holds).toMatchObject([
      { reason: 'Letter from a court', lifted: { reason: 'Case closed', by: 'Dr. Rivera' } },
    ]);
    const outcome = await screen.call('deletions.delete', wanted);
    expect(outcome).toMatchObject({
      kind: 'deleted',
      certificate: { keeping: { state: 'over', until: '2022-03-02', because: 'last-contact', rule: 'Own rule' } },
    });
    expect((await screen.call('retention.review', undefined)).clients).toEqual([]);
    const { entries } = await screen.call('audit.page', { group: 'record', limit: 50 });
    expect(entries.map(({ kind }) => kind).slice(0, 3)).toEqual([
      'client-deleted',
      'legal-hold-lifted',
      'legal-hold-set',
    ]);
    expect(JSON.stringify(entries)).not.toContain('court');
  });

  test('attacks 49: the store itself erases nobody who is held, and keeps holds as they were set', () => {
    const database = temporaryStore();
    const id = addClient(database, 'A');
    const run = (sql: string) => database.command(sql).run();
    run(`INSERT INTO legal_hold (hold_id, client_id, reason, set_at, set_by) VALUES ('h', '${id}', 'court', 1, 'R')`);
    const erase = `INSERT INTO client_erasure (client_id) VALUES ('${id}')`;
    expect(() => run(erase)).toThrow();
    expect(() => run("UPDATE legal_hold SET reason = 'none'")).toThrow();
    expect(() => run('DELETE FROM legal_hold')).toThrow();
    run("UPDATE legal_hold SET lifted_at = 2, lift_reason = 'closed', lifted_by = 'R'");
    expect(() => run('UPDATE legal_hold SET lifted_at = 3')).toThrow();
    run(erase);
    run('DELETE FROM legal_hold');
    expect(database.query('SELECT count(*) AS n FROM legal_hold').get()).toEqual({ n: 0 });
  });

  test('a rule that somebody uses is not retired, and another may be the usual one', async () => {
    const { screen, clientLastSeen } = await practice();
    const clientId = await clientLastSeen('Someone', '2020-03-02T12:00:00Z');
    const first = await screen.call('retention.saveRule', rule);
    const second = await screen.call('retention.saveRule', { ...rule, name: 'Longer', adultYears: 20 });
    expect(await screen.call('retention.retireRule', first)).toEqual({ kind: 'in-use' });
    await screen.call('retention.saveClient', { clientId, wasAdult: true, ruleId: second.id });
    expect(await screen.call('retention.retireRule', second)).toEqual({ kind: 'in-use' });
    await screen.call('retention.setUsual', second);
    expect(await screen.call('retention.retireRule', first)).toEqual({ kind: 'retired' });
    await screen.call('retention.saveRule', { ...rule, id: second.id, name: 'Longer', adultYears: 10 });
    expect((await screen.call('retention.client', { clientId })).standing).toMatchObject({
      until: '2030-03-02',
      ruleName: 'Longer',
    });
  });

  test('the review is due a year after the first rule, and again a year after it was finished', async () => {
    const { screen, passYear } = await practice();
    await screen.call('retention.saveRule', rule);
    expect(await screen.call('retention.review', undefined)).toMatchObject({ isDue: false, nextDay: '2027-11-22' });
    passYear();
    expect(await screen.call('retention.review', undefined)).toMatchObject({ isDue: true });
    await screen.call('retention.finishReview', undefined);
    expect(await screen.call('retention.review', undefined)).toMatchObject({
      isDue: false,
      lastReview: { by: 'Dr. Rivera' },
      nextDay: '2028-11-23',
    });
  });
});
