/** A large record as a zip, and its verification, each in a process of its own: only so is the memory known that one takes. */
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { repositoryRoot } from '../../build/vite/paths.ts';
import { createStore, openStore } from '../../electron/service/database/open.ts';
import { createAttachmentFolder } from '../../electron/service/features/attachments/index.ts';
import { createConversationStore } from '../../electron/service/features/conversations/index.ts';
import { useFastPrimitives } from '../../electron/service/native-primitives.ts';
import { systemRandom } from '../../shared/crypto/random.ts';
import type { ClientId } from '../../shared/domain/ids.ts';
import { toHex } from '../../shared/language/bytes.ts';
import { systemClock } from '../../shared/language/clock.ts';
import { createMessenger, type Messenger } from '../../shared/messenger/index.ts';
import { createMemoryStore } from '../../shared/messenger/testing/memory-store.ts';
import { joinCodeKey } from '../../shared/protocol/index.ts';
import { createMemoryRelay } from '../../shared/relay/memory-relay.ts';
import { median } from './measure.ts';
import { createCorpus } from './store-corpus.ts';

const mebibyte = 2 ** 20;
const largestFileMib = 50;
const perTransaction = 5_000;
const clientId = '1'.repeat(32) as ClientId;
const relayUrl = 'https://relay.example';
const measured = z.object({ seconds: z.number(), peakMib: z.number(), inUseMib: z.number() });

type Measured = z.output<typeof measured>;

export type LargeRecord = {
  readonly messages: number;
  readonly filesMib: number;
  readonly zip: Measured;
  readonly verify: Measured;
};

/** Medians of the seconds, and the most memory of all rounds. */
export type RecordOfMessages = {
  readonly messages: number;
  readonly json: Measured;
  readonly fhir: Measured;
  readonly verify: Measured;
};

export async function measureLargeRecord(folder: string, messages: number, filesMib: number): Promise<LargeRecord> {
  mkdirSync(join(folder, 'out'), { recursive: true });
  const place = await fillStore(folder, messages, filesMib);
  const zip = await measuredRun('export', [folder, JSON.stringify(place), 'zip']);
  const verify = await verified(folder);
  rmSync(folder, { recursive: true });
  return { messages, filesMib, zip, verify };
}

/** Messages alone: as JSON and as FHIR, each by itself, and a zip of every format verified; in turns. */
export async function measureFormats(folder: string, messages: number, rounds: number): Promise<RecordOfMessages> {
  mkdirSync(folder, { recursive: true });
  const place = JSON.stringify(await fillStore(folder, messages, 0));
  const taken: Omit<RecordOfMessages, 'messages'>[] = [];
  for (let round = 0; round < rounds; round += 1) {
    mkdirSync(join(folder, 'out'), { recursive: true });
    const json = await measuredRun('export', [folder, place, 'json']);
    const fhir = await measuredRun('export', [folder, place, 'fhir']);
    await measuredRun('export', [folder, place, 'zip']);
    taken.push({ json, fhir, verify: await verified(folder) });
    rmSync(join(folder, 'out'), { recursive: true });
  }
  rmSync(folder, { recursive: true });
  const all = (of: 'json' | 'fhir' | 'verify'): Measured => ({
    seconds: median(taken.map((one) => one[of].seconds)),
    peakMib: Math.max(...taken.map((one) => one[of].peakMib)),
    inUseMib: Math.max(...taken.map((one) => one[of].inUseMib)),
  });
  return { messages, json: all('json'), fhir: all('fhir'), verify: all('verify') };
}

function verified(folder: string): Promise<Measured> {
  const written = readdirSync(join(folder, 'out')).find((name) => name.endsWith('.zip')) ?? '';
  const verifier = join(repositoryRoot, 'dist', 'verifier', 'verify-record.mjs');
  return measuredRun('verify', [verifier, join(folder, 'out', written)]);
}

function measuredRun(what: 'export' | 'verify', args: readonly string[]): Promise<Measured> {
  const script = join(import.meta.dirname, 'record.child.ts');
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [script, what, ...args], { maxBuffer: 64 * mebibyte }, (fault, stdout, stderr) => {
      const last = stdout.trimEnd().split('\n').at(-1) ?? '';
      if (fault === null) resolve(measured.parse(JSON.parse(last)));
      else reject(new Error(`${what}: ${stderr}${stdout.slice(-500)}`));
    });
  });
}

/** One client who has joined, with messages put straight into the store and files given through the engine. */
async function fillStore(folder: string, messages: number, filesMib: number) {
  useFastPrimitives();
  const location = { path: join(folder, 'store.db'), key: systemRandom(32), vaultId: toHex(systemRandom(16)) };
  const mark = createStore({ ...location, epochId: toHex(systemRandom(16)), createdAt: 0 });
  const opened = openStore({ ...location, mark });
  if (opened.kind !== 'open') throw new Error(opened.problem);
  const { database } = opened.store;
  const kek = systemRandom(32);
  const files = createAttachmentFolder({
    database,
    path: join(folder, 'files'),
    kek: kek.slice(),
    random: systemRandom,
  });
  const relay = createMemoryRelay({ clock: systemClock, maxBlobBytesPerMailbox: 8 * 2 ** 30 });
  const engine = {
    ...{ relayAt: () => relay, clock: systemClock, random: systemRandom, appVersion: '0.0.0', joinCodeKey },
    ...{ receiptJitterMs: { min: 5_000, max: 60_000 }, sendsReadReceipts: () => true },
  };
  const store = createConversationStore(database);
  const therapist = createMessenger({ ...engine, role: 'therapist', store, attachments: { files, fetchUpToBytes: 0 } });
  const peerStore = createMemoryStore();
  const peer = createMessenger({ ...engine, role: 'client', store: peerStore });
  await therapist.start();
  await peer.start();
  database.command('INSERT INTO client (id, name, created_at) VALUES (?, ?, 0)').run(clientId, 'Ana');
  const invited = await therapist.therapist.invite({
    ...{ conversationId: clientId, relayUrl, pageUrl: `${relayUrl}/`, locale: 'en' },
    ...{ practiceName: 'P', therapistName: 'T', validForMs: 86_400_000 },
  });
  if (invited.kind !== 'created') throw new Error(invited.kind);
  const invite = await peer.client.openInvite(invited.link);
  if (invite.kind !== 'invite') throw new Error(invite.kind);
  await peer.client.join(invite.token, 'Ana');
  await until(async () => (await store.joins()).length > 0);
  const [asked] = await store.joins();
  await therapist.therapist.approveJoin(asked?.joinId ?? '', { name: 'T' });
  await until(async () => (await peerStore.sessions())[0]?.phase === 'open');

  for (let left = filesMib; left > 0; left -= largestFileMib) {
    const messageId = await give(therapist, Math.min(left, largestFileMib));
    await until(async () => (await store.attachment(clientId, messageId))?.state.kind === 'sent');
  }
  await therapist.stop();
  await peer.stop();

  const insert = database.command(`
    INSERT INTO entry (message_id, conversation_id, relationship_id, is_outgoing, sequence, type, is_shown, text,
      sent_at, stored_at, order_at, payload, chain_hash, delivery)
    VALUES (?, ?, ?, ?, ?, 1, 1, ?, ?, ?, ?, ?, ?, ?)`);
  const corpus = createCorpus(7);
  const now = Date.now();
  for (let from = 0; from < messages; from += perTransaction)
    database.transaction(() => {
      for (let number = from; number < Math.min(messages, from + perTransaction); number += 1) {
        const isOwn = number % 2;
        const at = now - (messages - number) * 1000;
        const { text, payload, chainHash } = corpus.message(number);
        const name = number.toString(16).padStart(32, '0');
        const delivery = isOwn === 1 ? 'read' : null;
        insert.run(name, clientId, clientId, isOwn, number + 1_000_000, text, at, at, at, payload, chainHash, delivery);
      }
    });
  files.close();
  opened.store.close();
  return { ...location, key: toHex(location.key), mark: toHex(mark), kek: toHex(kek), clientId };
}

/** Each with other bytes than the one before. */
async function give({ attachments }: Messenger, mebibytes: number) {
  const piece = new Uint8Array(randomBytes(mebibyte));
  const begun = await attachments.begin(clientId, { name: 'f.jpg', mime: 'image/jpeg', size: mebibytes * mebibyte });
  if (begun.kind !== 'begun') throw new Error(begun.kind);
  for (let part = 0; part < mebibytes; part += 1) await attachments.append(begun.messageId, piece);
  const queued = await attachments.finish(begun.messageId);
  if (queued.kind !== 'queued') throw new Error(queued.kind);
  return begun.messageId;
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 1));
}
