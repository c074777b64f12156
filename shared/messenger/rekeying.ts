/** A fresh ratchet between the same two identities, after a restore or a gap that is too wide (protocol.md 2.13). */
import type { ClientId, Timestamp } from '../domain/ids.ts';
import { fromHex, toHex } from '../language/bytes.ts';
import {
  answerRekey,
  type CellType,
  decodePendingRekey,
  decodeRekeyInfo,
  encodePendingRekey,
  encodeRatchet,
  encodeRekeyInfo,
  finishRekey,
  FORMER_RATCHET_LIFETIME_MS,
  latestRekeyEpoch,
  mailboxSealKey,
  mayRekeyAutomatically,
  nextRekeyEpoch,
  type PendingRekey,
  type RatchetState,
  type RekeyInfo,
  type RekeyParties,
  type RekeyTerms,
  resolveSimultaneous,
  sealCell,
  startRekey,
} from '../protocol/index.ts';
import type { Draft } from './draft.ts';
import type { Engine } from './engine.ts';
import type { Outbox } from './outbox.ts';
import type { QueuedCell } from './sealing.ts';
import { withNewestMailbox } from './rotating.ts';
import { contradicted, settle, untouched } from './settling.ts';
import type { Change, PeerMailbox, Rekeying, Session } from './store.ts';
import type { Watching } from './watching.ts';

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;
/** How long an own re-key waits for its answer before the next; a peer may be away for days. */
const PAUSES_MS = [0, HOUR_MS, 6 * HOUR_MS, DAY_MS] as const;
/** How long a restored store that has answered waits for the peer's first word before it begins a re-key of its own. */
const PROOF_MS = 10 * 60_000;
/** Each costs this end a handshake: an honest peer begins four by itself and a few by hand. */
const MAX_ANSWERED_A_DAY = 8;

export type Rekeys = {
  /** In every round: begins what is wanted, again after a pause where nobody answered. */
  tend(): Promise<void>;
};

export function createRekeys(engine: Engine, outbox: Outbox, watching: Watching): Rekeys {
  /** Of those that an earlier run began, the answer may be waiting, and the next attempt would make it worthless. */
  const looked = new Set<ClientId>();

  function begin(conversationId: ClientId): Promise<void> {
    return engine.turns.run(conversationId, async () => {
      const stored = await engine.store.session(conversationId);
      const now = engine.now();
      if (stored === undefined || !isDue(stored, now)) return;
      const ready = withoutAnswer(stored);
      const session = ready.rekey?.wanted === 'restored' ? await withNewestMailbox(engine, ready) : ready;
      const rekey = session.rekey ?? untouched;
      const begun = pendingOf(session)?.epoch ?? 0;
      // One that a wrong clock put days ahead is taken by nobody before its time: behind it, all others would wait as long.
      const lastEpoch = Math.max(rekey.lastEpoch, begun > latestRekeyEpoch(now) ? 0 : begun);
      const terms: RekeyTerms = { ...partiesOf(session), lastEpoch, nowMs: now, info: infoOf(session) };
      const { body, pending } = startRekey(terms, engine.ports.random);
      // The mailbox that an old store knows may be given up; the rescue mailbox never is.
      const isRetry = rekey.pending !== undefined;
      const places = session.peerRescue && isRetry ? [session.peerMailbox, session.peerRescue] : [session.peerMailbox];
      const items = places.map((to) => cellOf(session, to, 'rekey1', body, engine));
      const renewed: Session = {
        ...session,
        rekey: { ...rekey, startedAt: [...recent(rekey.startedAt, now), now], pending: encodePendingRekey(pending) },
      };
      await engine.store.commit([
        { kind: 'put-session', session: renewed },
        ...items.map((item): Change => ({ kind: 'put-outbox', item })),
      ]);
      outbox.add(items);
      engine.changed(conversationId);
    });
  }

  function forgetFormer(conversationId: ClientId): Promise<void> {
    return engine.turns.run(conversationId, async () => {
      const session = await engine.store.session(conversationId);
      if (session?.rekey === undefined || !isFormerOver(session, engine.now())) return;
      const { former: _over, ...rekey } = session.rekey;
      await engine.store.commit([{ kind: 'put-session', session: { ...session, rekey } }]);
    });
  }

  return {
    async tend() {
      for (const session of await engine.store.sessions()) {
        if (engine.isStopped()) return;
        const { conversationId } = session;
        if (isFormerOver(session, engine.now())) await forgetFormer(conversationId);
        const isWaiting = session.rekey?.pending !== undefined && !looked.has(conversationId);
        looked.add(conversationId);
        // The answer may come there, and a next attempt would make it worthless: two apps that are open together for
        // minutes a day would miss each other for ever.
        const reading = session.rekey?.pending === undefined ? undefined : watching.collectRescue(conversationId);
        if (isWaiting || !isDue(session, engine.now())) continue;
        await reading;
        await begin(conversationId);
        await watching.refresh();
      }
    },
  };
}

function isDue({ phase, freeze: frozen, rekey }: Session, now: Timestamp): boolean {
  if (phase !== 'open' || frozen !== undefined || rekey?.wanted === undefined) return false;
  if (rekey.answered !== undefined && Math.abs(now - rekey.answered.at) < PROOF_MS) return false;
  const started = recent(rekey.startedAt, now);
  if (!mayRekeyAutomatically(started, now)) return false;
  const last = started.at(-1);
  return last === undefined || Math.abs(now - last) >= (PAUSES_MS[started.length] ?? DAY_MS);
}

function recent(times: readonly Timestamp[], now: Timestamp): readonly Timestamp[] {
  return times.filter((at) => Math.abs(now - at) < DAY_MS);
}

/**
 * The session is to be renewed; nothing is sent in it until then. A re-key that a copy holds as begun was begun in
 * another life, which may have gone on from its answer: it is begun anew.
 */
export function wantRekey(session: Session, reason: NonNullable<Rekeying['wanted']>): Session {
  const { rekey = untouched, ...rest } = withoutAnswer(session);
  if (reason === 'restored') {
    const { pending: _begun, ...kept } = rekey;
    return { ...rest, rekey: { ...kept, wanted: reason } };
  }
  return rekey.wanted === undefined ? { ...session, rekey: { ...rekey, wanted: reason } } : session;
}

/** An answer that the peer has not spoken after is given up; nothing was sealed with its ratchet. */
function withoutAnswer(session: Session): Session {
  if (session.rekey?.answered === undefined) return session;
  const { answered: _unproven, former, ...rekey } = session.rekey;
  return { ...session, ratchet: former?.ratchet ?? session.ratchet, rekey };
}

/**
 * The peer begins. Nothing changes unless it proved who it is. Where the two tell different stories, the answer names a
 * place at which they do, so that the peer sees it too: a fork is said on both sides, also by one that froze before.
 */
export async function takeRekey(engine: Engine, draft: Draft, body: Uint8Array): Promise<boolean> {
  const { session, now } = draft;
  const rekey = session.rekey ?? untouched;
  if (session.phase !== 'open') return false;
  if (recent(rekey.answeredAt, now).length >= MAX_ANSWERED_A_DAY) return false;
  const isFrozen = session.freeze !== undefined;
  const pending = isFrozen ? undefined : pendingOf(session);
  if (pending !== undefined && resolveSimultaneous(pending, body).kind !== 'theirs-wins') return false;
  // What was begun before now may have been answered in another life: this one begins its own, which the peer answers.
  const isRestored = rekey.wanted === 'restored';
  const isUntold = pending === undefined && rekey.answered === undefined && !isFrozen;
  if (isRestored && isUntold && epochOf(body) < nextRekeyEpoch(rekey.lastEpoch, now)) return false;
  const info = infoOf(session);
  const terms: RekeyTerms = { ...partiesOf(session), lastEpoch: rekey.lastEpoch, nowMs: now, info };
  const first = answerRekey(terms, body, engine.ports.random);
  if (first.kind !== 'accepted') return false;
  const otherStands = await contradicted(engine, draft, info, first.info);
  if (isFrozen && otherStands === undefined) return false;
  const told = otherStands && { ...terms, info: { ...info, ...otherStands } };
  const answer = told === undefined ? first : answerRekey(told, body, engine.ports.random);
  if (answer.kind !== 'accepted') return false;
  // A restored peer may have rotated to the mailbox known here after its backup, and know nothing of it.
  for (const to of session.peerRescue ? [session.peerMailbox, session.peerRescue] : [session.peerMailbox]) {
    draft.cells.push(cellOf(session, to, 'rekey2', answer.body, engine));
  }
  const answeredAt = [...recent(rekey.answeredAt, now), now];
  if (isFrozen) {
    draft.session = { ...session, rekey: { ...rekey, answeredAt } };
    return true;
  }
  draft.session = renewed(withoutAnswer(session), { ratchet: answer.ratchet, epoch: answer.epoch, answeredAt }, now);
  if (isRestored && otherStands === undefined) draft.session = unproven(draft.session, answer.info, now);
  else await settle(engine, draft, info, answer.info);
  return true;
}

/**
 * Another life of this store may have answered the same re-key, and the peer may have gone on from that answer: it
 * stays a restored store until the peer has spoken in the session that this answer made.
 */
function unproven(session: Session, info: RekeyInfo, now: Timestamp): Session {
  const { rekey = untouched } = session;
  return {
    ...session,
    rekey: { ...rekey, wanted: 'restored', answered: { at: now, info: encodeRekeyInfo(info) } },
  };
}

/** The peer has spoken in the session in force: an answer that waited for it holds. */
export async function takeProof(engine: Engine, draft: Draft): Promise<void> {
  const { session } = draft;
  const peer = session.rekey?.answered && decodeRekeyInfo(session.rekey.answered.info);
  if (session.rekey === undefined || peer === undefined) return;
  const own = infoOf(session);
  const { answered: _proven, wanted: _done, ...rekey } = session.rekey;
  draft.session = { ...session, rekey };
  await settle(engine, draft, own, peer);
}

/** The peer answers the own re-key. */
export async function takeRekeyAnswer(engine: Engine, draft: Draft, body: Uint8Array): Promise<boolean> {
  const { session, now } = draft;
  const pending = pendingOf(session);
  if (session.phase !== 'open' || session.freeze !== undefined) return false;
  const finished = pending && finishRekey(pending, body, now);
  if (finished?.kind !== 'renewed') return takeOvertaking(draft, pending, body);
  const info = infoOf(session);
  const { answeredAt } = session.rekey ?? untouched;
  const otherStands = await contradicted(engine, draft, info, finished.info);
  draft.session = renewed(session, { ratchet: finished.ratchet, epoch: finished.epoch, answeredAt }, now);
  await settle(engine, draft, info, finished.info);
  if (otherStands === undefined) return true;
  // The peer may reach less far in what differs, and not see it: it is told where.
  const told: RekeyInfo = { ...info, ...otherStands, reason: 'fork' };
  const terms: RekeyTerms = { ...partiesOf(session), lastEpoch: finished.epoch, nowMs: now, info: told };
  draft.cells.push(cellOf(session, session.peerMailbox, 'rekey1', startRekey(terms, engine.ports.random).body, engine));
  return true;
}

/**
 * The peer answered another re-key, later than any that is known here: one that another life of this side began, and
 * that the relay held back, or a peer's clock, until now. The peer speaks in a session whose keys nobody holds; only a
 * re-key of a higher epoch brings it back. Whoever holds the mailbox's capability can have written this, so nothing is
 * taken from it but the number, within what a peer may have answered, and that this side begins anew: as seldom as
 * always, and the peer goes on only from what both identities prove. Raised, the epoch refuses more, never less.
 */
function takeOvertaking(draft: Draft, pending: PendingRekey | undefined, body: Uint8Array): boolean {
  const { session, now } = draft;
  const rekey = session.rekey ?? untouched;
  const epoch = epochOf(body);
  if (epoch <= Math.max(rekey.lastEpoch, pending?.epoch ?? 0) || epoch > latestRekeyEpoch(now)) return false;
  draft.session = wantRekey({ ...session, rekey: { ...rekey, lastEpoch: epoch } }, 'too-many-missing');
  return true;
}

/** The first four bytes, whoever wrote them; 0 where there are fewer. */
function epochOf(body: Uint8Array): number {
  return body.length < 4 ? 0 : new DataView(body.buffer, body.byteOffset, 4).getUint32(0);
}

type Renewal = { readonly ratchet: RatchetState; readonly epoch: number; readonly answeredAt: readonly Timestamp[] };

/** The former ratchet goes on opening what was under way, and never seals again. */
function renewed(session: Session, { ratchet, epoch, answeredAt }: Renewal, now: Timestamp): Session {
  const until = (now + FORMER_RATCHET_LIFETIME_MS) as Timestamp;
  const { lost } = session.rekey ?? untouched;
  return {
    ...session,
    ratchet: encodeRatchet(ratchet),
    rekey: {
      lastEpoch: Math.max(epoch, session.rekey?.lastEpoch ?? 0),
      startedAt: session.rekey?.startedAt ?? [],
      answeredAt,
      ...(lost && { lost }),
      former: { ratchet: session.ratchet, until },
    },
    sentSinceStep: 0,
    lastStepAt: now,
  };
}

/** The ratchet that was in force before, while messages sealed with it may still be under way. */
export function formerRatchetOf({ rekey }: Session, now: Timestamp): Uint8Array | undefined {
  const former = rekey?.former;
  return former !== undefined && former.until > now ? former.ratchet : undefined;
}

/** Its keys go as well, unless it may still have to come back into force. */
function isFormerOver({ rekey }: Session, now: Timestamp): boolean {
  return rekey?.former !== undefined && rekey.answered === undefined && rekey.former.until <= now;
}

function pendingOf({ rekey }: Session): PendingRekey | undefined {
  if (rekey?.pending === undefined) return undefined;
  const decoded = decodePendingRekey(rekey.pending);
  return decoded.kind === 'pending' ? decoded.pending : undefined;
}

function infoOf({ rekey, sent, received }: Session): RekeyInfo {
  const lost = rekey?.lost;
  return {
    reason: rekey?.wanted ?? 'other',
    sent: { seq: sent.sequence, hash: sent.hash },
    received: { seq: received.sequence, hash: received.hash },
    ...(lost && { lost: [lost.next, lost.upTo] }),
  };
}

function partiesOf(session: Session): RekeyParties {
  const relationshipId = fromHex(session.relationshipId);
  if (relationshipId === undefined) throw new Error('A relationship is named in hexadecimal');
  return {
    role: session.role,
    relationshipId,
    identity: { secret: session.identitySecret, public: session.identityPublic },
    peerIdentity: session.peerIdentity,
  };
}

function cellOf(
  { conversationId }: Session,
  to: PeerMailbox,
  type: CellType,
  body: Uint8Array,
  engine: Engine,
): QueuedCell {
  const { random } = engine.ports;
  const cell = sealCell(mailboxSealKey(to.capability), type, body, random);
  if (cell === undefined) throw new Error('A re-key does not fit into a cell');
  const queuedAt = engine.now();
  return { cellId: toHex(random(16)), conversationId, messageId: undefined, to, cell, queuedAt };
}
