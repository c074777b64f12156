/** Puts the parts together: one engine, the same at both ends of a conversation. */
import type { ClientId } from '../domain/ids.ts';
import { safetyNumber } from '../protocol/index.ts';
import { createAdmitting } from './admitting.ts';
import { createAttachments } from './attachments.ts';
import { createEnding } from './ending.ts';
import { createEngine, type Engine, FIRST_RETRY_MS, LAST_RETRY_MS } from './engine.ts';
import { createForms } from './forms.ts';
import { createGaps } from './gaps.ts';
import { createHeartbeat } from './heartbeat.ts';
import { createInviting } from './inviting.ts';
import { createJoining } from './joining.ts';
import type { Messenger, MessengerPorts, SafetyNumber } from './messenger.ts';
import { createOutbox } from './outbox.ts';
import { createReceipts } from './receipts.ts';
import { createReceiving } from './receiving.ts';
import { createRekeys } from './rekeying.ts';
import { createRotating } from './rotating.ts';
import { createSending } from './sending.ts';
import type { ConversationEvent, Session } from './store.ts';
import { createWatching, isAtRelay } from './watching.ts';

/** Watching tells at once; this is for what it missed, and for all that time brings: expiry, withdrawal, old hashes. */
const ROUND_MS = { min: 45_000, max: 75_000 };
const FORGET_EVERY_MS = 24 * 60 * 60 * 1000;

export function createMessenger(ports: MessengerPorts): Messenger {
  const engine = createEngine(ports);
  const outbox = createOutbox(engine);
  const receipts = createReceipts(engine, outbox);
  const gaps = createGaps(engine, outbox);
  const attachments = createAttachments(engine, outbox, receipts);
  const receiving = createReceiving(engine, { outbox, receipts, gaps, attachments });
  const sending = createSending(engine, outbox, receipts);
  const forms = createForms(engine, sending);
  const watching = createWatching(engine, {
    take: (owner, cells) =>
      owner.kind === 'session' ? receiving.take(owner, cells) : admitting.take(owner.inviteId, cells),
    wasFull: (conversationId) => receiving.noteFull(conversationId),
  });
  const admitting = createAdmitting(engine, { outbox, watching, receiving, onChanged: () => rounds.now() });
  const inviting = createInviting(engine, watching);
  const joining = createJoining(engine, outbox, watching);
  const heartbeat = createHeartbeat(engine, outbox);
  const ending = createEnding(engine, outbox, watching);
  const rekeys = createRekeys(engine, outbox, watching);
  const rotating = createRotating(engine, outbox, watching);
  const rounds = createRounds(engine, async () => {
    watching.collectAll();
    await receipts.scheduleAll();
    await gaps.scheduleAll();
    await rekeys.tend();
    await heartbeat.tend();
    await joining.tend();
    await attachments.tend();
    const unfinished = [await rotating.tend(), await ending.tend(), await inviting.tend()];
    return unfinished.includes(true);
  });
  const numbers = new Map<string, readonly string[]>();

  return {
    async start() {
      await outbox.load();
      await watching.refresh();
      rounds.begin();
    },
    async stop() {
      watching.stop();
      await engine.stop();
    },
    onEvent: engine.onEvent,
    sendText: sending.sendText,
    edit: sending.edit,
    retract: sending.retract,
    react: sending.react,
    markRead: receipts.markRead,
    attachments,
    async safetyNumber(conversationId) {
      const session = await engine.store.session(conversationId);
      if (session === undefined) return undefined;
      const groups = numbers.get(session.relationshipId) ?? groupsOf(session);
      numbers.set(session.relationshipId, groups);
      return { groups, state: session.safety };
    },
    end: ending.end,
    async takeLeave(conversationId, isPatient) {
      for (const join of await engine.store.joins())
        if (join.conversationId === conversationId) await admitting.decline(join.joinId);
      for (const invite of await engine.store.invites())
        if (invite.conversationId === conversationId) await inviting.revoke(invite.inviteId);
      outbox.retryNow();
      await ending.leave(conversationId, isPatient);
      await inviting.tend();
      return await isForgotten(engine, conversationId);
    },
    async erase(conversationId, remove) {
      await engine.turns.run(conversationId, async () => remove());
      outbox.drop(conversationId);
      await watching.refresh();
    },
    setVerified: (conversationId, by, how) =>
      engine.turns.run(conversationId, async () => {
        const session = await engine.store.session(conversationId);
        if (session === undefined) return;
        const at = engine.now();
        const safety: SafetyNumber['state'] =
          by === undefined ? { kind: 'unverified' } : { kind: 'verified', at, by, ...(how && { how }) };
        const event: ConversationEvent = { conversationId, at, what: 'verified' };
        await engine.store.commit([
          { kind: 'put-session', session: { ...session, safety } },
          ...(by === undefined ? [] : [{ kind: 'append-event', event } as const]),
        ]);
        engine.changed(conversationId);
      }),
    retryNow() {
      outbox.retryNow();
      attachments.retryNow();
      rounds.now();
    },
    droppedCells: receiving.droppedCells,
    therapist: {
      invite: inviting.invite,
      async revokeInvite(inviteId) {
        await inviting.revoke(inviteId);
        rounds.now();
      },
      approveJoin: admitting.approve,
      declineJoin: admitting.decline,
      async publishProfile(own) {
        const { name, practiceName = '', phone = '', emergencyText = '' } = own;
        const profile = { therapistName: name, practiceName, phone, emergencyText };
        for (const { conversationId } of await engine.store.sessions()) {
          await sending.send(conversationId, { kind: 'profile', profile });
        }
      },
      sendForm: forms.sendForm,
    },
    client: {
      inspectLink: joining.inspectLink,
      openInvite: joining.openInvite,
      join: joining.join,
      answerForm: forms.answerForm,
    },
  };
}

/** Whether no relay holds anything that was this end's, and none has anything more to be told. */
async function isForgotten(engine: Engine, conversationId: ClientId): Promise<boolean> {
  const session = await engine.store.session(conversationId);
  if (session !== undefined && (session.phase !== 'ended' || session.formerMailboxes !== undefined)) return false;
  if ((await engine.store.outbox()).some((item) => item.conversationId === conversationId)) return false;
  return !(await engine.store.invites()).some((one) => one.conversationId === conversationId && isAtRelay(one));
}

/** Runs `round` now and then, and soon again while it leaves something unfinished. One at a time. */
function createRounds(engine: Engine, round: () => Promise<boolean>) {
  let isRunning = false;
  let isWanted = false;
  let failures = 0;
  let forgottenAt = 0;
  let cancel: (() => void) | undefined;

  async function run(): Promise<void> {
    isRunning = true;
    let isUnfinished = true;
    try {
      while (isWanted && !engine.isStopped()) {
        isWanted = false;
        await forgetOldHashes();
        isUnfinished = await round();
      }
    } finally {
      isRunning = false;
      failures = isUnfinished ? failures + 1 : 0;
      const soonMs = engine.randomBetween(FIRST_RETRY_MS, Math.min(FIRST_RETRY_MS * 2 ** failures, LAST_RETRY_MS));
      cancel?.();
      cancel = engine.after(isUnfinished ? soonMs : engine.randomBetween(ROUND_MS.min, ROUND_MS.max), now);
    }
  }

  async function forgetOldHashes(): Promise<void> {
    const at = engine.now();
    if (Math.abs(at - forgottenAt) < FORGET_EVERY_MS) return;
    await engine.store.commit([{ kind: 'forget-seen', before: at }]);
    forgottenAt = at;
  }

  function now(): void {
    isWanted = true;
    if (!isRunning && cancel !== undefined) engine.background(run);
  }

  return {
    begin() {
      isWanted = true;
      engine.background(run);
    },
    /** Before the start it waits for the start. */
    now,
  };
}

function groupsOf(session: Session): readonly string[] {
  const own = session.identityPublic;
  const keys =
    session.role === 'therapist'
      ? { therapist: own, client: session.peerIdentity }
      : { therapist: session.peerIdentity, client: own };
  return safetyNumber(keys).groups;
}
