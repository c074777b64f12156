/** The accounting of disclosures and amendments, over a whole service. */
import { describe, expect, test } from 'vitest';
import type { ClientId } from '../../../../shared/domain/ids.ts';
import { temporaryFolder } from '../../testing/folders.ts';
import { createVaultOn, testService } from '../../testing/services.ts';
import { addClient, temporaryStore } from '../../testing/stores.ts';

const noon = Date.parse('2026-11-22T12:00:00Z');

async function practice() {
  const folder = temporaryFolder();
  const service = testService(folder, { clock: { now: () => noon, after: () => () => undefined } });
  await createVaultOn(service);
  const { screen } = service;
  const { id: clientId } = await screen.call('clients.create', { name: 'Ana Example' });
  return { screen, clientId };
}

function given(clientId: ClientId, day: string) {
  return {
    ...{ clientId, day },
    way: 'spoken' as const,
    recipient: 'County court',
    reason: 'Hearing',
    authority: 'Court order of 3 March',
    what: 'Dates of attendance',
    sha256: '',
  };
}

describe('the accounting of disclosures', () => {
  test('goes six years back, newest first, and keeps what was written', async () => {
    const { screen, clientId } = await practice();
    await screen.call('disclosures.add', given(clientId, '2020-11-21'));
    await screen.call('disclosures.add', given(clientId, '2020-11-22'));
    await screen.call('disclosures.add', { ...given(clientId, '2026-03-04'), sha256: 'a'.repeat(64) });
    const { fromDay, toDay, entries, clientName } = await screen.call('disclosures.accounting', { clientId });
    expect({ fromDay, toDay, clientName }).toEqual({
      fromDay: '2020-11-22',
      toDay: '2026-11-22',
      clientName: 'Ana Example',
    });
    expect(entries.map(({ day }) => day)).toEqual(['2026-03-04', '2020-11-22']);
    expect(entries[0]).toMatchObject({
      authority: 'Court order of 3 March',
      made: { kind: 'by-hand', way: 'spoken', sha256: 'a'.repeat(64), enteredBy: 'Dr. Rivera' },
    });
  });

  test('takes in by itself what was printed or kept as a file, on the day it was', async () => {
    const { screen, clientId } = await practice();
    const letter = { clientId, recipient: 'County court', reason: 'Request of 3 March', what: 'Cover letter' };
    await screen.call('disclosures.addSheet', { ...letter, to: 'paper', authority: 'Subpoena' });
    await screen.call('disclosures.addSheet', { ...letter, to: 'pdf', authority: '' });
    const { entries } = await screen.call('disclosures.accounting', { clientId });
    const entry = { day: '2026-11-22', recipient: 'County court', reason: 'Request of 3 March' };
    expect(entries).toHaveLength(2);
    expect(entries).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          ...entry,
          authority: 'Subpoena',
          made: { kind: 'sheet', to: 'paper', what: 'Cover letter' },
        }),
        expect.objectContaining({ ...entry, authority: '', made: { kind: 'sheet', to: 'pdf', what: 'Cover letter' } }),
      ]),
    );
    const log = await screen.call('audit.page', { group: 'record', limit: 10 });
    expect(log.entries.map(({ kind }) => kind)).toEqual(['disclosure-added', 'disclosure-added']);
    // What enters by itself can't be pretended by hand.
    const byHand = { ...given(clientId, '2026-03-04'), way: 'sheet-paper' };
    await expect(Reflect.apply(screen.call, screen, ['disclosures.add', byHand])).rejects.toMatchObject({
      code: 'invalid-input',
    });
    const stranger = 'f'.repeat(32) as ClientId;
    await expect(
      screen.call('disclosures.addSheet', { ...letter, clientId: stranger, to: 'paper', authority: '' }),
    ).rejects.toMatchObject({ code: 'not-found' });
  });

  test('nothing in it is rewritten or removed, but with its client', async () => {
    const database = temporaryStore();
    const id = addClient(database, 'A');
    const run = (sql: string) => database.command(sql).run();
    run(`INSERT INTO disclosure_by_hand VALUES ('d', '${id}', '2026-01-01', 'paper', 'R', 'W', 'A', 'X', '', 1, 'T')`);
    run(`INSERT INTO amendment_statement VALUES (1, 'a', '${id}', 'request', '2026-01-01', 'note', 'text', 1, 'T')`);
    for (const table of ['disclosure_by_hand', 'amendment_statement']) {
      expect(() => run(`UPDATE ${table} SET day = '2026-01-02'`)).toThrow();
      expect(() => run(`DELETE FROM ${table}`)).toThrow();
    }
    run(`INSERT INTO client_erasure (client_id) VALUES ('${id}')`);
    for (const table of ['disclosure_by_hand', 'amendment_statement']) run(`DELETE FROM ${table}`);
  });
});

describe('amendments', () => {
  test('are linked statements in an order that makes sense, and leave the record as it is', async () => {
    const { screen, clientId } = await practice();
    const { id } = await screen.call('amendments.ask', {
      ...{ clientId, day: '2026-10-01' },
      about: 'Note of 3 March',
      text: 'I did not say that.',
    });
    const say = (kind: 'accepted' | 'denied' | 'disagreement') =>
      screen.call('amendments.say', { clientId, id, kind, day: '2026-10-20', text: `${kind}, because` });
    expect(await say('disagreement')).toEqual({ kind: 'not-now' });
    expect(await say('denied')).toEqual({ kind: 'kept' });
    expect(await say('accepted')).toEqual({ kind: 'not-now' });
    expect(await say('disagreement')).toEqual({ kind: 'kept' });
    const [amendment] = await screen.call('amendments.list', { clientId });
    expect(amendment?.statements.map(({ kind, text }) => [kind, text])).toEqual([
      ['request', 'I did not say that.'],
      ['denied', 'denied, because'],
      ['disagreement', 'disagreement, because'],
    ]);
    const { entries } = await screen.call('audit.page', { group: 'record', limit: 10 });
    expect(entries.map(({ kind }) => kind)).toEqual(['amendment-disagreed', 'amendment-answered', 'amendment-asked']);
    expect(JSON.stringify(entries)).not.toContain('because');
  });
});
