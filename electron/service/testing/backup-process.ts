/**
 * A process that a test kills: it writes rows and backs up, or restores, without end. It tells each row that is
 * kept and each backup that is made on its standard output, one line each.
 */
import { join } from 'node:path';
import { systemRandom } from '../../../shared/crypto/random.ts';
import { systemClock } from '../../../shared/language/clock.ts';
import { createBackups, prepareRestore } from '../features/backups/index.ts';
import { createVault } from '../vault/vault.ts';
import type { OpenedVault } from '../vault/vault-outcomes.ts';
import { quickArgon2, strongPassphrase } from './backup-secrets.ts';

const [job, folder = '', place = ''] = process.argv.slice(2);
function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

let opened: OpenedVault | undefined;

const vault = createVault({
  folder,
  clock: systemClock,
  random: systemRandom,
  argon2: quickArgon2,
  acceptsPassphrase: () => true,
  open: async (now) => {
    opened = now;
    return { close: async () => undefined };
  },
  onChange: () => undefined,
});

if (job === 'back-up') await backUpForever();
else await restoreOnce();

async function backUpForever(): Promise<void> {
  const unlocked = await vault.unlock(strongPassphrase);
  if (unlocked.kind !== 'unlocked' || opened === undefined) throw new Error(unlocked.kind);
  const { store } = opened;
  const backups = createBackups({
    ...opened,
    store,
    workFolder: join(folder, 'work'),
    clock: systemClock,
    random: systemRandom,
    appVersion: '0.1.0',
    note: () => undefined,
    onChange: () => undefined,
    report: (fault) => say(`fault ${String(fault)}`),
    isAutomatic: false,
  });
  const insert = store.database.command('INSERT INTO client (id, name, created_at) VALUES (?, ?, 0)');
  const writing = setInterval(() => {
    const id = Buffer.from(systemRandom(16)).toString('hex');
    insert.run(id, 'x'.repeat(2000));
    say(`row ${id}`);
  }, 2);
  await backups.setFolder(place);
  for (;;) {
    await backups.backUp();
    const { last, failure } = backups.state();
    if (failure !== undefined) throw new Error(failure.reason);
    say(`backup ${last?.name ?? ''}`);
    writing.ref();
  }
}

async function restoreOnce(): Promise<void> {
  say('restoring');
  const outcome = await vault.restore((at) =>
    prepareRestore(
      at,
      place,
      { kind: 'passphrase', passphrase: strongPassphrase },
      {
        random: systemRandom,
        argon2: quickArgon2,
        acceptsPassphrase: () => true,
        onProgress: () => undefined,
        signal: new AbortController().signal,
      },
    ),
  );
  say(outcome.kind);
  await vault.stop();
}
