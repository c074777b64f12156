/** A plan keeps its versions, the agreed fallback is proposed by the clock and never for what was not sent, and all of it stands in the timeline and the record. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Input, recordDocument } from '../../../../shared/contract/index.ts';
import type { ClientId, Timestamp } from '../../../../shared/domain/ids.ts';
import { systemClock } from '../../../../shared/language/clock.ts';
import type { Relay } from '../../../../shared/relay/relay.ts';
import { temporaryFolder } from '../../testing/folders.ts';
import { createVaultOn, eventually, joinedClient, sharedMemoryRelay, testService } from '../../testing/services.ts';
import { addClient, temporaryStore } from '../../testing/stores.ts';
import { testClock } from '../../testing/vaults.ts';
import { createChannelPlans, createChannelPlansRepository } from './index.ts';
import { everything } from '../../testing/releases.ts';

const dayMs = 86_400_000;
const plan: Input<'channelPlans.save'>['plan'] = {
  fit: { risk: 'no' },
  language: 'Spanish',
  channel: 'app',
  alternative: 'phone',
  alternativeDetail: '555 0101',
  people: 'nobody else',
  times: 'weekdays after 5',
  numbers: '',
  voicemail: 'only your first name',
  unreadDays: 3,
  locale: 'en',
};

/** Runs as the computer's own does, and can be moved ahead. */
function movedClock() {
  let ahead = 0;
  return {
    now: () => systemClock.now() + ahead,
    after: systemClock.after,
    advance(ms: number) {
      ahead += ms;
    },
  };
}

async function practiceWithClient(relayAt: (url: string) => Relay = sharedMemoryRelay()) {
  const clock = movedClock();
  const practice = testService(temporaryFolder(), { relayAt, clock });
  await createVaultOn(practice);
  const client = await joinedClient(practice, 'Ana', relayAt);
  const { screen } = practice;
  const clientId = client.id;
  await screen.call('channelPlans.save', { clientId, plan });
  const proposal = async () => (await screen.call('channelPlans.get', { clientId })).proposal;
  return { clock, screen, client, clientId, proposal };
}

describe('the channel plan', () => {
  test('keeps every version with author and time, and says in the timeline and the audit log that it was changed', async () => {
    const { screen, clientId } = await practiceWithClient();
    await screen.call('channelPlans.save', { clientId, plan: { ...plan, channel: 'phone' } });
    const { versions } = await screen.call('channelPlans.get', { clientId });
    expect(versions.map(({ number, author, plan: { channel } }) => [number, author, channel])).toEqual([
      [2, 'Dr. Rivera', 'phone'],
      [1, 'Dr. Rivera', 'app'],
    ]);
    const { items } = await screen.call('conversations.page', { clientId, limit: 50 });
    const said = items.flatMap((item) => (item.kind === 'event' && item.what.startsWith('plan') ? [item.what] : []));
    expect(said).toEqual(['plan-made', 'plan-changed']);
    const { entries } = await screen.call('audit.page', { limit: 50 });
    const noted = entries.filter(({ kind }) => kind === 'channel-plan-changed');
    expect(noted).toMatchObject([{ subject: clientId, details: { version: 2 } }, { details: { version: 1 } }]);
  });

  test('stays as it was written', () => {
    const database = temporaryStore();
    const clientId = addClient(database, 'Ana');
    const repository = createChannelPlansRepository(database);
    database.transaction(() =>
      repository.add(clientId, 1, { ...plan, channel: 'letter' }, 'Dr. Rivera', 1 as Timestamp),
    );
    expect(() => database.command("UPDATE channel_plan SET plan = '{}'").run()).toThrow('store-failed');
    expect(() => database.command('DELETE FROM channel_plan').run()).toThrow('store-failed');
    expect(repository.onAlternative()).toEqual([{ clientId, way: 'letter' }]);
  });

  test('stands in the record: the version in force, and those of the range', async () => {
    const { screen, clientId } = await practiceWithClient();
    await screen.call('channelPlans.save', { clientId, plan: { ...plan, people: 'her sister' } });
    const folder = temporaryFolder();
    const day = new Date().toISOString().slice(0, 10);
    await screen.call('records.export', {
      ...{ clientId, fromDay: day, toDay: day, timeZone: 'UTC', locale: 'en', pageSize: 'A4', folder },
      ...everything,
      ...{ formats: ['text', 'json'], recipient: 'Ana', reason: 'asked' },
    });
    await eventually(async () => (screen.events.some(({ event }) => event === 'taskEnded') ? true : undefined));
    const read = (ending: string) => readFileSync(path.join(folder, `Record Ana ${day} ${day}.${ending}`), 'utf8');
    const { channelPlan } = recordDocument.parse(JSON.parse(read('json')));
    expect(channelPlan).toMatchObject([{ number: 2 }, { number: 1, plan }]);
    expect(read('txt')).toContain('Channel plan, version 2, in force (Dr. Rivera');
    expect(read('txt')).toContain('    Who may pick up or be spoken to: her sister\n');
  });
});

describe('the agreed fallback', () => {
  test('is proposed after so many days without reading, not before, and no more once the message is read', async () => {
    const { clock, screen, client, clientId, proposal } = await practiceWithClient();
    await screen.call('conversations.send', { clientId, text: 'Shall we meet on Tuesday?' });
    const arrived = await eventually(async () =>
      client.store.entries().find(({ text }) => text === 'Shall we meet on Tuesday?'),
    );
    clock.advance(3 * dayMs - 60_000);
    expect(await proposal()).toBeUndefined();
    clock.advance(120_000);
    expect(await proposal()).toMatchObject({ days: 3, way: 'phone' });
    expect(await screen.call('channelPlans.due', undefined)).toMatchObject([
      { clientName: 'Ana', proposal: { days: 3 } },
    ]);
    await client.messenger.markRead(arrived.conversationId, arrived.relationshipId, arrived.sequence);
    await eventually(async () => ((await proposal()) === undefined ? true : undefined));
    expect(await screen.call('channelPlans.due', undefined)).toEqual([]);
  });

  test('is not proposed for what never left', async () => {
    let isAway = false;
    const relay = sharedMemoryRelay();
    const away = () => Promise.reject(new Error('away'));
    const relayAt = (url: string): Relay =>
      new Proxy(relay(url), {
        get: (target, key: keyof Relay) => (isAway && key !== 'watch' ? away : target[key].bind(target)),
      });
    const { clock, screen, clientId, proposal } = await practiceWithClient(relayAt);
    isAway = true;
    await screen.call('conversations.send', { clientId, text: 'stays here' });
    clock.advance(30 * dayMs);
    expect(await proposal()).toBeUndefined();
  });

  test('rests until the day that was chosen, and anew after what was done is logged', async () => {
    const { clock, screen, clientId, proposal } = await practiceWithClient();
    await screen.call('conversations.send', { clientId, text: 'Are you well?' });
    await eventually(async () => {
      const { items } = await screen.call('conversations.page', { clientId, limit: 5 });
      return items.some((item) => item.kind === 'message' && item.delivery?.kind !== 'queued') ? true : undefined;
    });
    clock.advance(4 * dayMs);
    expect(await proposal()).toBeDefined();
    await screen.call('channelPlans.wait', { clientId, until: (clock.now() + dayMs) as Timestamp });
    expect(await proposal()).toBeUndefined();
    clock.advance(dayMs);
    expect(await proposal()).toBeDefined();
    const call = { way: 'call', direction: 'outgoing', person: '', text: 'Left a voicemail.' } as const;
    await screen.call('contacts.add', { clientId, at: clock.now() as Timestamp, ...call });
    expect(await proposal()).toBeUndefined();
    clock.advance(3 * dayMs);
    expect(await proposal()).toBeDefined();
  });
});

test('at the turn of the day screens look again, and a review is due on its day', () => {
  const database = temporaryStore();
  const clientId = addClient(database, 'Ana');
  const clock = testClock(new Date(2026, 2, 2, 12).getTime());
  const changed: (ClientId | undefined)[] = [];
  const { handlers, stop } = createChannelPlans({
    database,
    clock,
    therapistName: () => 'Dr. Rivera',
    usualUnreadDays: () => 7,
    clientExists: () => true,
    onChange: (id) => changed.push(id),
  });
  handlers['channelPlans.save']({ clientId, plan: { ...plan, reviewDay: '2026-03-03' } });
  expect(handlers['channelPlans.due']()).toEqual([]);
  clock.advance(11 * 3_600_000);
  expect(changed).toEqual([clientId]);
  clock.advance(2 * 3_600_000);
  expect(changed).toEqual([clientId, undefined]);
  expect(handlers['channelPlans.due']()).toEqual([{ clientId, clientName: 'Ana', isReviewDue: true }]);
  stop();
});
