/** What is missing of the peer's chain: noticed, counted, asked for with growing patience, and answered when the peer asks (protocol.md 2.11). */
import type { ClientId, Timestamp } from '../domain/ids.ts';
import { type ContentBody, MAX_PAYLOAD_BYTES, payloadHash } from '../protocol/index.ts';
import { lookAfterFile } from './arrived-files.ts';
import type { Draft } from './draft.ts';
import type { Engine } from './engine.ts';
import { isLostEntry, lostBody } from './lost.ts';
import type { Outbox } from './outbox.ts';
import { clipRanges } from './ranges.ts';
import { RESEND_BYTES, sealContent, sealedChanges } from './sealing.ts';
import { mayTalk } from './states.ts';
import type { ConversationStore, Entry, Gap, Range, Session } from './store.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** A cell may overtake another for this long before anything is said or asked. */
const QUIET_MS = 30_000;
const FIRST_PAUSE_MS = 10 * MINUTE_MS;
/** Sequences in one request, and so cells in one answer: a fifth of what a mailbox holds. */
const MAX_ASKED = 100;
const MAX_RANGES = 64;
/** A peer that asks without end gets no more than this in a day; one that lost a month gets all of it. */
export const MAX_RESENDS_A_DAY = 2_000;
/** Entries read at once while answering. */
const PAGE = 50;

export type Gaps = {
  /** After a commit that may have opened or closed a gap. */
  schedule(session: Session): void;
  /** For what an earlier run missed, and for every pause that has passed. */
  scheduleAll(): Promise<void>;
};

export function createGaps(engine: Engine, outbox: Outbox): Gaps {
  const waiting = new Map<ClientId, () => void>();

  function schedule(session: Session): void {
    const { conversationId, gap } = session;
    waiting.get(conversationId)?.();
    waiting.delete(conversationId);
    if (gap === undefined || !mayTalk(session)) return;
    const cancel = engine.after(waitMs(gap, engine.now()), () => {
      waiting.delete(conversationId);
      engine.background(() => ask(conversationId));
    });
    waiting.set(conversationId, cancel);
  }

  function ask(conversationId: ClientId): Promise<void> {
    return engine.turns.run(conversationId, async () => {
      const session = await engine.store.session(conversationId);
      const now = engine.now();
      if (session?.gap === undefined || !mayTalk(session)) return;
      if (waitMs(session.gap, now) > 0) return schedule(session);
      const ranges = limited(missingRanges(session, await heldSequences(engine.store, session)));
      if (ranges.length === 0) return;
      const gap = { ...session.gap, asks: session.gap.asks + 1, waitsFrom: now };
      const body = { kind: 'resend-request', ranges } as const;
      const sealed = sealContent({ ...session, gap }, body, now, engine.ports.random);
      if (sealed === undefined) throw new Error('A request does not fit into a cell');
      await engine.store.commit(sealedChanges(sealed));
      outbox.add([sealed.item]);
      schedule(sealed.session);
    });
  }

  return {
    schedule,
    async scheduleAll() {
      for (const session of await engine.store.sessions()) schedule(session);
    },
  };
}

/** How long it still waits before it asks. A clock that was moved, either way, never makes it wait for longer. */
function waitMs(gap: Gap, now: Timestamp): number {
  const pauseMs = gap.asks === 0 ? QUIET_MS : Math.min(FIRST_PAUSE_MS * 4 ** (gap.asks - 1), DAY_MS);
  return Math.max(0, pauseMs - Math.abs(now - gap.waitsFrom));
}

async function heldSequences(store: ConversationStore, session: Session): Promise<readonly number[]> {
  return (await store.heldPayloads(session.relationshipId)).map(({ sequence }) => sequence);
}

/** Everything up to the highest known sequence that is neither in its place nor held. `held` is ascending. */
export function missingRanges({ gap, received }: Session, held: readonly number[]): readonly Range[] {
  if (gap === undefined) return [];
  const ranges: Range[] = [];
  let from = received.sequence + 1;
  for (const sequence of [...held, gap.upTo + 1]) {
    if (sequence < from || sequence > gap.upTo + 1) continue;
    if (sequence > from) ranges.push([from, sequence - 1]);
    from = sequence + 1;
  }
  return ranges;
}

/** The lowest of them, as many as one request asks for. */
function limited(ranges: readonly Range[]): readonly Range[] {
  const asked: Range[] = [];
  let left = MAX_ASKED;
  for (const [from, to] of ranges) {
    if (left === 0 || asked.length === MAX_RANGES) break;
    const end = Math.min(to, from + left - 1);
    asked.push([from, end]);
    left -= end - from + 1;
  }
  return asked;
}

/** Once all cells of a batch are placed: the session with its gap as it is now. */
export function noteGap(draft: Draft, receivedBefore: number): void {
  const { session, now } = draft;
  const { gap, ...whole } = session;
  const upTo = Math.max(draft.highest, gap?.upTo ?? 0);
  if (upTo <= session.received.sequence) {
    draft.session = whole;
    return;
  }
  const isProgress = session.received.sequence > receivedBefore;
  if (gap === undefined) draft.session = { ...session, gap: { since: now, upTo, asks: 0, waitsFrom: now } };
  else draft.session = { ...session, gap: { ...gap, upTo, ...(isProgress && { asks: 0, waitsFrom: now }) } };
}

/** The original payloads that the peer asked for, or their hashes, sealed anew; they leave with the draft's commit. */
export async function answerRequests(engine: Engine, draft: Draft): Promise<void> {
  if (draft.requested.length === 0 || !mayTalk(draft.session)) return;
  const { now } = draft;
  const earlier = draft.session.resends;
  const isSameDay = earlier !== undefined && Math.abs(now - earlier.since) < DAY_MS;
  const budget = isSameDay ? earlier : { since: now, count: 0 };
  const left = Math.min(MAX_ASKED, MAX_RESENDS_A_DAY - budget.count);
  const { relationshipId } = draft.session;
  const entries: Entry[] = [];
  for (const [from, to] of clipRanges(draft.requested, [1, draft.session.sent.sequence])) {
    for (let start = from; start <= to && entries.length < left; start += PAGE) {
      const end = Math.min(to, start + PAGE - 1);
      entries.push(...(await engine.store.entriesBetween(relationshipId, 'outgoing', start, end)));
    }
  }
  if (entries.length < left) entries.push(...(await standingForLost(engine, draft, entries)));
  for (const entry of entries.slice(0, Math.max(0, left))) {
    const sealed = sealContent(draft.session, resendOf(entry), now, engine.ports.random);
    if (sealed === undefined) throw new Error('A resend does not fit into a cell');
    draft.session = sealed.session;
    draft.answers.push(sealed);
    await lookAfterFile(engine, draft, entry);
  }
  draft.session = { ...draft.session, resends: { since: budget.since, count: budget.count + draft.answers.length } };
}

/** Where something was asked for that is not here either: the entry behind which the chain goes on. */
async function standingForLost(engine: Engine, draft: Draft, found: readonly Entry[]): Promise<readonly Entry[]> {
  const { relationshipId, sent } = draft.session;
  const there = new Set(found.map(({ sequence }) => sequence));
  for (const [from, to] of clipRanges(draft.requested, [1, sent.sequence])) {
    let missing = from;
    while (missing <= to && there.has(missing)) missing += 1;
    if (missing > to) continue;
    const behind = await engine.store.entriesBetween(relationshipId, 'outgoing', missing, missing + MAX_RESENDS_A_DAY);
    const standing = behind.find((entry) => isLostEntry(entry));
    return standing === undefined || there.has(standing.sequence) ? [] : [standing];
  }
  return [];
}

/** A resend that was lost and is too large for another around it: what it brought has a sequence of its own. */
function resendOf(entry: Entry): ContentBody {
  const { sequence, payload } = entry;
  if (isLostEntry(entry)) return lostBody('own', entry);
  if (entry.payloadHash !== undefined) return { kind: 'tombstone', seq: sequence, payloadHash: entry.payloadHash };
  if (payload.length <= MAX_PAYLOAD_BYTES - RESEND_BYTES) return { kind: 'resend', seq: sequence, payload };
  return { kind: 'tombstone', seq: sequence, payloadHash: payloadHash(payload) };
}
