/**
 * The `attachments` row of performance.md: a file up (sealed, hashed, kept, put at the relay), down (fetched,
 * proven, kept) and read, by the service's own engine and folder over SQLite, beside the bare cipher on the same
 * bytes in turns in one run, at three sizes. The relay is one in memory: neither a network nor its disk is measured.
 * `--small` shows only that it works; `--sizes=1,10,100` chooses, in MiB; `--portable` leaves the runtime's cipher out.
 */
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createStore, openStore } from '../../electron/service/database/open.ts';
import { createAttachmentFolder } from '../../electron/service/features/attachments/index.ts';
import { createConversationStore } from '../../electron/service/features/conversations/index.ts';
import { useFastPrimitives } from '../../electron/service/native-primitives.ts';
import { sealChunk } from '../../shared/crypto/chacha20-poly1305.ts';
import { startSha256 } from '../../shared/crypto/incremental-hash.ts';
import { systemRandom } from '../../shared/crypto/random.ts';
import type { ClientId, MessageId } from '../../shared/domain/ids.ts';
import { toHex } from '../../shared/language/bytes.ts';
import { systemClock } from '../../shared/language/clock.ts';
import type { AttachmentState } from '../../shared/messenger/attachment-state.ts';
import { type ConversationStore, createMessenger, type Messenger, type Role } from '../../shared/messenger/index.ts';
import { joinCodeKey } from '../../shared/protocol/index.ts';
import { createMemoryRelay } from '../../shared/relay/memory-relay.ts';
import { growthExponent, markdownTable, median, runHeading } from './measure.ts';

const MIB = 2 ** 20;
const goal = 0.7;
const chunkBytes = 65_536;
const hashPasses = 3;
const relayUrl = 'https://relay.example';

type End = {
  readonly messenger: Messenger;
  readonly store: ConversationStore;
  readonly id: () => Promise<ClientId>;
  /** Looks when something has changed, so that looking costs what is measured nothing. */
  reached(messageId: MessageId, kind: AttachmentState['kind']): Promise<void>;
  remove(messageId: MessageId): Promise<void>;
  close(): Promise<void>;
};
/** Seconds. */
type Round = {
  readonly cipher: number;
  readonly cipherAndHash: number;
  readonly hash: number;
  readonly up: number;
  readonly down: number;
  readonly read: number;
};

/** One piece, given again and again: the file itself is nowhere. */
const piece = new Uint8Array(randomBytes(MIB));

async function openEnd(role: Role, folder: string, relay: ReturnType<typeof createMemoryRelay>): Promise<End> {
  const location = { path: join(folder, `${role}.db`), key: systemRandom(32), vaultId: toHex(systemRandom(16)) };
  const mark = createStore({ ...location, epochId: toHex(systemRandom(16)), createdAt: 0 });
  const opened = openStore({ ...location, mark });
  if (opened.kind !== 'open') throw new Error(opened.problem);
  const { database } = opened.store;
  const store = createConversationStore(database);
  const files = createAttachmentFolder({
    database,
    path: join(folder, `${role} files`),
    kek: systemRandom(32),
    random: systemRandom,
  });
  const messenger = createMessenger({
    role,
    store,
    attachments: { files, fetchUpToBytes: 0 },
    relayAt: () => relay,
    clock: systemClock,
    random: systemRandom,
    appVersion: '0.0.0',
    joinCodeKey,
    receiptJitterMs: { min: 5_000, max: 60_000 },
    sendsReadReceipts: () => true,
  });
  await messenger.start();
  const id = async () => {
    const [session] = await store.sessions();
    if (session === undefined) throw new Error('There is no session');
    return session.conversationId;
  };
  return {
    messenger,
    store,
    id,
    async reached(messageId, kind) {
      const conversationId = await id();
      const isThere = async () => (await store.attachment(conversationId, messageId))?.state.kind === kind;
      const arrived = Promise.withResolvers<undefined>();
      const stop = messenger.onEvent((event) => {
        if (event.kind === 'conversation-changed')
          void isThere().then((isSo) => isSo && arrived.resolve(undefined), arrived.reject);
      });
      if (!(await isThere())) await arrived.promise;
      stop();
    },
    async remove(messageId) {
      const attachment = await store.attachment(await id(), messageId);
      if (attachment !== undefined) await files.remove(attachment.fileId);
    },
    async close() {
      await messenger.stop();
      opened.store.close();
    },
  };
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 1));
}

async function join2(therapist: End, client: End): Promise<void> {
  const invited = await therapist.messenger.therapist.invite({
    ...{ conversationId: '1'.repeat(32) as ClientId, relayUrl, pageUrl: `${relayUrl}/`, locale: 'en' },
    ...{ practiceName: 'P', therapistName: 'T', validForMs: 86_400_000 },
  });
  if (invited.kind !== 'created') throw new Error(invited.kind);
  const invite = await client.messenger.client.openInvite(invited.link);
  if (invite.kind !== 'invite') throw new Error(invite.kind);
  await client.messenger.client.join(invite.token, 'C');
  await until(async () => (await therapist.store.joins()).length > 0);
  const [join] = await therapist.store.joins();
  await therapist.messenger.therapist.approveJoin(join?.joinId ?? '', { name: 'T' });
  await until(async () => (await client.store.sessions())[0]?.phase === 'open');
}

async function timed(work: () => Promise<unknown> | void): Promise<number> {
  const startedMs = performance.now();
  await work();
  return (performance.now() - startedMs) / 1000;
}

/** What nobody can do without: the cipher over every chunk, and with it the hash that the message names. */
function bareWork(mebibytes: number, withHash: boolean): void {
  const [key, nonce, ad, hash] = [systemRandom(32), new Uint8Array(12), new Uint8Array(0), startSha256()];
  for (let part = 0; part < mebibytes; part += 1) {
    for (let at = 0; at < MIB; at += chunkBytes) {
      const sealed = sealChunk(key, nonce, piece.subarray(at, at + chunkBytes), ad);
      if (withHash) hash.add(sealed);
    }
  }
  hash.finish();
}

function bareHash(mebibytes: number): void {
  const hash = startSha256();
  for (let part = 0; part < mebibytes; part += 1) hash.add(piece);
  hash.finish();
}

async function give(end: End, mebibytes: number): Promise<MessageId> {
  const { attachments } = end.messenger;
  const begun = await attachments.begin(await end.id(), { name: 'f', mime: 'a/b', size: mebibytes * MIB });
  if (begun.kind !== 'begun') throw new Error(begun.kind);
  for (let part = 0; part < mebibytes; part += 1) await attachments.append(begun.messageId, piece);
  await attachments.finish(begun.messageId);
  return begun.messageId;
}

async function readAll(end: End, messageId: MessageId, mebibytes: number): Promise<void> {
  const id = await end.id();
  for (let part = 0; part < mebibytes; part += 1) {
    const read = await end.messenger.attachments.read(id, messageId, part);
    if (read.kind !== 'piece' || read.bytes.length !== MIB) throw new Error(read.kind);
  }
}

async function oneRound(therapist: End, client: End, mebibytes: number): Promise<Round> {
  const cipher = await timed(() => bareWork(mebibytes, false));
  const cipherAndHash = await timed(() => bareWork(mebibytes, true));
  const hash = await timed(() => bareHash(mebibytes));
  const at = { name: '' as MessageId };
  const up = await timed(async () => {
    at.name = await give(therapist, mebibytes);
    await therapist.reached(at.name, 'sent');
  });
  await client.reached(at.name, 'announced');
  const down = await timed(async () => {
    await client.messenger.attachments.fetch(await client.id(), at.name);
    await client.reached(at.name, 'here');
  });
  const read = await timed(() => readAll(client, at.name, mebibytes));
  await therapist.remove(at.name);
  await client.remove(at.name);
  return { cipher, cipherAndHash, hash, up, down, read };
}

/** Mebibytes in use beyond what the relay in memory holds of the file. */
function residentMebibytes(): number {
  globalThis.gc?.();
  return process.memoryUsage().rss / MIB;
}

async function run(sizes: readonly number[], rounds: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'quietline-bench-'));
  const relay = createMemoryRelay({ clock: systemClock });
  const [therapist, client] = [await openEnd('therapist', folder, relay), await openEnd('client', folder, relay)];
  try {
    await join2(therapist, client);
    const rows: (readonly string[])[] = [];
    const bounds: string[] = [];
    const costs: { readonly size: number; readonly up: number; readonly down: number }[] = [];
    for (const size of sizes) {
      const before = residentMebibytes();
      let peak = before;
      const watching = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss / MIB)), 20);
      const all: Round[] = [];
      for (let round = 0; round < rounds; round += 1) all.push(await oneRound(therapist, client, size));
      clearInterval(watching);
      const speed = (of: keyof Round) => (size / median(all.map((one) => one[of]))).toFixed(0);
      const ratio = (of: keyof Round, to: 'cipher' | 'cipherAndHash') => median(all.map((one) => one[to] / one[of]));
      rows.push([
        `${String(size)} MiB`,
        ...[speed('cipher'), speed('cipherAndHash'), speed('up'), speed('down'), speed('read')],
        ...(['up', 'down', 'read'] as const).map((of) => `${ratio(of, 'cipher').toFixed(2)}x`),
        ...(['up', 'down'] as const).map((of) => `${ratio(of, 'cipherAndHash').toFixed(2)}x`),
        `${(peak - before).toFixed(0)} MiB`,
      ]);
      const seconds = (of: keyof Round) => median(all.map((one) => one[of]));
      costs.push({ size, up: seconds('up'), down: seconds('down') });
      // Up: sealed for the other side, for this disk, and opened again to be sent. Down: opened, and sealed for the disk.
      const most = (passes: number) => seconds('cipher') / (passes * seconds('cipher') + hashPasses * seconds('hash'));
      bounds.push(`${String(size)} MiB: ${most(3).toFixed(2)}x up and ${most(2).toFixed(2)}x down`);
    }
    const head = ['file', 'cipher MiB/s', 'cipher + hash', 'up', 'down', 'read'];
    const ratios = ['up : cipher', 'down : cipher', 'read : cipher', 'up : cipher + hash', 'down : cipher + hash'];
    process.stdout.write(`${runHeading('attachments')}\n`);
    process.stdout.write(`${markdownTable([...head, ...ratios, 'memory beyond the start'], rows)}\n\n`);
    const exponent = (of: 'up' | 'down') => growthExponent(costs.map((one) => ({ size: one.size, cost: one[of] })));
    process.stdout.write(
      `Seconds grow by the power ${exponent('up').toFixed(2)} up and ${exponent('down').toFixed(2)} down.\n`,
    );
    process.stdout.write(
      `Up is three passes of the cipher, down is two, and either is three of SHA-256 (the file, its sealed form, the copy on the disk): these alone allow ${bounds.join('; ')}.\n`,
    );
    process.stdout.write(
      `The goal: at least ${String(goal)}x the cipher; memory counts what the relay here holds of the file.\n`,
    );
  } finally {
    await therapist.close();
    await client.close();
    await rm(folder, { recursive: true, force: true });
  }
}

const flags = process.argv.slice(2);
if (!flags.includes('--portable')) useFastPrimitives();
const isSmall = flags.includes('--small');
const chosen = flags
  .find((flag) => flag.startsWith('--sizes='))
  ?.slice('--sizes='.length)
  .split(',')
  .map(Number);
await run(chosen ?? (isSmall ? [1, 2, 3] : [1, 10, 100]), isSmall ? 1 : 5);
