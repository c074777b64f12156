/** Practice mode leaves the real practice as it was to the byte, ticks what was really done, wipes itself, and is in the network only when asked to. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { networkInterfaces, tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type Input, type MethodName, methods, type Output } from '../../../../shared/contract/index.ts';
import { systemRandom } from '../../../../shared/crypto/random.ts';
import { signatureItem } from '../../../../shared/domain/policies/policy-form.ts';
import { rehearsalSteps } from '../../../../shared/domain/rehearsal.ts';
import { sweepPracticeFolders } from '../../practice-engine.ts';
import { createHttpRelays } from '../../relays/http/http-relays.ts';
import { fingerprint, temporaryFolder } from '../../testing/folders.ts';
import {
  createVaultOn,
  eventually,
  joinByLink,
  joinedClient,
  sharedMemoryRelay,
  testService,
} from '../../testing/services.ts';
import { everything } from '../../testing/releases.ts';

const start = { locale: 'en', clientName: 'Make-believe client', practiceName: 'PRACTICE ONLY' } as const;
const practiceFolders = () => readdirSync(tmpdir()).filter((name) => name.startsWith('quietline-practice-'));
const ownAddress = Object.values(networkInterfaces())
  .flatMap((known) => known ?? [])
  .find(({ family, internal }) => family === 'IPv4' && !internal)?.address;

async function rehearsal(address?: string) {
  const folder = temporaryFolder();
  const relayAt = sharedMemoryRelay();
  const practice = testService(folder, { relayAt });
  await createVaultOn(practice);
  const real = await joinedClient(practice, 'Amira', relayAt);
  await practice.screen.call('conversations.send', { clientId: real.id, text: 'a real message' });
  const { screen } = practice;
  // Its receipt is the last thing that comes by itself.
  await eventually(async () => {
    const { items } = await screen.call('conversations.page', { clientId: real.id, limit: 5 });
    return items.some((item) => item.kind === 'message' && item.delivery?.kind === 'delivered') ? true : undefined;
  });
  const others = practiceFolders();
  const before = fingerprint(path.join(folder, 'vault'));
  const started = await screen.call('practiceMode.start', { ...start, ...(address === undefined ? {} : { address }) });
  expect(started).toEqual({ kind: 'started' });
  const { running } = await screen.call('practiceMode.state', undefined);
  if (running === undefined) throw new Error('practice mode does not run');
  const { clientId } = running;

  async function call<Name extends MethodName>(method: Name, input: Input<Name>): Promise<Output<Name>> {
    return methods[method].output.parse(await screen.call('practiceMode.call', { method, input })) as Output<Name>;
  }
  async function joins(isRejoin: boolean) {
    const invited = await call('clients.invite', { id: clientId, validDays: 7, locale: 'en', isRejoin });
    if (invited.kind !== 'created') throw new Error(invited.kind);
    const client = await joinByLink(invited.invite.link, 'Somebody', createHttpRelays(systemRandom));
    const joinId = await eventually(async () => (await call('clients.invitation', { id: clientId })).joins[0]?.joinId);
    expect(await call('clients.approveJoin', { joinId })).toEqual({ kind: 'approved' });
    const session = await eventually(async () => (await client.store.sessions()).find(({ phase }) => phase === 'open'));
    return { client, link: invited.invite.link, conversationId: session.conversationId };
  }
  /** The policy that came with joining, as the client's page answers it. */
  async function signs({ client, conversationId }: Awaited<ReturnType<typeof joins>>): Promise<void> {
    const asked = await eventually(async () => (await call('forms.asked', { clientId }))[0]);
    const name = { kind: 'signature', name: 'Sam Somebody' } as const;
    await eventually(() => client.store.entry(conversationId, asked.messageId));
    const given = { standing: 'signed', answers: new Map([[signatureItem, name]]), timeZone: 'UTC' } as const;
    const sent = await client.messenger.client.answerForm(conversationId, asked.messageId, given);
    expect(sent.kind).toBe('queued');
    await eventually(async () => ((await steps()).includes('signed') ? true : undefined));
  }
  const steps = async () =>
    ((await screen.call('practiceMode.state', undefined)).running?.steps ?? []).map(({ step }) => step);
  return { practice, screen, folder, before, others, clientId, real, call, joins, signs, steps };
}

describe('practice mode', () => {
  test('ticks off what was really done, and leaves the real practice as it was to the byte', async () => {
    const { practice, screen, folder, before, others, clientId, real, call, joins, signs, steps } = await rehearsal();
    expect(practiceFolders().length).toBe(others.length + 1);
    expect(await steps()).toEqual([]);
    const first = await joins(false);
    expect(await steps()).toEqual(['invited', 'joined']);
    await signs(first);
    await call('conversations.setVerified', { clientId, isVerified: true, how: 'in-person' });
    const again = await joins(true);
    await again.client.messenger.sendText(again.conversationId, 'I can’t do this any more.');
    await eventually(async () => ((await steps()).includes('upset-heard') ? true : undefined));
    await call('conversations.send', { clientId, text: 'I am here tomorrow.' });
    expect(await steps()).not.toContain('calm-answer');
    await call('conversations.send', { clientId, text: 'If you might hurt yourself, call 988 now.' });
    expect(await steps()).toEqual([...rehearsalSteps]);

    expect(await screen.call('practiceMode.openClient', { label: 'Practice' })).toEqual({ kind: 'no-invite' });
    expect((await screen.call('clients.list', undefined)).map(({ id }) => id)).toEqual([real.id]);
    const range = { fromDay: '2020-01-01', toDay: '2099-12-31', timeZone: 'UTC' };
    expect(await screen.call('records.preview', { clientId: real.id, ...range, ...everything })).toMatchObject({
      parts: [{ part: 'messages', included: 1 }, { part: 'events' }],
    });
    await expect(screen.call('practiceMode.call', { method: 'records.preview', input: {} })).rejects.toMatchObject({
      code: 'invalid-input',
    });

    expect(await screen.call('practiceMode.finish', {})).toEqual({});
    expect(fingerprint(path.join(folder, 'vault'))).toEqual(before);
    expect(practiceFolders()).toEqual(others);
    expect(practice.told.at(-1)).toEqual({ kind: 'practice-window' });
    await expect(fetch(new URL(first.link).origin)).rejects.toThrow();
    expect(await screen.call('practiceMode.state', undefined)).not.toHaveProperty('running');
  }, 60_000);

  test('keeps a dated record when a name is given, and ends with the lock', async () => {
    const { practice, screen, others, joins } = await rehearsal();
    await joins(false);
    await screen.call('practiceMode.finish', { name: 'Dr. Rivera' });
    expect(await screen.call('practiceMode.records', undefined)).toMatchObject([
      { name: 'Dr. Rivera', appVersion: '0.1.0', isOnNetwork: false, steps: [{ step: 'invited' }, { step: 'joined' }] },
    ]);
    await screen.call('practiceMode.start', start);
    expect(practiceFolders().length).toBe(others.length + 1);
    await practice.service.lock();
    expect(practiceFolders()).toEqual(others);
  }, 60_000);

  test('what a rehearsal left whose app died is swept at the next start, and nobody else’s', async () => {
    const dead = spawnSync(process.execPath, ['-e', '']).pid;
    const left = mkdtempSync(path.join(tmpdir(), `quietline-practice-${String(dead)}-`));
    writeFileSync(path.join(left, 'vault'), 'noise');
    const running = mkdtempSync(path.join(tmpdir(), `quietline-practice-${String(process.pid)}-`));
    onTestFinished(() => rmSync(running, { recursive: true }));
    await sweepPracticeFolders();
    expect(existsSync(left)).toBe(false);
    expect(existsSync(running)).toBe(true);
  });

  test.skipIf(ownAddress === undefined)(
    'listens in the local network only when asked to, at that address and no other (needs one)',
    async () => {
      const { screen, joins } = await rehearsal(ownAddress);
      const { link } = await joins(false);
      expect(new URL(link).hostname).toBe(ownAddress);
      await expect(fetch(`http://127.0.0.1:${new URL(link).port}`)).rejects.toThrow();
      await screen.call('practiceMode.finish', {});
      await expect(fetch(new URL(link).origin)).rejects.toThrow();
      expect(await screen.call('practiceMode.start', { ...start, address: '203.0.113.9' })).toEqual({
        kind: 'address-gone',
      });
    },
    60_000,
  );
});
