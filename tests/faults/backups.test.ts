/** Backing up and restoring on disks that fill up and with processes that die at any moment. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { createBackups } from '../../electron/service/features/backups/index.ts';
import { fingerprint, temporaryFolder } from '../../electron/service/testing/folders.ts';
import { createVaultOn, eventually, sharedMemoryRelay, testService } from '../../electron/service/testing/services.ts';
import { strongPassphrase, testClock, testVault } from '../../electron/service/testing/vaults.ts';
import { systemRandom } from '../../shared/crypto/random.ts';

const script = join(import.meta.dirname, '..', '..', 'electron', 'service', 'testing', 'backup-process.ts');
const nodeBinary = process.execPath;

type Child = { readonly process: ChildProcess; lines(): readonly string[] };

function startChild(...args: readonly string[]): Child {
  const child = spawn(nodeBinary, [script, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  child.stdout.on('data', (part: Buffer) => {
    out += part.toString();
  });
  return {
    process: child,
    lines: () =>
      out
        .slice(0, out.lastIndexOf('\n') + 1)
        .split('\n')
        .filter(Boolean),
  };
}

async function killed({ process: child }: Child): Promise<void> {
  if (child.exitCode === null) child.kill('SIGKILL');
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}

/** A closed vault of about four megabytes. */
async function filledVault(folder: string): Promise<number> {
  const made = testVault(folder);
  onTestFinished(() => made.vault.stop());
  await made.vault.create(strongPassphrase);
  const { database } = made.opened().store;
  const insert = database.command('INSERT INTO client (id, name, created_at) VALUES (?, ?, 0)');
  database.transaction(() => {
    for (let count = 0; count < 1500; count += 1) {
      insert.run(Buffer.from(systemRandom(16)).toString('hex'), Buffer.from(systemRandom(1200)).toString('hex'));
    }
  });
  await made.vault.stop();
  return 1500;
}

async function rowsIn(folder: string): Promise<readonly string[]> {
  const opened = testVault(folder);
  const outcome = await opened.vault.unlock(strongPassphrase);
  if (outcome.kind !== 'unlocked') throw new Error(JSON.stringify(outcome));
  const rows = opened.opened().store.database.query<{ id: string }>('SELECT id FROM client').all();
  await opened.vault.stop();
  return rows.map(({ id }) => id);
}

function backupsIn(folder: string): readonly string[] {
  return readdirSync(folder).filter((name) => name.endsWith('.qlbackup'));
}

/** As the rehearsal does it: the newest of a folder. */
async function isWhole(vault: string, folder: string, name: string): Promise<string | undefined> {
  const alone = temporaryFolder();
  copyFileSync(join(folder, name), join(alone, name));
  const opened = testVault(vault);
  await opened.vault.unlock(strongPassphrase);
  const backups = createBackups({
    ...opened.opened(),
    workFolder: join(vault, 'work'),
    clock: opened.clock,
    random: systemRandom,
    appVersion: '0.1.0',
    note: () => undefined,
    onChange: () => undefined,
    report: (fault) => {
      throw fault;
    },
    isAutomatic: false,
  });
  const { database } = opened.opened().store;
  database
    .command("INSERT OR REPLACE INTO setting (name, value) VALUES ('backups', ?)")
    .run(JSON.stringify({ folder: alone }));
  await backups.check();
  const { checked } = backups.state();
  await backups.stop();
  await opened.vault.stop();
  return checked?.outcome;
}

test('attacks 22: killed at 30 moments of backing up, every named backup is whole and no kept row is lost', async () => {
  const folder = temporaryFolder();
  const vault = join(folder, 'vault');
  const usb = join(folder, 'usb');
  mkdirSync(usb);
  await filledVault(vault);
  const kept = new Set(await rowsIn(vault));
  const seen = new Set<string>();
  for (let turn = 0; turn < 30; turn += 1) {
    const child = startChild('back-up', vault, usb);
    await eventually(async () => (child.lines().some((line) => line.startsWith('row')) ? true : undefined));
    // Now and then one is allowed to become whole, so that there is something to look at on a slow machine too.
    if (turn % 5 === 1)
      await eventually(async () => (child.lines().some((line) => line.startsWith('backup')) ? true : undefined));
    await wait(Math.floor((systemRandom(1)[0] ?? 0) * 1.5));
    await killed(child);
    for (const line of child.lines()) if (line.startsWith('row ')) kept.add(line.slice(4));
    for (const name of backupsIn(usb)) {
      if (seen.has(name) || turn % 3 !== 2) continue;
      seen.add(name);
      expect(await isWhole(vault, usb, name), name).toBe('whole');
    }
  }
  const rows = new Set(await rowsIn(vault));
  expect([...kept].filter((id) => !rows.has(id))).toEqual([]);
  expect(kept.size).toBeGreaterThan(1500);
  expect(seen.size).toBeGreaterThan(0);
}, 240_000);

test('attacks 22: killed at 30 moments of restoring, there is the old state or the new one, and nothing is lost', async () => {
  const folder = temporaryFolder();
  const vault = join(folder, 'vault');
  const usb = join(folder, 'usb');
  mkdirSync(usb);
  const count = await filledVault(vault);
  const backing = startChild('back-up', vault, usb);
  await eventually(async () => (backing.lines().some((line) => line.startsWith('backup')) ? true : undefined));
  await killed(backing);
  const [name = ''] = backupsIn(usb);
  const file = join(usb, name);

  // How long it takes when nobody disturbs it, so that the moments cover all of it.
  const undisturbed = join(folder, 'undisturbed');
  const began = performance.now();
  const whole = startChild('restore', undisturbed, file);
  await once(whole.process, 'exit');
  const tookMs = performance.now() - began;
  expect(whole.lines()).toContain('placed');
  expect((await rowsIn(undisturbed)).length).toBeGreaterThanOrEqual(count);

  const outcomes = { old: 0, restored: 0 };
  for (let turn = 0; turn < 30; turn += 1) {
    const target = join(folder, `target ${String(turn)}`);
    const isBeside = turn % 2 === 1;
    const damaged = Buffer.from('not a key file');
    if (isBeside) {
      mkdirSync(target);
      cpSync(join(vault, 'store.db'), join(target, 'store.db'));
      writeFileSync(join(target, 'vault.json'), damaged);
    }
    const child = startChild('restore', target, file);
    // The start of the process is no part of it; its last steps are short and get more of the tries.
    await wait(tookMs * (0.35 + 0.7 * Math.sqrt((systemRandom(1)[0] ?? 0) / 255)));
    await killed(child);

    const after = testVault(target);
    const state = after.vault.state();
    await after.vault.stop();
    if (state.kind === 'locked') {
      outcomes.restored += 1;
      expect((await rowsIn(target)).length).toBeGreaterThanOrEqual(count);
      if (isBeside) {
        const aside = readdirSync(target).find((entry) => entry.startsWith('set aside')) ?? '';
        expect(readFileSync(join(target, aside, 'vault.json')).equals(damaged)).toBe(true);
        expect(existsSync(join(target, aside, 'store.db'))).toBe(true);
      }
    } else {
      outcomes.old += 1;
      expect(state.kind).toBe(isBeside ? 'unreadable' : 'none');
      expect(existsSync(join(target, 'restoring'))).toBe(false);
      if (isBeside) expect(readFileSync(join(target, 'vault.json')).equals(damaged)).toBe(true);
    }
  }
  expect(outcomes.old).toBeGreaterThan(0);
  expect(outcomes.restored).toBeGreaterThan(0);
}, 240_000);

/** Undefined where this machine lets nobody mount: the test says so. */
function smallDisk(size: string, options = ''): string | undefined {
  const folder = temporaryFolder();
  const disk = join(folder, 'disk');
  mkdirSync(disk);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}${options}`, 'tmpfs', disk], { stdio: 'ignore' });
  } catch {
    return undefined;
  }
  onTestFinished(() => void execFileSync('umount', ['-l', disk]));
  return disk;
}

function remount(disk: string, options: string): void {
  execFileSync('mount', ['-o', `remount,${options}`, disk], { stdio: 'ignore' });
}

test('attacks 26: a full or read-only disk for backups is said, leaves no half file, and the older backup stays', async (context) => {
  const disk = smallDisk('4m');
  if (disk === undefined) return context.skip('this machine lets no one mount a small disk');
  const folder = temporaryFolder();
  const service = testService(folder, { clock: testClock(), relayAt: sharedMemoryRelay() });
  await createVaultOn(service);
  const state = () => service.screen.call('backups.state', undefined);
  await service.screen.call('backups.setFolder', { folder: disk });
  const first = await eventually(async () => {
    const now = await state();
    return now.running === undefined && now.last !== undefined ? now : undefined;
  });
  const name = first.last?.name ?? '';
  const good = readFileSync(join(disk, name));

  const failing = async () => {
    await service.screen.call('backups.start', undefined);
    return eventually(async () => {
      const now = await state();
      return now.running === undefined && now.failure !== undefined ? now.failure.reason : undefined;
    });
  };
  writeFileSync(join(disk, 'large'), Buffer.alloc(4 * 1024 * 1024 - good.length - 64 * 1024));
  expect(await failing()).toBe('disk-full');
  expect(readdirSync(disk).sort()).toEqual([name, 'large'].sort());
  expect(readFileSync(join(disk, name)).equals(good)).toBe(true);
  remount(disk, 'ro');
  expect(await eventually(async () => ((await failing()) === 'folder-unwritable' ? true : undefined))).toBe(true);
  remount(disk, 'rw');
  const { entries } = await service.screen.call('audit.page', { group: 'backups', limit: 5 });
  expect(entries.slice(0, 2).map(({ details }) => details['reason'])).toEqual(['folder-unwritable', 'disk-full']);
  await service.service.stop();
}, 60_000);

test('attacks 26: a disk that is too full to restore onto keeps what it has', async (context) => {
  const disk = smallDisk('3m');
  if (disk === undefined) return context.skip('this machine lets no one mount a small disk');
  const folder = temporaryFolder();
  const vault = join(folder, 'vault');
  const usb = join(folder, 'usb');
  mkdirSync(usb);
  await filledVault(vault);
  const backing = startChild('back-up', vault, usb);
  await eventually(async () => (backing.lines().some((line) => line.startsWith('backup')) ? true : undefined));
  await killed(backing);
  mkdirSync(join(disk, 'vault'));
  writeFileSync(join(disk, 'vault', 'vault.json'), 'not a key file');
  const service = testService(disk, { relayAt: sharedMemoryRelay() });
  const unreadable = { kind: 'unreadable', reason: 'key-file-damaged' };
  expect(await service.screen.call('vault.status', undefined)).toMatchObject(unreadable);
  const before = fingerprint(join(disk, 'vault'), ['.log', '.lock']);
  const file = join(usb, backupsIn(usb)[0] ?? '');
  const secret = { kind: 'passphrase', passphrase: strongPassphrase } as const;
  expect(await service.screen.call('vault.restore', { file, secret })).toEqual({ kind: 'disk-full' });
  expect(fingerprint(join(disk, 'vault'), ['.log', '.lock'])).toEqual(before);
  expect(await service.screen.call('vault.status', undefined)).toMatchObject(unreadable);
  await service.service.stop();
}, 60_000);
