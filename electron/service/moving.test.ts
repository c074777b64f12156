/** A vault that moves, and a folder that was copied: never two that send, and nothing that asks twice. */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { systemRandom } from '../../shared/crypto/random.ts';
import type { ClientId } from '../../shared/domain/ids.ts';
import { temporaryFolder } from './testing/folders.ts';
import { createVaultOn, eventually, joinedClient, sharedMemoryRelay, testService } from './testing/services.ts';
import { otherPassphrase, strongPassphrase } from './testing/vaults.ts';
import { installIdAt } from './vault/standing.ts';

/** A service in a profile of its own, as one installation has it. */
function installation(profile: string, relayAt: ReturnType<typeof sharedMemoryRelay>) {
  return testService(profile, { relayAt, installFile: join(profile, 'installation.json') });
}

async function unlock({ screen }: ReturnType<typeof installation>) {
  expect(await screen.call('vault.unlock', { passphrase: strongPassphrase })).toEqual({ kind: 'unlocked' });
  const status = await screen.call('vault.status', undefined);
  return status.kind === 'unlocked' ? status.standing : status.kind;
}

/** With a relay of its own: the one inside the app stays behind with the old computer. */
async function foundPractice(service: ReturnType<typeof installation>): Promise<void> {
  await createVaultOn(service);
  const settings = await service.screen.call('settings.get', undefined);
  const relay = { kind: 'server', url: 'https://relay.example', pageUrl: '', password: '' } as const;
  await service.screen.call('settings.update', { ...settings, relay });
}

/** What was held back until the conversation is renewed may go out. */
async function renewed({ screen }: ReturnType<typeof installation>, clientId: ClientId): Promise<void> {
  await eventually(async () => {
    const conversation = await screen.call('conversations.get', { clientId });
    return conversation.isRenewing ? undefined : true;
  }, 1000);
}

async function textsOf({ screen }: ReturnType<typeof installation>, clientId: ClientId) {
  const { items } = await screen.call('conversations.page', { clientId, limit: 50 });
  return items.flatMap((item) => (item.kind === 'message' ? [item.text] : []));
}

describe('attacks 43: the person moves to another computer', () => {
  test('the old one only reads from then on, and the conversation goes on from the new one', async () => {
    const relayAt = sharedMemoryRelay();
    const [oldProfile, newProfile, drive] = [temporaryFolder(), temporaryFolder(), temporaryFolder()];
    const old = installation(oldProfile, relayAt);
    await foundPractice(old);
    const client = await joinedClient(old, 'Amira', relayAt);
    await old.screen.call('conversations.send', { clientId: client.id, text: 'See you on Monday.' });

    const clientHas = (text: string) => client.store.entries().some((entry) => entry.text === text) || undefined;
    await eventually(async () => clientHas('See you on Monday.'));

    const move = (passphrase: string, folder: string) => old.screen.call('vault.moveAway', { passphrase, folder });
    expect(await move(strongPassphrase, join(drive, 'absent'))).toEqual({ kind: 'folder-missing' });
    const moved = await move(strongPassphrase, drive);
    if (moved.kind !== 'moved') throw new Error(moved.kind);
    expect(moved.name).toMatch(/^Quietline move .*\.qlbackup$/);
    expect(readdirSync(drive)).toEqual([moved.name]);

    const send = () => old.screen.call('conversations.send', { clientId: client.id, text: 'from the old one' });
    await expect(send()).rejects.toMatchObject({ code: 'vault-retired' });
    expect(await textsOf(old, client.id)).toContain('See you on Monday.');
    await old.screen.call('vault.lock', undefined);
    expect(await unlock(old)).toMatchObject({ kind: 'moved' });
    await expect(send()).rejects.toMatchObject({ code: 'vault-retired' });
    await expect(move(strongPassphrase, drive)).rejects.toMatchObject({ code: 'vault-retired' });

    const fresh = installation(newProfile, relayAt);
    const restored = await fresh.screen.call('vault.restore', {
      file: join(drive, moved.name),
      secret: { kind: 'passphrase', passphrase: strongPassphrase },
    });
    expect(restored).toMatchObject({ kind: 'restored', counts: { clients: 1 } });
    expect(await fresh.screen.call('vault.status', undefined)).toMatchObject({ standing: { kind: 'active' } });
    await renewed(fresh, client.id);
    const session = (await client.store.sessions())[0];
    if (session === undefined) throw new Error('the client has no session');
    await client.messenger.sendText(session.conversationId, 'Until Monday.');
    await eventually(async () => ((await textsOf(fresh, client.id)).includes('Until Monday.') ? true : undefined));
    await fresh.screen.call('conversations.send', { clientId: client.id, text: 'Written on the new one.' });
    await eventually(async () => clientHas('Written on the new one.'));
    const { entries } = await old.screen.call('audit.page', { limit: 50 });
    expect(entries.map(({ kind }) => kind)).toContain('moved-away');
  });

  test('enough shares open the file there as well, and what is known of the ways in comes along', async () => {
    const old = installation(temporaryFolder(), sharedMemoryRelay());
    await createVaultOn(old);
    const made = await old.screen.call('vault.newShares', {
      passphrase: strongPassphrase,
      needed: 2,
      holders: ['Ana', 'Luis', 'Mara'],
    });
    if (made.kind !== 'shares') throw new Error(made.kind);
    await old.screen.call('vault.confirmNewWay', undefined);
    const drive = temporaryFolder();
    const moved = await old.screen.call('vault.moveAway', { passphrase: strongPassphrase, folder: drive });
    if (moved.kind !== 'moved') throw new Error(moved.kind);

    const fresh = installation(temporaryFolder(), sharedMemoryRelay());
    const restore = (shares: string[]) =>
      fresh.screen.call('vault.restore', {
        file: join(drive, moved.name),
        secret: { kind: 'shares', shares, newPassphrase: otherPassphrase },
      });
    const [first = '', second = ''] = made.shares;
    expect(await fresh.screen.call('vault.checkPaper', { kind: 'shares', shares: [first, second] })).toEqual({
      kind: 'fits',
    });
    expect(await restore([first])).toEqual({ kind: 'shares', problem: { kind: 'too-few', given: 1, needed: 2 } });
    expect(await restore([first, second])).toMatchObject({ kind: 'restored' });
    expect(await fresh.screen.call('vault.waysIn', undefined)).toMatchObject({
      shares: { needed: 2, holders: ['Ana', 'Luis', 'Mara'] },
    });
    expect(await fresh.screen.call('vault.testPaper', { kind: 'shares', shares: [second, first] })).toEqual({
      kind: 'fits',
    });
    const { shares } = await fresh.screen.call('vault.waysIn', undefined);
    expect(shares?.testedAt).toBeGreaterThan(0);
  });

  test('a wrong passphrase moves nothing', async () => {
    const old = installation(temporaryFolder(), sharedMemoryRelay());
    await createVaultOn(old);
    const drive = temporaryFolder();
    expect(await old.screen.call('vault.moveAway', { passphrase: 'not the one at all', folder: drive })).toMatchObject({
      kind: 'wrong-passphrase',
    });
    expect(readdirSync(drive)).toEqual([]);
    expect(await old.screen.call('vault.status', undefined)).toMatchObject({ standing: { kind: 'active' } });
  });
});

describe('a vault’s folder that was copied to another computer', () => {
  async function copied(relayAt: ReturnType<typeof sharedMemoryRelay>) {
    const [profile, elsewhere] = [temporaryFolder(), temporaryFolder()];
    const origin = installation(profile, relayAt);
    await foundPractice(origin);
    const client = await joinedClient(origin, 'Amira', relayAt);
    await origin.service.stop();
    cpSync(join(profile, 'vault'), join(elsewhere, 'vault'), { recursive: true });
    return { profile, elsewhere, client };
  }

  test('is noticed, sends nothing until somebody has said what it is, and as a copy only reads for good', async () => {
    const relayAt = sharedMemoryRelay();
    const { profile, elsewhere, client } = await copied(relayAt);
    const copy = installation(elsewhere, relayAt);
    expect(await unlock(copy)).toEqual({ kind: 'unsettled' });
    const send = () => copy.screen.call('conversations.send', { clientId: client.id, text: 'from the copy' });
    await expect(send()).rejects.toMatchObject({ code: 'vault-retired' });
    await copy.screen.call('vault.settle', { answer: 'copy' });
    await expect(copy.screen.call('vault.settle', { answer: 'moved' })).rejects.toMatchObject({ code: 'not-found' });
    await copy.screen.call('vault.lock', undefined);
    expect(await unlock(copy)).toMatchObject({ kind: 'copy' });
    await expect(send()).rejects.toMatchObject({ code: 'vault-retired' });

    const origin = installation(profile, relayAt);
    expect(await unlock(origin)).toEqual({ kind: 'active' });
  });

  test('as one that moved goes on after its conversations were renewed', async () => {
    const relayAt = sharedMemoryRelay();
    const { elsewhere, client } = await copied(relayAt);
    const moved = installation(elsewhere, relayAt);
    expect(await unlock(moved)).toEqual({ kind: 'unsettled' });
    await moved.screen.call('vault.settle', { answer: 'moved' });
    expect(await moved.screen.call('vault.status', undefined)).toMatchObject({ standing: { kind: 'active' } });
    await renewed(moved, client.id);
    const session = (await client.store.sessions())[0];
    if (session === undefined) throw new Error('the client has no session');
    await client.messenger.sendText(session.conversationId, 'Are you there?');
    await eventually(async () => ((await textsOf(moved, client.id)).includes('Are you there?') ? true : undefined));
    await moved.screen.call('vault.lock', undefined);
    expect(await unlock(moved)).toEqual({ kind: 'active' });
  });

  test('a mark of retirement that this vault did not write retires nothing', async () => {
    const profile = temporaryFolder();
    const first = installation(profile, sharedMemoryRelay());
    await createVaultOn(first);
    await first.service.stop();
    writeFileSync(
      join(profile, 'vault', 'retired.json'),
      JSON.stringify({ kind: 'moved', at: 5, mac: '00'.repeat(32) }),
    );
    expect(await unlock(installation(profile, sharedMemoryRelay()))).toEqual({ kind: 'active' });
  });
});

test('an installation keeps its name, and a profile that came from another computer gets another', () => {
  const file = join(temporaryFolder(), 'installation.json');
  const id = installIdAt(file, systemRandom);
  expect(id).toMatch(/^[0-9a-f]{32}$/);
  expect(installIdAt(file, systemRandom)).toBe(id);
  const json = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  writeFileSync(file, JSON.stringify({ ...json, computer: 'another one' }));
  const other = installIdAt(file, systemRandom);
  expect(other).not.toBe(id);
  rmSync(file);
  mkdirSync(file);
  expect(installIdAt(file, systemRandom)).toBeUndefined();
  expect(existsSync(file)).toBe(true);
});
