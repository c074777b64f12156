import { copyFileSync, existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { anotherThan, backedUp, backupFiles, chooseFolder, place, settled } from '../../testing/backed-up.ts';
import { createVaultOn, eventually, sharedMemoryRelay, testService } from '../../testing/services.ts';
import { strongPassphrase, testClock } from '../../testing/vaults.ts';

const dayMs = 86_400_000;

describe('a backup', () => {
  test('is read back whole, said with its counts, and leaves no copy behind', async () => {
    const { backups, folder, service } = await backedUp();
    const state = await service.screen.call('backups.state', undefined);
    expect(state).toMatchObject({ folder: backups, needsAttention: false });
    expect(state.failure).toBeUndefined();
    expect(readdirSync(backups)).toEqual([state.last?.name]);
    expect(state.last?.name).toMatch(/^Quietline backup \d{4}-\d\d-\d\d\.qlbackup$/);
    expect(existsSync(join(folder, 'vault', 'work'))).toBe(false);
    const bytes = readFileSync(join(backups, state.last?.name ?? ''));
    expect(bytes.includes('Sleeps badly')).toBe(false);
  });

  test('goes on while messages are written, and the ones after it are in the vault', async () => {
    const { service } = await backedUp();
    const first = await settled(service);
    await service.screen.call('backups.start', undefined);
    for (let count = 0; count < 40; count += 1)
      await service.screen.call('clients.create', { name: `Client ${String(count)}` });
    await anotherThan(first, service);
    await service.service.lock();
    expect(await service.screen.call('vault.unlock', { passphrase: strongPassphrase })).toEqual({ kind: 'unlocked' });
    expect(await service.screen.call('clients.list', undefined)).toHaveLength(41);
  });

  test('comes by the clock each day, makes room for the newer of a day, and is rehearsed after a month', async () => {
    const at = place();
    const clock = testClock();
    const service = testService(at.folder, { clock, relayAt: sharedMemoryRelay() });
    await createVaultOn(service);
    const settings = await service.screen.call('settings.get', undefined);
    await service.screen.call('settings.update', { ...settings, idleLockMinutes: 120 });
    const first = await chooseFolder(service, at.backups);
    expect(first.checked).toBeUndefined();
    clock.advance(61_000);
    await eventually(async () => ((await settled(service)).checked === undefined ? undefined : true));
    const firstCheck = (await settled(service)).checked;
    expect(firstCheck).toMatchObject({ outcome: 'whole' });

    for (let day = 1; day <= 32; day += 1) {
      for (let quarter = 0; quarter < 96; quarter += 1) {
        await service.screen.call('vault.touch', undefined);
        clock.advance(dayMs / 96);
        await settled(service);
      }
      expect((await settled(service)).failure).toBeUndefined();
    }
    const after = await settled(service);
    expect(clock.now() - (after.last?.at ?? 0)).toBeLessThan(dayMs);
    expect((after.checked?.at ?? 0) - (firstCheck?.at ?? 0)).toBeGreaterThanOrEqual(30 * dayMs);
    const files = backupFiles(at.backups);
    expect(files.length).toBeGreaterThanOrEqual(7);
    expect(files.length).toBeLessThanOrEqual(7 + 5 + 2);
    expect(files).toContain(after.last?.name);
  }, 60_000);

  test('never touches what is not its own in the folder', async () => {
    const { service, backups, file } = await backedUp();
    const foreign = await backedUp();
    copyFileSync(foreign.file, join(backups, 'of another vault.qlbackup'));
    writeFileSync(join(backups, 'damaged.qlbackup'), readFileSync(file).fill(0, 100, 200));
    writeFileSync(join(backups, 'letter.txt'), 'mine');
    const first = await settled(service);
    await service.screen.call('backups.start', undefined);
    const second = await anotherThan(first, service);
    expect(new Set(readdirSync(backups))).toEqual(
      new Set([second.last?.name, 'of another vault.qlbackup', 'damaged.qlbackup', 'letter.txt']),
    );
  });

  test('attacks 26: a folder that is away is said, tried again, and costs no older backup', async () => {
    const at = place();
    const clock = testClock();
    const service = testService(at.folder, { clock, relayAt: sharedMemoryRelay() });
    await createVaultOn(service);
    const first = await chooseFolder(service, at.backups);
    const away = `${at.backups} away`;
    renameSync(at.backups, away);
    await service.screen.call('backups.start', undefined);
    const failed = await eventually(async () => {
      const state = await service.screen.call('backups.state', undefined);
      return state.failure === undefined ? undefined : state;
    });
    expect(failed).toMatchObject({ failure: { reason: 'folder-missing' }, last: first.last });
    expect(existsSync(at.backups)).toBe(false);
    renameSync(away, at.backups);
    await service.screen.call('vault.touch', undefined);
    clock.advance(5 * 60_000);
    await eventually(async () => {
      await service.screen.call('vault.touch', undefined);
      clock.advance(60_000);
      return (await settled(service)).failure === undefined ? true : undefined;
    });
    expect(backupFiles(at.backups).length).toBeGreaterThanOrEqual(1);
    expect(await service.screen.call('backups.setFolder', { folder: join(at.folder, 'nowhere') })).toEqual({
      kind: 'folder-missing',
    });
  });

  test('a month without one is said on every screen', async () => {
    const at = place();
    const clock = testClock();
    const service = testService(at.folder, { clock, relayAt: sharedMemoryRelay() });
    await createVaultOn(service);
    expect((await service.screen.call('backups.state', undefined)).needsAttention).toBe(false);
    await service.service.lock();
    clock.advance(4 * dayMs);
    await service.screen.call('vault.unlock', { passphrase: strongPassphrase });
    expect((await service.screen.call('backups.state', undefined)).needsAttention).toBe(true);
  });

  test('cancelled, it leaves nothing in the folder', async () => {
    const { service, backups } = await backedUp();
    const before = readdirSync(backups);
    await service.screen.call('backups.start', undefined);
    await service.screen.call('backups.cancel', undefined);
    await settled(service);
    expect(readdirSync(backups)).toEqual(before);
  });

  test('the rehearsal finds a damaged one, and the vault is not touched by it', async () => {
    const { service, file } = await backedUp();
    const bytes = readFileSync(file);
    bytes[bytes.length - 5000] = (bytes[bytes.length - 5000] ?? 0) ^ 4;
    writeFileSync(file, bytes);
    await service.screen.call('backups.check', undefined);
    const state = await eventually(async () => {
      const now = await service.screen.call('backups.state', undefined);
      return now.checked === undefined ? undefined : now;
    });
    expect(state).toMatchObject({ checked: { outcome: 'damaged' }, needsAttention: true });
    const { entries } = await service.screen.call('audit.page', { group: 'backups', limit: 5 });
    expect(entries[0]).toMatchObject({ kind: 'backup-check-failed', details: { reason: 'damaged' } });
  });
});
