/** The client's way in: from a link, which does nothing, to a request that waits for the therapist's yes (protocol.md 2.5, 2.6). */
import type { ClientId, RelationshipId, Timestamp } from '../domain/ids.ts';
import { assertNever } from '../language/assert-never.ts';
import { sameBytes, toHex } from '../language/bytes.ts';
import { cleanPersonName } from '../language/person-name.ts';
import {
  decodeBundle,
  encodeBundle,
  encodeRatchet,
  INVITE_BLOB_BYTES,
  type Invite,
  type InviteLink,
  inviteBlobId,
  JOIN_ANSWER_BYTES,
  joinAnswerPlace,
  joinAsClient,
  mailboxSealKey,
  normalizeJoinCode,
  openInvite,
  openJoinAnswer,
  parseLink,
  relayUrlOfHost,
  sealCell,
} from '../protocol/index.ts';
import { newbornProgress } from './admitting.ts';
import type { Engine } from './engine.ts';
import { originOf } from './inviting.ts';
import type { JoinOutcome, Messenger, OpenedInvite, OpenInviteToken } from './messenger.ts';
import {
  addressOf,
  createMailboxes,
  type FreshMailboxes,
  freshMailboxes,
  mailboxesOf,
  wantsToken,
} from './own-mailboxes.ts';
import type { Outbox } from './outbox.ts';
import type { Session } from './store.ts';
import type { Watching } from './watching.ts';

/** After a join with a code, when the page looks whether it was the wrong one; later with every round. */
const CODE_ANSWER_AFTER_MS = [2_000, 4_000, 7_000, 12_000, 20_000, 30_000];

/** After the link has expired, how long a request may still be looked at; a welcome counts even later. */
const UNANSWERED_MS = 24 * 60 * 60 * 1000;

type TypedCode = NonNullable<Parameters<Messenger['client']['join']>[2]>;
type CodeKey =
  | { readonly kind: 'key'; readonly psk: { readonly psk?: Uint8Array } }
  | { readonly kind: 'code-needed' }
  | { readonly kind: 'relay-unreachable' };

export type Joining = Omit<Messenger['client'], 'answerForm'> & {
  /** Looks whether the invites of waiting sessions are still alive. */
  tend(): Promise<void>;
};

export function createJoining(engine: Engine, outbox: Outbox, watching: Watching): Joining {
  /** Waiting sessions whose invite was already found missing once. */
  const missed = new Set<ClientId>();
  /** Mailboxes whose making was not answered, by invite: pressing Join again asks for the same one. */
  const begun = new Map<string, FreshMailboxes>();

  async function open(link: string): Promise<OpenedInvite> {
    const parsed = parseLink(link);
    if (parsed.kind === 'newer-version') return parsed;
    if (parsed.kind !== 'link') return { kind: 'altered' };
    const relayUrl = relayUrlFor(engine, link, parsed.link);
    if (relayUrl === undefined) return { kind: 'altered' };
    const answer = await engine.relayAt(relayUrl).getBlob(inviteBlobId(parsed.link.secret), INVITE_BLOB_BYTES);
    engine.heard(relayUrl, answer);
    switch (answer.kind) {
      case 'blob':
        break;
      case 'not-found':
        return { kind: 'gone' };
      case 'refused':
        return { kind: 'altered' };
      case 'unreachable':
      case 'rate-limited':
      case 'full':
        return { kind: 'relay-unreachable' };
      default:
        return assertNever(answer);
    }
    const opened = openInvite(parsed.link, answer.blob, engine.now());
    if (opened.kind !== 'invite') return opened;
    const { practiceName, therapistName, locale, expiresAtSeconds, requiresCode } = opened.invite;
    return {
      kind: 'invite',
      practiceName,
      therapistName,
      locale,
      expiresAt: (expiresAtSeconds * 1000) as Timestamp,
      requiresCode,
      token: { bundle: encodeBundle(opened.invite), secret: opened.invite.linkSecret },
    };
  }

  async function ask(invite: Invite, name: string, code: TypedCode | undefined): Promise<JoinOutcome> {
    const now = engine.now();
    const { relayUrl } = invite;
    const blobId = inviteBlobId(invite.linkSecret);
    // 1. Once is enough, however often the button was pressed.
    const sessions = await engine.store.sessions();
    const isAsked = sessions.some((session) => session.phase !== 'ended' && isForInvite(session, blobId));
    if (isAsked) return { kind: 'asked' };
    if (now >= invite.expiresAtSeconds * 1000) return { kind: 'expired' };
    // 2. The door is still there.
    const relay = engine.relayAt(relayUrl);
    const blob = engine.heard(relayUrl, await relay.getBlob(blobId, INVITE_BLOB_BYTES));
    if (blob.kind === 'not-found') return { kind: 'gone' };
    if (blob.kind !== 'blob') return { kind: 'relay-unreachable' };
    // 3. What the code is worth: made only for an invite that lives.
    const key = await keyOf(invite, code);
    if (key.kind !== 'key') return key;
    // 4. Mailboxes in which the therapist's answer will come: after a try in vain, those that nobody heard of.
    const doorName = toHex(blobId);
    const refused = sessions.find((session) => session.joining?.refused !== undefined && isForInvite(session, blobId));
    const mailboxes = begun.get(doorName) ?? mailboxesLeftBy(refused) ?? freshMailboxes(engine, relayUrl);
    begun.set(doorName, mailboxes);
    const created = await createMailboxes(engine, mailboxes, { invite: invite.capability });
    // The relay asks for a token and the invite's word is good no more.
    if (wantsToken(created)) return { kind: 'gone' };
    if (created.kind !== 'done') return { kind: 'relay-unreachable' };
    // 5. The session and the request, together; then it leaves.
    const mailbox = addressOf(mailboxes.own);
    const rescueMailbox = addressOf(mailboxes.rescue);
    const { random, appVersion } = engine.ports;
    const request = { invite, name, mailbox, rescueMailbox, appVersion, capabilityBits: 0, ...key.psk };
    const joined = joinAsClient(request, random);
    const cell =
      joined.kind === 'joined' ? sealCell(mailboxSealKey(invite.capability), 'join', joined.body, random) : undefined;
    if (joined.kind !== 'joined' || cell === undefined) return { kind: 'gone' };
    const conversationId = refused?.conversationId ?? (engine.freshId() as ClientId);
    const peerMailbox = { relayUrl, capability: invite.capability };
    const session: Session = {
      conversationId,
      relationshipId: toHex(joined.session.relationshipId) as RelationshipId,
      role: 'client',
      phase: 'awaiting-welcome',
      ratchet: encodeRatchet(joined.session.ratchet),
      identitySecret: joined.session.identity.secret,
      identityPublic: joined.session.identity.public,
      peerIdentity: joined.session.peerIdentity,
      ...mailboxesOf(mailboxes, now),
      peerMailbox,
      ...newbornProgress(joined.session.th1, now),
      peerProfile: { name: invite.therapistName, practiceName: invite.practiceName },
      openedAt: now,
      joining: {
        inviteBlobId: blobId,
        expiresAt: (invite.expiresAtSeconds * 1000) as Timestamp,
        answer: joinAnswerPlace(invite.linkSecret, joined.body),
        ...(invite.requiresCode && { withCode: true }),
      },
    };
    const cellId = engine.freshId();
    const item = { cellId, conversationId, messageId: undefined, to: peerMailbox, cell, queuedAt: now };
    await engine.store.commit([
      { kind: 'put-session', session },
      { kind: 'put-outbox', item },
      { kind: 'append-event', event: { conversationId, at: now, what: 'asked-to-join' } },
    ]);
    begun.delete(doorName);
    outbox.add([item]);
    engine.changed(conversationId);
    if (invite.requiresCode) lookSoon(session);
    return { kind: 'asked' };
  }

  async function keyOf(invite: Invite, code: TypedCode | undefined): Promise<CodeKey> {
    if (!invite.requiresCode) return { kind: 'key', psk: {} };
    const normal = normalizeJoinCode(code?.typed ?? '');
    if (normal === undefined) return { kind: 'code-needed' };
    const psk = await engine.ports.joinCodeKey(normal, invite.inviteId, code?.onProgress);
    return psk === undefined ? { kind: 'relay-unreachable' } : { kind: 'key', psk: { psk } };
  }

  /** A wrong code is known as soon as the therapist's app has seen the request; whoever typed it still sits there. */
  function lookSoon({ conversationId, relationshipId }: Session): void {
    for (const delayMs of CODE_ANSWER_AFTER_MS) {
      engine.after(delayMs, () =>
        engine.background(async () => {
          const session = await engine.store.session(conversationId);
          if (session?.relationshipId === relationshipId && session.phase === 'awaiting-welcome')
            await wasRefused(session);
        }),
      );
    }
  }

  /** Whether the therapist's end has said that this join was in vain; it is kept then. */
  async function wasRefused({ conversationId, relationshipId, joining, ownMailbox }: Session): Promise<boolean> {
    if (joining?.answer === undefined) return false;
    const { relayUrl } = ownMailbox;
    const found = engine.heard(
      relayUrl,
      await engine.relayAt(relayUrl).getBlob(joining.answer.blobId, JOIN_ANSWER_BYTES),
    );
    const refused = found.kind === 'blob' ? openJoinAnswer(joining.answer, found.blob) : undefined;
    if (refused === undefined) return false;
    await engine.turns.run(conversationId, async () => {
      const session = await engine.store.session(conversationId);
      if (session?.phase !== 'awaiting-welcome' || session.relationshipId !== relationshipId) return;
      const ended: Session = { ...session, phase: 'ended', joining: { ...joining, refused } };
      await engine.store.commit([{ kind: 'put-session', session: ended }]);
      engine.changed(conversationId);
    });
    return true;
  }

  /**
   * Twice missing, with time between for a welcome to arrive: somebody else was let in, or it was withdrawn. Long
   * expired and still there: the therapist's end was put back to an older copy, and knows nothing of it.
   */
  async function lookForInvite({ conversationId, joining, ownMailbox }: Session): Promise<void> {
    if (joining === undefined) return;
    const { relayUrl } = ownMailbox;
    const blob = engine.heard(
      relayUrl,
      await engine.relayAt(relayUrl).getBlob(joining.inviteBlobId, INVITE_BLOB_BYTES),
    );
    const isForgotten = engine.now() >= joining.expiresAt + UNANSWERED_MS;
    if (blob.kind !== 'not-found' && !isForgotten) return void missed.delete(conversationId);
    if (!missed.has(conversationId)) return void missed.add(conversationId);
    await engine.turns.run(conversationId, async () => {
      const session = await engine.store.session(conversationId);
      if (session?.phase !== 'awaiting-welcome') return;
      await engine.store.commit([{ kind: 'put-session', session: { ...session, phase: 'ended' } }]);
      engine.changed(conversationId);
    });
  }

  return {
    inspectLink(link) {
      const { kind } = parseLink(link);
      return { kind };
    },
    openInvite: open,
    join(token, typedName, code) {
      const invite = inviteOf(token);
      const name = cleanPersonName(typedName);
      if (invite === undefined) return Promise.resolve({ kind: 'gone' });
      if (name === '') return Promise.resolve({ kind: 'name-needed' });
      return engine.turns.run('join', async () => {
        const outcome = await ask(invite, name, code);
        if (outcome.kind === 'asked') await watching.refresh();
        return outcome;
      });
    },
    async tend() {
      for (const session of await engine.store.sessions()) {
        if (session.phase === 'awaiting-welcome' && !(await wasRefused(session))) await lookForInvite(session);
      }
    },
  };
}

function inviteOf({ bundle, secret }: OpenInviteToken): Invite | undefined {
  const decoded = decodeBundle(bundle);
  return decoded.kind === 'terms' ? { ...decoded.terms, linkSecret: secret } : undefined;
}

function mailboxesLeftBy(session: Session | undefined): FreshMailboxes | undefined {
  const { ownMailbox, ownRescue, mailbox } = session ?? {};
  return ownMailbox && ownRescue && mailbox && { own: ownMailbox, rescue: ownRescue, key: mailbox.key };
}

function isForInvite(session: Session, blobId: Uint8Array): boolean {
  return session.joining !== undefined && sameBytes(session.joining.inviteBlobId, blobId);
}

function relayUrlFor(engine: Engine, link: string, parsed: InviteLink): string | undefined {
  if (parsed.relayHost !== undefined) return relayUrlOfHost(parsed.relayHost);
  return engine.ports.pageRelayUrl ?? originOf(link.trim());
}
