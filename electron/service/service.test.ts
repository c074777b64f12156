import { copyFileSync, mkdirSync } from 'node:fs';
import { extname, join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import type { Relay } from '../../shared/relay/relay.ts';
import { filesIn, temporaryFolder } from './testing/folders.ts';
import {
  createVaultOn,
  eventually,
  joinByLink,
  joinedClient,
  sharedMemoryRelay,
  testService,
} from './testing/services.ts';
import { strongPassphrase, testClock, testVault } from './testing/vaults.ts';
import { everything } from './testing/releases.ts';

/** Into the closed store of a service's folder. */
async function inStore(folder: string, sql: string): Promise<void> {
  const { vault, opened } = testVault(join(folder, 'vault'));
  const outcome = await vault.unlock(strongPassphrase);
  if (outcome.kind !== 'unlocked') throw new Error(outcome.kind);
  opened().store.database.command(sql).run();
  await vault.stop();
}

describe('the service', () => {
  test('answers nothing but the vault while it is locked', async () => {
    const { screen } = testService(temporaryFolder());
    expect(await screen.call('vault.status', undefined)).toEqual({ kind: 'none' });
    await expect(screen.call('clients.list', undefined)).rejects.toMatchObject({ code: 'vault-locked' });
    await expect(screen.call('settings.get', undefined)).rejects.toMatchObject({ code: 'vault-locked' });
    await expect(screen.call('search.find', { query: 'x', scope: 'all', limit: 10 })).rejects.toMatchObject({
      code: 'vault-locked',
    });
  });

  test('makes a vault, says so, and knows it again after a restart', async () => {
    const folder = temporaryFolder();
    const first = testService(folder, { relayAt: sharedMemoryRelay() });
    expect(
      await first.screen.call('vault.create', { passphrase: 'password1234567', practiceName: 'P', therapistName: 'T' }),
    ).toEqual({ kind: 'weak-passphrase' });
    expect(await createVaultOn(first)).toMatchObject({ kind: 'created' });
    expect(await first.screen.call('vault.status', undefined)).toEqual({
      kind: 'unlocked',
      recoveryConfirmed: false,
      practiceName: 'Hazel Street Practice',
      therapistName: 'Dr. Rivera',
      isDemo: false,
      standing: { kind: 'active' },
    });
    expect((await first.screen.call('vault.renewRecoveryWords', undefined)).words).toHaveLength(24);
    await first.screen.call('vault.confirmRecoveryWords', undefined);
    // Who comes upon the unlocked screen gets no way in that outlasts the lock.
    await expect(first.screen.call('vault.renewRecoveryWords', undefined)).rejects.toMatchObject({
      code: 'invalid-input',
    });
    const { id } = await first.screen.call('clients.create', { name: 'Amira Haddad' });
    await first.screen.call('conversations.saveDraft', { clientId: id, text: 'half a thought' });
    expect(first.told.map(({ kind }) => kind)).toContain('unlocked');
    await first.service.stop();

    const second = testService(folder, { relayAt: sharedMemoryRelay() });
    expect(await second.screen.call('vault.status', undefined)).toEqual({ kind: 'locked', waitMs: 0, ways: ['words'] });
    expect(await second.screen.call('vault.unlock', { passphrase: strongPassphrase })).toEqual({ kind: 'unlocked' });
    expect(await second.screen.call('vault.status', undefined)).toMatchObject({ recoveryConfirmed: true });
    expect(await second.screen.call('conversations.get', { clientId: id })).toMatchObject({
      client: { name: 'Amira Haddad', hasDraft: true, connection: 'not-invited', unread: 0 },
      draft: 'half a thought',
    });
  });

  test.each([
    [
      'a setting that is no JSON',
      "INSERT OR REPLACE INTO setting (name, value) VALUES ('restored-from', 'half')",
      "DELETE FROM setting WHERE name = 'restored-from'",
    ],
    ['a table that is not there', 'ALTER TABLE outbox RENAME TO elsewhere', 'ALTER TABLE elsewhere RENAME TO outbox'],
    [
      'a search index that is not there',
      'ALTER TABLE message_index RENAME TO elsewhere',
      'ALTER TABLE elsewhere RENAME TO message_index',
    ],
  ])('%s keeps the practice shut with an incident, and the service answers on', async (_name, harm, mend) => {
    const folder = temporaryFolder();
    const relayAt = sharedMemoryRelay();
    const first = testService(folder, { relayAt });
    await createVaultOn(first);
    const client = await joinedClient(first, 'Amira', relayAt);
    // A relay that is asked again and again whether it is there.
    const settings = await first.screen.call('settings.get', undefined);
    const relay = { kind: 'server', url: 'https://relay.example/', pageUrl: '', password: '' } as const;
    await first.screen.call('settings.update', { ...settings, relay });
    await first.service.stop();
    await inStore(folder, harm);

    const clock = testClock();
    const { screen, service, told } = testService(folder, { relayAt, clock });
    await expect(screen.call('vault.unlock', { passphrase: strongPassphrase })).rejects.toMatchObject({
      code: 'internal',
      details: { incident: expect.any(String) as string },
    });
    // Nothing that was begun comes back to a store that is closed: neither by the clock nor by what arrives.
    const [session] = await client.store.sessions();
    await client.messenger.sendText(session?.conversationId ?? client.id, 'Are you there?');
    for (let minute = 0; minute < 60; minute += 1) {
      clock.advance(60_000);
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(await screen.call('vault.status', undefined)).toEqual({ kind: 'locked', waitMs: 0, ways: ['words'] });
    expect(told).not.toContainEqual({ kind: 'unlocked' });
    await expect(screen.call('clients.list', undefined)).rejects.toMatchObject({ code: 'vault-locked' });

    await service.stop();
    await inStore(folder, mend);
    const third = testService(folder, { relayAt });
    expect(await third.screen.call('vault.unlock', { passphrase: strongPassphrase })).toEqual({ kind: 'unlocked' });
    expect(await third.screen.call('clients.list', undefined)).toMatchObject([{ name: 'Amira' }]);
  });

  test('a client joins by the link, both write, and every state is true', async () => {
    const relayAt = sharedMemoryRelay();
    const practice = testService(temporaryFolder(), { relayAt });
    await createVaultOn(practice);
    const { screen } = practice;
    const client = await joinedClient(practice, 'Amira', relayAt);

    const sent = await screen.call('conversations.send', { clientId: client.id, text: 'How was the week?' });
    if (sent.kind !== 'queued') throw new Error(sent.kind);
    await eventually(async () => client.store.entries().find((entry) => entry.text === 'How was the week?'));
    const [session] = await client.store.sessions();
    if (session === undefined) throw new Error('no session');
    await client.messenger.sendText(session.conversationId, 'Better than the last one', sent.messageId);

    const page = await eventually(async () => {
      const found = await screen.call('conversations.page', { clientId: client.id, limit: 50 });
      return found.items.some((item) => item.kind === 'message' && !item.isOwn) ? found : undefined;
    });
    expect(page).toMatchObject({ hasOlder: false, hasNewer: false });
    const messages = page.items.filter((item) => item.kind === 'message');
    expect(messages.map(({ text, isOwn, isUnread }) => ({ text, isOwn, isUnread }))).toEqual([
      { text: 'How was the week?', isOwn: true, isUnread: false },
      { text: 'Better than the last one', isOwn: false, isUnread: true },
    ]);
    expect(messages[1]?.repliesTo).toEqual({ id: sent.messageId, text: 'How was the week?', isOwn: true });
    expect(page.items.filter((item) => item.kind === 'event').map((item) => item.what)).toContain('joined');

    const keys = page.items.map((item) => item.key);
    expect([...keys].sort()).toEqual(keys);

    expect(await screen.call('clients.list', undefined)).toMatchObject([
      { name: 'Amira', connection: 'joined', unread: 1, lastText: 'Better than the last one', lastIsOwn: false },
    ]);
    const received = { event: 'messageReceived', payload: { clientId: client.id } };
    await vi.waitFor(() => expect(screen.events).toContainEqual(received));
    expect(practice.told).toContainEqual({ kind: 'unread', count: 1, isNew: true });

    const view = await screen.call('conversations.get', { clientId: client.id });
    expect(view.firstUnread).toBe(messages[1]?.key);
    await screen.call('conversations.markRead', { clientId: client.id, upTo: messages[1]?.key ?? '' });
    expect(await screen.call('clients.list', undefined)).toMatchObject([{ unread: 0 }]);
    await eventually(async () =>
      practice.told.some((message) => message.kind === 'unread' && message.count === 0 && !message.isNew)
        ? true
        : undefined,
    );

    await client.messenger.markRead(session.conversationId, session.relationshipId, 1_000);
    await eventually(async () => {
      const { items } = await screen.call('conversations.page', { clientId: client.id, limit: 50 });
      return items.find((item) => item.kind === 'message' && item.isOwn && item.delivery?.kind === 'read');
    });

    const number = await screen.call('conversations.safetyNumber', { clientId: client.id });
    expect(number?.groups).toEqual((await client.messenger.safetyNumber(session.conversationId))?.groups);
    await screen.call('conversations.setVerified', { clientId: client.id, isVerified: true });
    expect(await screen.call('conversations.safetyNumber', { clientId: client.id })).toMatchObject({
      verifiedBy: 'Dr. Rivera',
    });
    expect(await screen.call('search.find', { query: 'better', scope: 'all', limit: 10 })).toMatchObject({
      hits: [{ kind: 'message', messageId: messages[1]?.id, key: messages[1]?.key }],
    });
  });

  test('pages by key in both directions and around an item', async () => {
    const relayAt = sharedMemoryRelay();
    const practice = testService(temporaryFolder(), { relayAt });
    await createVaultOn(practice);
    const { id } = await joinedClient(practice, 'Bo', relayAt);
    const { screen } = practice;
    for (let index = 0; index < 25; index += 1) {
      await screen.call('conversations.send', { clientId: id, text: `message ${String(index)}` });
    }
    const whole = await screen.call('conversations.page', { clientId: id, limit: 200 });
    const keys = whole.items.map(({ key }) => key);
    expect((await screen.call('conversations.get', { clientId: id })).total).toBe(keys.length);

    const backwards: string[] = [];
    let before: string | undefined;
    for (;;) {
      const page = await screen.call('conversations.page', {
        clientId: id,
        limit: 7,
        ...(before === undefined ? {} : { before }),
      });
      backwards.unshift(...page.items.map(({ key }) => key));
      before = page.items[0]?.key;
      if (!page.hasOlder) break;
    }
    expect(backwards).toEqual(keys);

    const after = await screen.call('conversations.page', { clientId: id, limit: 7, after: keys[3] ?? '' });
    expect(after.items.map(({ key }) => key)).toEqual(keys.slice(4, 11));
    for (const middle of [0, 1, 12, keys.length - 1]) {
      const around = await screen.call('conversations.page', { clientId: id, limit: 6, around: keys[middle] ?? '' });
      expect(around.items.map(({ key }) => key)).toEqual(keys.slice(Math.max(0, middle - 3), middle + 3));
      expect(around.hasOlder).toBe(middle > 3);
      expect(around.hasNewer).toBe(middle + 3 < keys.length);
    }
    await expect(
      screen.call('conversations.page', { clientId: id, limit: 7, after: 'nonsense' }),
    ).rejects.toMatchObject({ code: 'invalid-input' });
  });

  test('locking stops everything, also what is under way', async () => {
    const relayAt = sharedMemoryRelay();
    const practice = testService(temporaryFolder(), { relayAt });
    await createVaultOn(practice);
    const { id } = await joinedClient(practice, 'Cleo', relayAt);
    const { screen } = practice;
    const calls = Array.from({ length: 20 }, (_, index) =>
      screen.call('conversations.send', { clientId: id, text: `quick ${String(index)}` }).then(
        () => 'sent',
        (refusal: unknown) => refusal,
      ),
    );
    await screen.call('vault.lock', undefined);
    for (const outcome of await Promise.all(calls)) {
      if (outcome !== 'sent') expect(outcome).toMatchObject({ code: 'vault-locked' });
    }
    await expect(screen.call('clients.list', undefined)).rejects.toMatchObject({ code: 'vault-locked' });
    expect(practice.told.at(-1)).toEqual({ kind: 'locked' });
  });

  test('attacks 24: an older copy of the store is noticed, and nothing is sent with a ratchet that was further', async () => {
    const folder = temporaryFolder();
    const relayAt = sharedMemoryRelay();
    const store = join(folder, 'vault', 'store.db');
    const first = testService(folder, { relayAt });
    await createVaultOn(first);
    const { id, messenger } = await joinedClient(first, 'Amira', relayAt);
    // Nobody answers a re-key while this is looked at.
    await messenger.stop();
    await first.screen.call('vault.lock', undefined);
    copyFileSync(store, `${store}.yesterday`);

    await first.screen.call('vault.unlock', { passphrase: strongPassphrase });
    expect(await first.screen.call('conversations.send', { clientId: id, text: 'sent today' })).toMatchObject({
      kind: 'queued',
    });
    await first.service.stop();

    const untouched = testService(folder, { relayAt });
    await untouched.screen.call('vault.unlock', { passphrase: strongPassphrase });
    expect(await untouched.screen.call('clients.list', undefined)).toMatchObject([{ isFrozen: false }]);
    await untouched.service.stop();

    copyFileSync(`${store}.yesterday`, store);
    const restored = testService(folder, { relayAt });
    expect(await restored.screen.call('vault.unlock', { passphrase: strongPassphrase })).toEqual({ kind: 'unlocked' });
    expect(await restored.screen.call('conversations.get', { clientId: id })).toMatchObject({ isRenewing: true });
    expect(await restored.screen.call('conversations.send', { clientId: id, text: 'again' })).toEqual({
      kind: 'frozen',
    });
  });

  test("a relay's password goes to that relay alone, also when the invite is from another", async () => {
    const asked: { readonly url: string; readonly token: string | undefined }[] = [];
    const relayAt = sharedMemoryRelay();
    const listening = (url: string): Relay => ({
      ...relayAt(url),
      createMailbox(mailbox) {
        asked.push({ url, token: mailbox.token });
        return relayAt(url).createMailbox(mailbox);
      },
    });
    const practice = testService(temporaryFolder(), { relayAt: listening });
    await createVaultOn(practice);
    const { screen } = practice;
    const { id } = await screen.call('clients.create', { name: 'Amira' });
    const invited = await screen.call('clients.invite', { id, validDays: 7, locale: 'en' });
    if (invited.kind !== 'created') throw new Error(invited.kind);
    await joinByLink(invited.invite.link, 'Amira', relayAt);
    const joinId = await eventually(async () => (await screen.call('clients.invitation', { id })).joins[0]?.joinId);

    const settings = await screen.call('settings.get', undefined);
    const relay = {
      kind: 'server',
      url: 'https://relay.example/',
      pageUrl: '',
      password: 'operator password',
    } as const;
    await expect(
      screen.call('settings.update', { ...settings, relay: { ...relay, pageUrl: 'javascript:alert(1)' } }),
    ).rejects.toMatchObject({ code: 'invalid-input' });
    await screen.call('settings.update', { ...settings, relay });
    expect(await screen.call('clients.approveJoin', { joinId })).toEqual({ kind: 'approved' });
    // The invite's mailbox, and the two of the conversation.
    expect(asked.map(({ token }) => token)).toEqual([undefined, undefined, undefined]);

    const other = await screen.call('clients.create', { name: 'Bo' });
    await screen.call('clients.invite', { id: other.id, validDays: 7, locale: 'en' });
    expect(asked.at(-1)).toEqual({ url: 'https://relay.example', token: 'operator password' });
    await eventually(async () => {
      const status = await screen.call('settings.relayStatus', undefined);
      return status.kind === 'reachable' && status.url === 'https://relay.example' ? true : undefined;
    });
  });

  test('a record is drawn by the print window, and by no other, and ends in the chosen folder', async () => {
    const folder = temporaryFolder();
    const practice = testService(folder, { relayAt: sharedMemoryRelay() });
    await createVaultOn(practice);
    const { screen, service, told, openPort } = practice;
    const { id } = await screen.call('clients.create', { name: 'Amira' });
    const chosen = join(folder, 'chosen');
    mkdirSync(chosen);
    const { taskId } = await screen.call('records.export', {
      clientId: id,
      fromDay: '2020-01-01',
      toDay: '2099-01-01',
      timeZone: 'Europe/Madrid',
      ...everything,
      formats: ['pdf', 'text', 'json'],
      locale: 'en',
      pageSize: 'A4',
      recipient: 'The client',
      reason: 'Asked for it',
      folder: chosen,
    });
    await eventually(async () => told.find(({ kind }) => kind === 'print'));
    expect(await openPort('print').call('records.printDocument', { taskId })).toMatchObject({
      record: { client: { name: 'Amira' } },
      volume: { number: 1, of: 1 },
    });
    service.printed(taskId, { kind: 'pdf', bytes: new TextEncoder().encode('%PDF-1.7 as if printed') });
    const ended = await eventually(async () => screen.events.find(({ event }) => event === 'taskEnded'));
    expect(ended.payload).toMatchObject({ taskId, outcome: { kind: 'done', failed: 0 } });
    expect(new Set(filesIn(chosen).map((name) => extname(name)))).toEqual(new Set(['.json', '.pdf', '.txt']));
    expect(await screen.call('records.disclosures', {})).toMatchObject([{ recipient: 'The client' }]);
    await expect(openPort('print').call('records.printDocument', { taskId })).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  test('a relay that never answers keeps nobody from unlocking, writing, reading or locking', async () => {
    const folder = temporaryFolder();
    const reachable = sharedMemoryRelay();
    const first = testService(folder, { relayAt: reachable });
    await createVaultOn(first);
    const { id } = await joinedClient(first, 'Amira', reachable);
    await first.service.stop();

    const never = (): Promise<never> => new Promise(() => undefined);
    const silent: Relay = {
      info: never,
      createMailbox: never,
      send: never,
      fetch: never,
      acknowledge: never,
      deleteMailbox: never,
      putBlob: never,
      getBlob: never,
      deleteBlob: never,
      watch: () => () => undefined,
    };
    const { screen, service } = testService(folder, { relayAt: () => silent });
    expect(await screen.call('vault.unlock', { passphrase: strongPassphrase })).toEqual({ kind: 'unlocked' });
    expect(await screen.call('conversations.send', { clientId: id, text: 'for later' })).toMatchObject({
      kind: 'queued',
    });
    const { items } = await screen.call('conversations.page', { clientId: id, limit: 50 });
    expect(items.at(-1)).toMatchObject({ text: 'for later', delivery: { kind: 'queued' } });
    expect((await screen.call('settings.relayStatus', undefined)).waitingToSend).toBeGreaterThan(0);
    await screen.call('vault.lock', undefined);
    await screen.call('vault.unlock', { passphrase: strongPassphrase });
    expect(await screen.call('conversations.page', { clientId: id, limit: 50 })).toMatchObject({ items });
    await service.stop();
  });
});
