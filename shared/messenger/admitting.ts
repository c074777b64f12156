/** Who knocks and who is let in: join cells at the therapist's end, and the one yes that closes the door (protocol.md 2.6). */
import type { ClientId, RelationshipId, Timestamp } from '../domain/ids.ts';
import { toHex } from '../language/bytes.ts';
import {
  acceptJoin,
  cellHash,
  commitToBundle,
  decodeBundle,
  encodeRatchet,
  encodeWelcome,
  type Hello,
  type InviteSecrets,
  type JoinAnswer,
  joinAnswerPlace,
  MAX_JOIN_ATTEMPTS,
  mailboxSealKey,
  openCell,
  type Session as ProtocolSession,
  sealJoinAnswer,
} from '../protocol/index.ts';
import type { StoredCell } from '../relay/relay.ts';
import { formerOf, goodbye, goodbyeChanges, neverLeft } from './ending.ts';
import { type Engine, isWorthRetrying } from './engine.ts';
import { addressOf, createMailboxes, type FreshMailboxes, freshMailboxes, mailboxesOf } from './own-mailboxes.ts';
import { closedInvite } from './inviting.ts';
import type { Messenger } from './messenger.ts';
import type { Outbox } from './outbox.ts';
import { type Receiving, SEEN_LIFETIME_MS } from './receiving.ts';
import { later, readRatchet, sealPayload } from './sealing.ts';
import type { Change, ComparedHow, ConversationEvent, Invite, PendingJoin, Profile, Session } from './store.ts';
import type { Watching } from './watching.ts';

const MAX_PENDING = 5;
/** Of a crowd that knocks while the relay takes nothing, no more are told. */
const MAX_ANSWERS_WAITING = 8;

export type Admitting = {
  /** Commits what knocks at an invite's mailbox, as `Receiving.take` does for a conversation's. */
  take(inviteId: string, cells: readonly StoredCell[]): Promise<void>;
  approve: Messenger['therapist']['approveJoin'];
  decline: Messenger['therapist']['declineJoin'];
};

export type AdmittingParts = {
  readonly outbox: Outbox;
  readonly watching: Watching;
  readonly receiving: Receiving;
  /** An invite was closed, or somebody is to be told: the relay has to learn of it. */
  readonly onChanged: () => void;
};

/** What a batch of knocks changes, until it is committed. */
type Knocks = {
  invite: Invite;
  readonly joins: PendingJoin[];
  readonly events: ConversationEvent['what'][];
  readonly seen: Set<string>;
};

type Approval = {
  readonly joinId: string;
  readonly own: Profile;
  readonly relayToken: string | undefined;
  readonly confirmed: ComparedHow | undefined;
};

export function createAdmitting(engine: Engine, { outbox, watching, receiving, onChanged }: AdmittingParts): Admitting {
  async function pendingOf(inviteId: string): Promise<readonly PendingJoin[]> {
    return (await engine.store.joins()).filter((join) => join.inviteId === inviteId);
  }

  async function takeKnock(knocks: Knocks, cell: Uint8Array, alreadyPending: number): Promise<void> {
    const { invite } = knocks;
    const hash = toHex(cellHash(cell));
    if (knocks.seen.has(hash) || (await engine.store.hasSeen(hash))) return;
    const opened = openCell(mailboxSealKey(invite.mailbox.capability), cell);
    // Only who holds the invite can seal a cell for it: what is not sealed is the relay's junk and no attempt.
    if (opened.kind === 'not-sealed-here') return receiving.countDropped();
    knocks.seen.add(hash);
    if (invite.phase !== 'open') return void knocks.events.push('attempt-on-used-invite');
    const body = opened.kind === 'cell' && opened.type === 'join' ? opened.body : undefined;
    if (alreadyPending + knocks.joins.length >= MAX_PENDING) return refuseCrowd(knocks, body);
    const psk = invite.code?.key;
    const accepted = body && acceptJoin({ secrets: secretsOf(invite), body, ...(psk && { psk }), nowMs: engine.now() });
    // A client that names another relay would have this app call whatever address it likes.
    const isHere = accepted?.kind === 'hello' && accepted.hello.mailbox.relayUrl === invite.mailbox.relayUrl;
    if (accepted?.kind === 'hello' && isHere) {
      knocks.joins.push(pendingJoin(engine, invite, accepted.hello, accepted.session));
      knocks.events.push('asked-to-join');
    } else if (accepted?.kind === 'refused' && accepted.reason === 'expired')
      knocks.events.push('attempt-on-used-invite');
    else countFailure(knocks, body);
  }

  function countFailure(knocks: Knocks, body: Uint8Array | undefined): void {
    receiving.countDropped();
    const failedAttempts = knocks.invite.failedAttempts + 1;
    knocks.invite = { ...knocks.invite, failedAttempts };
    knocks.events.push('undecipherable-join');
    const triesLeft = MAX_JOIN_ATTEMPTS - failedAttempts;
    if (triesLeft > 0) {
      if (knocks.invite.requiresCode) answer(knocks, body, { kind: 'wrong-code', triesLeft });
      return;
    }
    // Who made the last try is told by the invite being gone.
    knocks.invite = closedInvite(knocks.invite, 'revoked');
    knocks.events.push('invite-revoked');
  }

  /** Said once per batch, however many there are. */
  function refuseCrowd(knocks: Knocks, body: Uint8Array | undefined): void {
    receiving.countDropped();
    if (!knocks.events.includes('too-many-joins')) knocks.events.push('too-many-joins');
    answer(knocks, body, { kind: 'crowded' });
  }

  function answer(knocks: Knocks, body: Uint8Array | undefined, said: JoinAnswer): void {
    const { invite } = knocks;
    const { answers = [] } = invite;
    if (body === undefined || answers.length >= MAX_ANSWERS_WAITING) return;
    const place = joinAnswerPlace(commitToBundle(invite.bundle), body);
    const blob = sealJoinAnswer(place, said, engine.ports.random);
    knocks.invite = { ...invite, answers: [...answers, { blobId: place.blobId, blob }] };
  }

  async function admit({ joinId, own, relayToken, confirmed }: Approval) {
    const join = (await engine.store.joins()).find((candidate) => candidate.joinId === joinId);
    if (join === undefined) return { kind: 'gone' } as const;
    const { conversationId, inviteId } = join;
    const invite = (await engine.store.invites()).find((candidate) => candidate.inviteId === inviteId);
    if (invite === undefined) return { kind: 'gone' } as const;
    const before = await engine.store.session(conversationId);
    // 1. Mailboxes for this client alone.
    const { relayUrl } = invite.mailbox;
    const mailboxes = freshMailboxes(engine, relayUrl);
    const created = await createMailboxes(engine, mailboxes, { token: relayToken });
    if (created.kind !== 'done') return { kind: isWorthRetrying(created) ? 'relay-unreachable' : 'refused' } as const;
    // 2. The session, the welcome, and the end of the invite, together.
    const now = engine.now();
    const farewell = before && goodbye(before, engine);
    const opened = openSession(join, mailboxes, { now, before: farewell?.session ?? before });
    const welcome = encodeWelcome({
      mailboxes: [addressOf(mailboxes.own)],
      rescueMailbox: addressOf(mailboxes.rescue),
      devices: [],
      relationshipId: readRatchet(join.ratchet).ad.slice(0, 16),
      profile: {
        practiceName: own.practiceName ?? '',
        therapistName: own.name,
        phone: own.phone ?? '',
        emergencyText: own.emergencyText ?? '',
      },
    });
    const { session, item } = sealPayload(opened, welcome, now, engine.ports.random);
    const others = (await pendingOf(inviteId)).filter((other) => other.joinId !== joinId);
    const arrival = before === undefined ? 'joined' : 'rejoined';
    const assurance: ConversationEvent['what'][] =
      before === undefined || confirmed === undefined ? [] : [`confirmed-${confirmed}`];
    const events: ConversationEvent['what'][] = [
      arrival,
      ...assurance,
      ...others.map(() => 'attempt-on-used-invite' as const),
    ];
    await engine.store.commit([
      { kind: 'put-session', session },
      ...(farewell === undefined ? [] : goodbyeChanges(farewell)),
      ...(before === undefined ? [] : await neverLeft(engine, before)),
      { kind: 'put-outbox', item },
      ...[join, ...others].map((gone): Change => ({ kind: 'delete-join', joinId: gone.joinId })),
      { kind: 'put-invite', invite: closedInvite(invite, 'used') },
      ...eventChanges(conversationId, now, events),
    ]);
    // 3. Only now does anything leave.
    outbox.add([...(farewell === undefined ? [] : [farewell.item]), item]);
    engine.changed(conversationId);
    return { kind: 'approved' } as const;
  }

  return {
    async take(inviteId, cells) {
      const found = (await engine.store.invites()).find((invite) => invite.inviteId === inviteId);
      if (found === undefined) return;
      await engine.turns.run(found.conversationId, async () => {
        const invite = (await engine.store.invites()).find((candidate) => candidate.inviteId === inviteId);
        if (invite === undefined) return;
        const knocks: Knocks = { invite, joins: [], events: [], seen: new Set() };
        const alreadyPending = (await pendingOf(inviteId)).length;
        for (const { cell } of cells) await takeKnock(knocks, cell, alreadyPending);
        if (knocks.seen.size === 0) return;
        const now = engine.now();
        const forgetAt = (now + SEEN_LIFETIME_MS) as Timestamp;
        await engine.store.commit([
          ...(knocks.invite === invite ? [] : [{ kind: 'put-invite', invite: knocks.invite } as const]),
          ...knocks.joins.map((join): Change => ({ kind: 'put-join', join })),
          ...[...knocks.seen].map((hash): Change => ({ kind: 'put-seen', cellHash: hash, forgetAt })),
          ...eventChanges(invite.conversationId, now, knocks.events),
        ]);
        engine.changed(invite.conversationId);
        if (knocks.invite !== invite) onChanged();
      });
    },
    async approve(joinId, own, relayToken, confirmed) {
      const join = (await engine.store.joins()).find((candidate) => candidate.joinId === joinId);
      if (join === undefined) return { kind: 'gone' };
      const outcome = await engine.turns.run(join.conversationId, () => admit({ joinId, own, relayToken, confirmed }));
      if (outcome.kind === 'approved') {
        await watching.refresh();
        onChanged();
      }
      return outcome;
    },
    async decline(joinId) {
      const join = (await engine.store.joins()).find((candidate) => candidate.joinId === joinId);
      if (join === undefined) return;
      const { conversationId } = join;
      await engine.turns.run(conversationId, () =>
        engine.store.commit([
          { kind: 'delete-join', joinId },
          ...eventChanges(conversationId, engine.now(), ['join-declined']),
        ]),
      );
      engine.changed(conversationId);
    },
  };
}

function eventChanges(conversationId: ClientId, at: Timestamp, events: readonly ConversationEvent['what'][]): Change[] {
  return events.map((what): Change => ({ kind: 'append-event', event: { conversationId, at, what } }));
}

/** From the stored parts; the bundle is this end's own, so it decodes. */
function secretsOf(invite: Invite): InviteSecrets {
  const decoded = decodeBundle(invite.bundle);
  if (decoded.kind !== 'terms') throw new Error(`The stored bundle is ${decoded.kind}`);
  const { terms } = decoded;
  return {
    linkSecret: commitToBundle(invite.bundle),
    requiresCode: terms.requiresCode,
    inviteId: terms.inviteId,
    expiresAtSeconds: terms.expiresAtSeconds,
    identity: { secret: invite.identitySecret, public: terms.identity },
    oneTime: { secret: invite.oneTimeSecret, public: terms.oneTime },
    kem: { secret: invite.kemSecret, public: terms.kem },
    capability: terms.capability,
  };
}

function pendingJoin(engine: Engine, invite: Invite, hello: Hello, session: ProtocolSession): PendingJoin {
  return {
    joinId: engine.freshId(),
    inviteId: invite.inviteId,
    conversationId: invite.conversationId,
    name: hello.name,
    arrivedAt: engine.now(),
    relationshipId: toHex(session.relationshipId) as RelationshipId,
    ratchet: encodeRatchet(session.ratchet),
    identitySecret: session.identity.secret,
    identityPublic: session.identity.public,
    peerIdentity: session.peerIdentity,
    peerMailbox: hello.mailbox,
    ...(hello.rescueMailbox?.relayUrl === invite.mailbox.relayUrl && { peerRescue: hello.rescueMailbox }),
    transcript: session.th1,
  };
}

/** `before`: the session whose place it takes (protocol.md 2.14); its number counts no more, its mailboxes are given up. */
type Opening = { readonly now: Timestamp; readonly before: Session | undefined };

function openSession(join: PendingJoin, mailboxes: FreshMailboxes, { now, before }: Opening): Session {
  return {
    conversationId: join.conversationId,
    relationshipId: join.relationshipId,
    role: 'therapist',
    phase: 'open',
    ratchet: join.ratchet,
    identitySecret: join.identitySecret,
    identityPublic: join.identityPublic,
    peerIdentity: join.peerIdentity,
    ...mailboxesOf(mailboxes, now),
    peerMailbox: join.peerMailbox,
    ...(join.peerRescue && { peerRescue: join.peerRescue }),
    ...newbornProgress(join.transcript, now),
    peerProfile: { name: join.name },
    openedAt: now,
    ...(before && {
      safety: { kind: 'changed', at: now },
      lastOrderAt: {
        incoming: later(now, before.lastOrderAt.incoming),
        outgoing: later(now, before.lastOrderAt.outgoing),
      },
      formerMailboxes: formerOf(before, now),
    }),
  };
}

/** Both chains begin at th1 (protocol.md 2.11). */
export function newbornProgress(transcript: Uint8Array, now: Timestamp) {
  return {
    sent: { sequence: 0, hash: transcript },
    received: { sequence: 0, hash: transcript },
    acknowledged: 0,
    lastOrderAt: { incoming: now, outgoing: now },
    receiptDueAt: undefined,
    receiptsOwed: { delivered: [], read: [] },
    sentSinceStep: 0,
    lastStepAt: now,
    safety: { kind: 'unverified' },
    freeze: undefined,
  } as const;
}
