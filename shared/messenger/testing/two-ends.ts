/** Two engines and the relay between them, for tests: each end can die at a commit and be started again over its store. */
import type { ClientId } from '../../domain/ids.ts';
import { sameBytes, toHex } from '../../language/bytes.ts';
import type { RandomBytes } from '../../language/random.ts';
import { joinCodeKey } from '../../protocol/index.ts';
import { createMemoryRelay, type MemoryRelay } from '../../relay/memory-relay.ts';
import type { Relay } from '../../relay/relay.ts';
import { createMessenger } from '../create-messenger.ts';
import type { Messenger, MessengerEvent } from '../messenger.ts';
import type { ConversationStore, Entry, Role, Session } from '../store.ts';
import type { AttachmentFiles } from '../attachment-files.ts';
import { createFakeClock, type FakeClock } from './fake-clock.ts';
import { createMemoryFiles, type MemoryFiles } from './memory-files.ts';
import { createMemoryStore, type MemoryStore } from './memory-store.ts';

export const RELAY_URL = 'https://relay.example';
export const PAGE_URL = 'https://relay.example/';
export const CLIENT_ID = '00000000000000000000000000000c01' as ClientId;

export type End = {
  readonly role: Role;
  readonly store: MemoryStore;
  readonly files: MemoryFiles;
  messenger(): Messenger;
  events(): readonly MessengerEvent[];
  /** Dies at the n-th commit from now: just before it is written, or just after. */
  dieAtCommit(count: number, moment: 'before' | 'after'): void;
  /** Dies at the n-th call to its store or relay from now: before anything of it happens, or when all of it has. */
  dieAtCall(count: number, moment: 'before' | 'after'): void;
  isDead(): boolean;
  /** As a power cut does, at once. */
  kill(): void;
  /** A new engine over the same store; the old one, if it still lives, is cut off from everything at once. */
  restart(): Promise<void>;
  session(): Promise<Session>;
  texts(direction: Entry['direction']): Promise<readonly string[]>;
  /** Names of cells that left without being in the store's outbox, byte for byte, at that moment (protocol.md 2.13, P1). */
  leftUnsaved(): readonly string[];
};

export type TwoEnds = {
  readonly clock: FakeClock;
  readonly relay: MemoryRelay;
  readonly therapist: End;
  readonly client: End;
  stop(): Promise<void>;
};

/** The same bytes for the same seed, so that a failing run can be run again. */
export function seededRandom(seed: number): RandomBytes {
  let state = seed >>> 0 || 1;
  return (length) =>
    Uint8Array.from({ length }, () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return (state >>> 24) ^ ((state >>> 11) & 0xff);
    });
}

export type TwoEndsOptions = {
  readonly seed?: number;
  readonly random?: RandomBytes;
  readonly sendsReadReceipts?: () => boolean;
  readonly onFault?: (fault: unknown) => void;
  /** Incoming files up to this size are fetched without being asked for; absent: all. */
  readonly fetchUpToBytes?: number;
  readonly storeOf?: (role: Role, store: MemoryStore) => ConversationStore;
  readonly relayOptions?: Partial<Parameters<typeof createMemoryRelay>[0]>;
};

export function createTwoEnds(options: TwoEndsOptions = {}): TwoEnds {
  const clock = createFakeClock();
  const relay = createMemoryRelay({ clock, ...options.relayOptions });
  const random = options.random ?? seededRandom(options.seed ?? 1);
  const therapist = createEnd('therapist', clock, relay, random, options);
  const client = createEnd('client', clock, relay, random, options);
  return {
    clock,
    relay,
    therapist,
    client,
    async stop() {
      await Promise.all([therapist, client].map((end) => end.messenger().stop()));
    },
  };
}

export function createEnd(
  role: Role,
  clock: FakeClock,
  relay: Relay,
  random: RandomBytes,
  options: TwoEndsOptions = {},
  store: MemoryStore = createMemoryStore(),
  files: MemoryFiles = createMemoryFiles(),
): End {
  const events: MessengerEvent[] = [];
  const leftUnsaved: string[] = [];
  let life: Life = { isDead: true };
  let commitsLeft: number | undefined;
  let moment: 'before' | 'after' = 'before';

  function boot(): Messenger {
    const own: Life = { isDead: false };
    life = own;
    commitsLeft = undefined;
    const guarded = mortalStore(options.storeOf?.(role, store) ?? store, own, async (write) => {
      if (commitsLeft !== undefined) commitsLeft -= 1;
      const isLast = commitsLeft === 0;
      if (isLast && moment === 'before') own.isDead = true;
      else await write();
      if (isLast) own.isDead = true;
    });
    const reachable = mortalRelay(relay, own, async (cellId, cell) => {
      const saved = (await store.outbox()).some((item) => item.cellId === cellId && sameBytes(item.cell, cell));
      if (!saved) leftUnsaved.push(cellId);
    });
    const messenger = createMessenger({
      role,
      store: guarded,
      attachments: { files: mortalFiles(files, own), fetchUpToBytes: options.fetchUpToBytes ?? 2 ** 40 },
      relayAt: () => reachable,
      clock: {
        now: () => clock.now(),
        after: (delayMs, run) => clock.after(delayMs, () => own.isDead || run()),
      },
      random,
      appVersion: '0.0.0',
      joinCodeKey,
      receiptJitterMs: { min: 5_000, max: 60_000 },
      sendsReadReceipts: options.sendsReadReceipts ?? (() => true),
      ...(options.onFault && { onFault: options.onFault }),
    });
    messenger.onEvent((event) => events.push(event));
    return messenger;
  }

  let messenger = boot();
  return {
    role,
    store,
    files,
    messenger: () => messenger,
    events: () => events,
    dieAtCommit(count, when) {
      commitsLeft = count;
      moment = when;
    },
    dieAtCall(count, when) {
      life.end = { callsLeft: count, moment: when };
    },
    isDead: () => life.isDead,
    kill() {
      life.isDead = true;
    },
    leftUnsaved: () => leftUnsaved,
    async restart() {
      life.isDead = true;
      messenger = boot();
      await messenger.start();
    },
    async session() {
      const [session] = await store.sessions();
      if (session === undefined) throw new Error(`The ${role} has no session`);
      return session;
    },
    async texts(direction) {
      const entries = store.entries().filter((entry) => entry.direction === direction && entry.type === 1);
      return entries.sort((a, b) => a.sequence - b.sequence).map((entry) => entry.text ?? '');
    },
  };
}

type Life = { isDead: boolean; end?: { callsLeft: number; readonly moment: 'before' | 'after' } };

/** Once dead, nothing is answered any more: as a process that was killed never learns how its call ended. */
async function whileAlive<Outcome>(life: Life, call: () => Promise<Outcome>): Promise<Outcome> {
  if (life.isDead) return forever();
  const { end } = life;
  if (end !== undefined) end.callsLeft -= 1;
  const isLast = end?.callsLeft === 0;
  if (isLast && end.moment === 'before') life.isDead = true;
  if (life.isDead) return forever();
  const outcome = await call();
  if (isLast) life.isDead = true;
  return life.isDead ? forever() : outcome;
}

function forever(): Promise<never> {
  return new Promise(() => undefined);
}

function mortalStore(
  store: ConversationStore,
  life: Life,
  committing: (write: () => Promise<void>) => Promise<void>,
): ConversationStore {
  const alive = <Outcome>(call: () => Promise<Outcome>) => whileAlive(life, call);
  return {
    sessions: () => alive(() => store.sessions()),
    session: (id) => alive(() => store.session(id)),
    invites: () => alive(() => store.invites()),
    joins: () => alive(() => store.joins()),
    entry: (id, messageId) => alive(() => store.entry(id, messageId)),
    entriesBetween: (id, direction, from, to) => alive(() => store.entriesBetween(id, direction, from, to)),
    outbox: () => alive(() => store.outbox()),
    hasSeen: (hash) => alive(() => store.hasSeen(hash)),
    heldPayloads: (id) => alive(() => store.heldPayloads(id)),
    attachment: (id, messageId) => alive(() => store.attachment(id, messageId)),
    attachmentsAtWork: () => alive(() => store.attachmentsAtWork()),
    commit: (changes) =>
      alive(async () => {
        // A disk takes its time, in which whatever does not wait for it runs ahead.
        for (let pause = 0; pause < 50; pause += 1) await Promise.resolve();
        await committing(() => store.commit(changes));
      }),
  };
}

function mortalFiles(files: AttachmentFiles, life: Life): AttachmentFiles {
  const alive = <Outcome>(call: () => Promise<Outcome>) => whileAlive(life, call);
  return {
    put: (fileId, part, sealed) => alive(() => files.put(fileId, part, sealed)),
    get: (fileId, part) => alive(() => files.get(fileId, part)),
    finish: (fileId, parts) => alive(() => files.finish(fileId, parts)),
    remove: (fileId) => alive(() => files.remove(fileId)),
  };
}

function mortalRelay(relay: Relay, life: Life, onSend: (cellId: string, cell: Uint8Array) => Promise<void>): Relay {
  const alive = <Outcome>(call: () => Promise<Outcome>) => whileAlive(life, call);
  return {
    info: () => alive(() => relay.info()),
    createMailbox: (mailbox) => alive(() => relay.createMailbox(mailbox)),
    send: (sender, id, cell) =>
      alive(async () => {
        await onSend(toHex(id), cell);
        return relay.send(sender, id, cell);
      }),
    fetch: (reader, after) => alive(() => relay.fetch(reader, after)),
    acknowledge: (reader, upTo) => alive(() => relay.acknowledge(reader, upTo)),
    deleteMailbox: (reader) => alive(() => relay.deleteMailbox(reader)),
    putBlob: (owner, id, hash, blob) => alive(() => relay.putBlob(owner, id, hash, blob)),
    getBlob: (id, maxBytes) => alive(() => relay.getBlob(id, maxBytes)),
    deleteBlob: (id, token) => alive(() => relay.deleteBlob(id, token)),
    watch: (readers, onEvent) => relay.watch(readers, (event) => life.isDead || onEvent(event)),
  };
}

export const PRACTICE = {
  name: 'Ana Ruiz',
  practiceName: 'Practice at the Park',
  phone: '+34 600 000 000',
  emergencyText: 'Call 112.',
};

/** Makes an invite and returns its link. */
export async function inviteClient(ends: Pick<TwoEnds, 'therapist'>, validForMs = 7 * 86_400_000): Promise<string> {
  return (await makeInvite(ends, { validForMs })).link;
}

/** An invite whose code is said on another channel. */
export async function inviteByCode(ends: Pick<TwoEnds, 'therapist'>): Promise<{ link: string; code: string }> {
  const { link, code } = await makeInvite(ends, { requiresCode: true });
  if (code === undefined) throw new Error('The invite has no code');
  return { link, code };
}

async function makeInvite(ends: Pick<TwoEnds, 'therapist'>, wanted: { validForMs?: number; requiresCode?: boolean }) {
  const outcome = await ends.therapist.messenger().therapist.invite({
    conversationId: CLIENT_ID,
    relayUrl: RELAY_URL,
    pageUrl: PAGE_URL,
    practiceName: PRACTICE.practiceName,
    therapistName: PRACTICE.name,
    locale: 'en',
    validForMs: 7 * 86_400_000,
    ...wanted,
  });
  if (outcome.kind !== 'created') throw new Error(`The invite was ${outcome.kind}`);
  return outcome;
}

export async function askToJoin(end: End, link: string, name = 'Bo', typed?: string): Promise<string> {
  const opened = await end.messenger().client.openInvite(link);
  if (opened.kind !== 'invite') return opened.kind;
  return (await end.messenger().client.join(opened.token, name, typed === undefined ? undefined : { typed })).kind;
}

export async function approveFirst(ends: Pick<TwoEnds, 'therapist'>): Promise<string> {
  const [join] = await ends.therapist.store.joins();
  if (join === undefined) throw new Error('Nobody asked to join');
  return (await ends.therapist.messenger().therapist.approveJoin(join.joinId, PRACTICE)).kind;
}

/** Both ends started, joined, and quiet. */
export async function joinedEnds(options: TwoEndsOptions = {}): Promise<TwoEnds> {
  const ends = createTwoEnds(options);
  await ends.therapist.messenger().start();
  await ends.client.messenger().start();
  const link = await inviteClient(ends);
  await askToJoin(ends.client, link);
  await ends.clock.advance(1_000);
  await approveFirst(ends);
  await ends.clock.advance(5_000);
  return ends;
}

/** Both ends started, and nothing between them yet. */
export async function startedEnds(options: TwoEndsOptions = {}): Promise<TwoEnds> {
  const ends = createTwoEnds(options);
  await Promise.all([ends.therapist.messenger().start(), ends.client.messenger().start()]);
  return ends;
}

/** Somebody else's browser. */
export async function secondClient({ clock, relay }: TwoEnds, seed = 1234): Promise<End> {
  const end = createEnd('client', clock, relay, seededRandom(seed));
  await end.messenger().start();
  return end;
}

/** Texts into the one conversation of an end, and what became of the last. */
export async function write(end: End, ...texts: readonly string[]): Promise<string> {
  const { conversationId } = await end.session();
  let kind = '';
  for (const text of texts) kind = (await end.messenger().sendText(conversationId, text)).kind;
  return kind;
}

/** What the person at that end is told of, in order. */
export function whatsAt(end: End): readonly string[] {
  return end.store.events().map((event) => event.what);
}

/** What the therapist is told of, in order. */
export function eventsOf({ therapist }: TwoEnds): readonly string[] {
  return whatsAt(therapist);
}
