import { expect, onTestFinished, test } from 'vitest';
import { systemRandom } from '../../../shared/crypto/random.ts';
import { systemClock } from '../../../shared/language/clock.ts';
import { composeService } from '../compose.ts';
import { portPair, screenOn } from '../local-screen.ts';
import { fingerprint, temporaryFolder } from '../testing/folders.ts';
import { quickArgon2 } from '../testing/vaults.ts';
import { demoPassphrase, fillDemo } from './demo.ts';
import { demoPeople } from './demo-people.ts';

test('the made-up practice has life on every screen, and is made once', async () => {
  const folder = temporaryFolder();
  const ports = { folder, pageFolder: undefined, appVersion: '0.1.0', random: systemRandom, argon2: quickArgon2 };
  await fillDemo(ports);
  const made = fingerprint(folder);
  await fillDemo(ports);
  expect(fingerprint(folder)).toEqual(made);

  const service = composeService({ ...ports, clock: systemClock, tellMain: () => undefined, demoPassphrase });
  onTestFinished(() => service.stop());
  await service.unlockDemo();
  const [screenEnd, serviceEnd] = portPair();
  service.openPort(serviceEnd, 'screen');
  const screen = screenOn(screenEnd);

  expect(await screen.call('vault.status', undefined)).toMatchObject({
    kind: 'unlocked',
    isDemo: true,
    recoveryConfirmed: true,
  });
  const clients = await screen.call('clients.list', undefined);
  expect(clients.map(({ name }) => name).sort()).toEqual(demoPeople.map(({ name }) => name).sort());
  expect(new Set(clients.map(({ connection }) => connection))).toEqual(
    new Set(['joined', 'invited', 'wants-to-join', 'not-invited']),
  );
  for (const person of demoPeople) {
    const client = clients.find(({ name }) => name === person.name);
    if (client === undefined) throw new Error(person.name);
    expect(client.unread).toBe(person.unread);
    expect(client.isArchived).toBe(person.isArchived);
    const { items } = await screen.call('conversations.page', { clientId: client.id, limit: 200 });
    const messages = items.filter((item) => item.kind === 'message');
    expect(messages.map(({ text }) => text)).toEqual(person.messages.map(({ text }) => text));
    expect(messages.map(({ isOwn }) => isOwn)).toEqual(person.messages.map(({ from }) => from === 'practice'));
    for (const [index, message] of messages.entries()) {
      expect(message.at).toBeLessThanOrEqual(systemClock.now());
      const isRead = person.messages[index]?.isUnread !== true;
      if (message.isOwn) expect(message.delivery?.kind).toBe(isRead ? 'read' : 'delivered');
    }
  }
  const measured = clients.find(({ name }) => name === 'Amira Haddad');
  if (measured === undefined) throw new Error('Amira Haddad');
  const [phq9] = await screen.call('forms.measures', { clientId: measured.id });
  expect(phq9?.points.map(({ total, verdict }) => [total, verdict])).toEqual([
    ...[15, 12, 8, 6].map((total) => [total, 'sound']),
  ]);
  const overview = await screen.call('adoption.list', undefined);
  expect(overview.filter(({ alternative }) => alternative === 'phone').map(({ name }) => name)).toEqual(['Edith Lang']);
  const due = await screen.call('channelPlans.due', undefined);
  expect(due.map(({ clientName }) => clientName)).toEqual(['Walter Novak']);
  const notes = await screen.call('notes.list', {});
  expect(notes.some(({ signedAt }) => signedAt === undefined)).toBe(true);
  expect(notes.some(({ signedAt }) => signedAt !== undefined)).toBe(true);

  const idOf = (name: string) => clients.find((client) => client.name === name)?.id ?? measured.id;
  const { items } = await screen.call('conversations.page', { clientId: idOf('Tom Becker'), limit: 200 });
  expect(items.filter(({ kind }) => kind === 'imported')).toHaveLength(3);
  expect(items[0]?.kind).toBe('imported');
  const [request, ...more] = await screen.call('requests.list', undefined);
  expect(more).toEqual([]);
  expect(request).toMatchObject({ clientName: 'Lucía Fernández Ortega', right: 'hipaa-access', step: 'what' });
  expect(request?.dueDay).toMatch(/^\d{4}-\d\d-\d\d$/);
  const { clients: kept } = await screen.call('retention.review', undefined);
  expect(new Set(kept.map(({ state }) => state))).toEqual(new Set(['kept']));
  expect(kept.find(({ clientName }) => clientName === 'Ruth Abrams')?.ownWhy).toBe('Ten years agreed with her insurer');
  const { entries } = await screen.call('disclosures.accounting', { clientId: idOf('Ruth Abrams') });
  expect(entries.map(({ recipient }) => recipient)).toEqual(['Dr. Samuel Osei, Portland']);
  const [amendment] = await screen.call('amendments.list', { clientId: measured.id });
  expect(amendment?.statements.map(({ kind }) => kind)).toEqual(['request', 'accepted']);

  await screen.call('vault.lock', undefined);
  expect(await screen.call('vault.unlock', { passphrase: 'anything' })).toEqual({ kind: 'unlocked' });
}, 120_000);
