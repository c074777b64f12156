/**
 * A process that a test kills. It says `ready`, waits for a line, and then does one job on real files until it is
 * killed or done; each thing that is acknowledged is one line on its standard output, written before it goes on.
 */
import { once } from 'node:events';
import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { systemRandom } from '../../../shared/crypto/random.ts';
import { fromHex, toHex } from '../../../shared/language/bytes.ts';
import { systemClock } from '../../../shared/language/clock.ts';
import type { RandomBytes } from '../../../shared/language/random.ts';
import { createMemoryRelay } from '../../../shared/relay/memory-relay.ts';
import { composeService, type Service } from '../compose.ts';
import { type OpenStore, openStore } from '../database/open.ts';
import { createAttachmentFolder } from '../features/attachments/index.ts';
import { createBackups, prepareRestore } from '../features/backups/index.ts';
import { movePsychotherapyNotes } from '../features/psychotherapy-notes/index.ts';
import { portPair, screenOn } from '../local-screen.ts';
import { vaultFolderAt } from '../vault/folder.ts';
import { readVaultFile, type VaultFile } from '../vault/vault-file.ts';
import { createVault } from '../vault/vault.ts';
import type { VaultPorts } from '../vault/vault-outcomes.ts';
import { noKeychain, quickArgon2, strongPassphrase } from './backup-secrets.ts';
import { outcomeOf, wholeRecord } from './releases.ts';

/** `place`: the folder for backups or records, the backup to restore, the passphrase to change to, or the draw to die at. Keys in hexadecimal. */
const [job = '', folder = '', place = '', storeKeyHex = '', kekHex = ''] = process.argv.slice(2);
const at = vaultFolderAt(folder);

/** Not through a stream: what is said must be out before the next step. */
function say(line: string): void {
  writeSync(1, `${line}\n`);
}

say('ready');
await once(process.stdin, 'data');
switch (job) {
  case 'write':
    writeForever(store());
    break;
  case 'migrate':
    store();
    say('migrated');
    break;
  case 'back-up':
    await backUpForever();
    break;
  case 'restore':
    await restoreOnce();
    break;
  case 'change-passphrase':
    await changeForever();
    break;
  case 'move-notes':
    await moveNotes();
    break;
  case 'rotate':
    await rotateForever();
    break;
  case 'export':
    await exportForever();
    break;
  default:
    throw new Error(`There is no job called ${job}`);
}

function keyFile(): VaultFile {
  const read = readVaultFile(at.keyFile);
  if (read.kind !== 'file') throw new Error(read.kind);
  return read.file;
}

function keyOf(hex: string): Uint8Array {
  return fromHex(hex) ?? new Uint8Array(0);
}

function store(): OpenStore {
  const { vaultId, storeMark } = keyFile();
  const opened = openStore({ path: at.store, key: keyOf(storeKeyHex), vaultId: toHex(vaultId), mark: storeMark });
  if (opened.kind !== 'open') throw new Error(opened.problem);
  return opened.store;
}

/** A client and a message in one transaction, so that half of it can be told. */
function writerOn({ database }: OpenStore): () => void {
  const client = database.command('INSERT INTO client (id, name, created_at) VALUES (?, ?, 0)');
  const entry = database.command(
    `INSERT INTO entry (message_id, conversation_id, relationship_id, is_outgoing, sequence, type, is_shown, text, sent_at,
      stored_at, order_at, payload, chain_hash) VALUES (?, ?, ?, 0, 1, 1, 1, ?, 1, 1, 1, x'00', x'00')`,
  );
  return () => {
    const id = toHex(systemRandom(16));
    database.transaction(() => {
      client.run(id, toHex(systemRandom(systemRandom(1)[0] ?? 0)));
      entry.run(id, id, id, toHex(systemRandom(40)));
    });
    say(`row ${id}`);
  };
}

function writeForever(opened: OpenStore): void {
  const write = writerOn(opened);
  for (;;) write();
}

async function backUpForever(): Promise<void> {
  const opened = store();
  const { vaultId } = keyFile();
  const keys: Readonly<Record<string, string>> = { 'sqlite-main': storeKeyHex, 'backup-kek': kekHex };
  const backups = createBackups({
    store: opened,
    vaultId: toHex(vaultId),
    deriveKey: (purpose) => keyOf(keys[purpose] ?? ''),
    keyFile,
    attachmentFolder: join(folder, 'attachments'),
    workFolder: join(folder, 'work'),
    clock: systemClock,
    random: systemRandom,
    appVersion: '0.1.0',
    note: () => undefined,
    onChange: () => undefined,
    onMade: () => undefined,
    report: (fault) => say(`fault ${String(fault)}`),
    isAutomatic: false,
  });
  const write = writerOn(opened);
  setInterval(write, 3);
  const seal = sealerOn(opened);
  await seal();
  void sealForever(seal);
  await backups.setFolder(place);
  for (;;) {
    await backups.backUp();
    const { last, failure } = backups.state();
    if (failure !== undefined) throw new Error(failure.reason);
    say(`backup ${last?.name ?? ''}`);
  }
}

/** A file of a conversation, named once it is whole and known to the store. */
function sealerOn({ database }: OpenStore): () => Promise<void> {
  const files = createAttachmentFolder({
    database,
    path: join(folder, 'attachments'),
    kek: systemRandom(32),
    random: systemRandom,
  });
  return async () => {
    const id = toHex(systemRandom(16));
    await files.put(id, 0, systemRandom(3000));
    await files.finish(id, 1);
    say(`file ${id}`);
  };
}

async function sealForever(seal: () => Promise<void>): Promise<never> {
  for (;;) {
    // The disk is for the backups, too.
    await wait(20);
    await seal();
  }
}

function vaultPorts(random: RandomBytes): VaultPorts {
  return {
    folder,
    clock: systemClock,
    random,
    argon2: quickArgon2,
    acceptsPassphrase: () => true,
    keychain: noKeychain,
    open: async () => ({ close: async () => undefined }),
    onChange: () => undefined,
  };
}

function vaultWith(random: RandomBytes) {
  return createVault(vaultPorts(random));
}

async function restoreOnce(): Promise<void> {
  let hasBegun = false;
  const ports = {
    random: systemRandom,
    argon2: quickArgon2,
    acceptsPassphrase: () => true,
    openFullRecord: async () => ({ kind: 'not-a-capsule' }) as const,
    onProgress() {
      // The first word only: until then a passphrase was stretched, and no file was touched.
      if (!hasBegun) say('unpacking');
      hasBegun = true;
    },
    signal: new AbortController().signal,
  };
  const outcome = await vaultWith(systemRandom).restore((into) =>
    prepareRestore(into, place, { kind: 'passphrase', passphrase: strongPassphrase }, ports),
  );
  say(outcome.kind);
}

async function changeForever(): Promise<void> {
  const vault = vaultWith(systemRandom);
  let [current, next] = [strongPassphrase, place];
  if ((await vault.unlock(current)).kind !== 'unlocked') throw new Error('not unlocked');
  say('unlocked');
  for (;;) {
    const outcome = await vault.inWaysIn((ways) => ways.changePassphrase(current, next));
    if (outcome.kind !== 'changed') throw new Error(outcome.kind);
    [current, next] = [next, current];
    say(`passphrase ${current}`);
  }
}

/**
 * As the screens do it: a kit is made, and only once it is on paper in use. Each secret is said before it is used,
 * since one that is written and not acknowledged is nobody else's to know.
 */
async function rotateForever(): Promise<void> {
  const vault = vaultWith((length) => {
    const bytes = systemRandom(length);
    if (length === 32) say(`drew ${toHex(bytes)}`);
    return bytes;
  });
  if ((await vault.unlock(strongPassphrase)).kind !== 'unlocked') throw new Error('not unlocked');
  say('unlocked');
  for (;;) {
    const made = await vault.inWaysIn((ways) => ways.newKit(strongPassphrase));
    if (made.kind !== 'kit') throw new Error(made.kind);
    say(`confirming ${made.words.join(' ')}`);
    await vault.inWaysIn((ways) => ways.confirmNew());
    say(`kit ${made.words.join(' ')}`);
  }
}

/** Dies at the given draw of a nonce, with the notes half moved. */
async function moveNotes(): Promise<void> {
  let nonces = 0;
  const vault = createVault({
    ...vaultPorts(systemRandom),
    async open({ store: opened, derivePsychotherapyKey: deriveKey }) {
      const random: RandomBytes = (length) => {
        nonces += 1;
        if (nonces === Number(place)) process.kill(process.pid, 'SIGKILL');
        return systemRandom(length);
      };
      movePsychotherapyNotes({ database: opened.database, deriveKey, random, onMoved: () => undefined });
      return { close: async () => undefined };
    },
  });
  say((await vault.unlock(strongPassphrase)).kind);
}

/** The service as the app runs it, and a screen that asks for one record of its first client after the other. */
async function exportForever(): Promise<void> {
  const relay = createMemoryRelay({ clock: systemClock });
  const service: Service = composeService({
    folder,
    pageFolder: undefined,
    appVersion: '0.1.0',
    clock: systemClock,
    random: systemRandom,
    argon2: quickArgon2,
    relayAt: () => relay,
    tellMain(message) {
      if (message.kind === 'print')
        service.printed(message.taskId, { kind: 'pdf', bytes: new Uint8Array(200_000).fill(37) });
    },
  });
  const [screenEnd, serviceEnd] = portPair();
  service.openPort(serviceEnd, 'screen');
  const screen = screenOn(screenEnd);
  if ((await screen.call('vault.unlock', { passphrase: strongPassphrase })).kind !== 'unlocked')
    throw new Error('not unlocked');
  const [client] = await screen.call('clients.list', undefined);
  if (client === undefined) throw new Error('There is no client');
  for (;;) {
    say('exporting');
    const { taskId } = await screen.call('records.export', wholeRecord(client.id, place));
    const outcome = await outcomeOf(screen, taskId);
    if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome));
    say('exported');
  }
}
