/** The therapist's open doors: made, published, revoked, expired, and taken off the relay again (protocol.md 2.5). */
import type { InviteId, Timestamp } from '../domain/ids.ts';
import { toHex } from '../language/bytes.ts';
import {
  blobDeleteHash,
  buildLink,
  type CreatedInvite,
  createInvite,
  encodeBundle,
  generateJoinCode,
  inviteBlobId,
  mailboxReaderKey,
  mailboxSenderKey,
  parseLink,
} from '../protocol/index.ts';
import type { Done, RelayRefusal } from '../relay/relay.ts';
import { type Engine, isWorthRetrying } from './engine.ts';
import type { InviteOutcome, NewInvite } from './messenger.ts';
import type { Change, ConversationEvent, Invite } from './store.ts';
import { isAtRelay, type Watching } from './watching.ts';

/** protocol.md 2.5: "max 14". */
const LONGEST_VALIDITY_MS = 14 * 24 * 60 * 60 * 1000;
/** Names of this length fit into the blob beside the longest relay address. */
const SHORT_NAME_CHARACTERS = 40;

const nothing: Uint8Array = new Uint8Array(0);

export type Inviting = {
  invite(wanted: NewInvite): Promise<InviteOutcome>;
  revoke(inviteId: InviteId): Promise<void>;
  /** Publishes, expires and withdraws what is due. True when something has to be tried again soon. */
  tend(): Promise<boolean>;
};

export function createInviting(engine: Engine, watching: Watching): Inviting {
  async function inviteNow(inviteId: InviteId): Promise<Invite | undefined> {
    return (await engine.store.invites()).find((invite) => invite.inviteId === inviteId);
  }

  async function make(wanted: NewInvite): Promise<InviteOutcome> {
    const now = engine.now();
    const validForMs = Math.min(Math.max(0, wanted.validForMs), LONGEST_VALIDITY_MS);
    const expiresAtSeconds = Math.floor((now + validForMs) / 1000);
    const created = create(engine, wanted, expiresAtSeconds);
    if (created.kind !== 'created') return { kind: 'refused', reason: 'relay-refuses' };
    const { secrets } = created;
    const code = wanted.requiresCode === true ? await makeCode(engine, secrets.inviteId) : undefined;
    const invite: Invite = {
      inviteId: toHex(secrets.inviteId) as InviteId,
      conversationId: wanted.conversationId,
      link: linkOf(wanted, secrets.linkSecret),
      requiresCode: secrets.requiresCode,
      ...(code && { code }),
      bundle: encodeBundle(created.invite),
      oneTimeSecret: secrets.oneTime.secret,
      kemSecret: secrets.kem.secret,
      identitySecret: secrets.identity.secret,
      mailbox: { relayUrl: wanted.relayUrl, readerSecret: engine.ports.random(32), capability: secrets.capability },
      blobDeleteToken: engine.ports.random(32),
      createdAt: now,
      expiresAt: (expiresAtSeconds * 1000) as Timestamp,
      isPublished: false,
      blob: created.blob,
      ...(wanted.relayToken !== undefined && { relayToken: wanted.relayToken }),
      failedAttempts: 0,
      phase: 'open',
    };
    // Stored first: what the relay holds must never be more than what this end knows of.
    await engine.store.commit([{ kind: 'put-invite', invite }]);
    const answer = await publish(invite);
    if (answer.kind === 'done') {
      await commitWithEvent(publishedInvite(invite), 'invited');
      return outcomeOf(publishedInvite(invite));
    }
    if (isWorthRetrying(answer)) {
      await commitWithEvent(invite, 'invited');
      return outcomeOf(invite);
    }
    await engine.store.commit([{ kind: 'put-invite', invite: withoutTraces(closedInvite(invite, 'revoked')) }]);
    const wantsToken = answer.kind === 'refused' && answer.reason === 'token';
    return { kind: 'refused', reason: wantsToken ? 'relay-wants-token' : 'relay-refuses' };
  }

  async function publish(invite: Invite): Promise<Done | RelayRefusal> {
    const { relayUrl, readerSecret, capability } = invite.mailbox;
    const reader = mailboxReaderKey(readerSecret);
    const relay = engine.relayAt(relayUrl);
    const created = await relay.createMailbox({
      reader,
      senderPublic: mailboxSenderKey(capability).public,
      class: 'invite',
      ...(invite.relayToken !== undefined && { token: invite.relayToken }),
    });
    if (engine.heard(relayUrl, created).kind !== 'done') return created;
    const deleteHash = blobDeleteHash(invite.blobDeleteToken);
    return engine.heard(relayUrl, await relay.putBlob(reader, blobIdOf(invite), deleteHash, invite.blob ?? nothing));
  }

  async function commitWithEvent(invite: Invite, what: ConversationEvent['what'], more: readonly Change[] = []) {
    const { conversationId } = invite;
    const event = { conversationId, at: engine.now(), what };
    await engine.store.commit([{ kind: 'put-invite', invite }, { kind: 'append-event', event }, ...more]);
    engine.changed(conversationId);
  }

  /** Within the conversation's turn, if the invite is still as `isDue` wants it. */
  function inTurn(invite: Invite, isDue: (current: Invite) => boolean, work: (current: Invite) => Promise<boolean>) {
    return engine.turns.run(invite.conversationId, async () => {
      const current = await inviteNow(invite.inviteId);
      return current !== undefined && isDue(current) ? work(current) : false;
    });
  }

  function publishLater(invite: Invite): Promise<boolean> {
    const isDue = (current: Invite) => current.phase === 'open' && !current.isPublished;
    return inTurn(invite, isDue, async (current) => {
      const answer = await publish(current);
      if (answer.kind === 'done') {
        await engine.store.commit([{ kind: 'put-invite', invite: publishedInvite(current) }]);
        engine.changed(current.conversationId);
        return false;
      }
      if (isWorthRetrying(answer)) return true;
      await commitWithEvent(closedInvite(current, 'revoked'), 'invite-revoked');
      return false;
    });
  }

  function expire(invite: Invite): Promise<boolean> {
    const isDue = (current: Invite) => current.phase === 'open' && current.expiresAt <= engine.now();
    return inTurn(invite, isDue, async (current) => {
      await commitWithEvent(closedInvite(current, 'expired'), 'invite-expired');
      return false;
    });
  }

  /** Whoever knocked in vain is told at the relay; what it does not take now is tried again with the next round. */
  function tellRefused(invite: Invite): Promise<boolean> {
    const isDue = (current: Invite) => (current.answers ?? []).length > 0 && isAtRelay(current);
    return inTurn(invite, isDue, async (current) => {
      const { relayUrl, readerSecret } = current.mailbox;
      const reader = mailboxReaderKey(readerSecret);
      const deleteHash = blobDeleteHash(current.blobDeleteToken);
      for (const { blobId, blob } of current.answers ?? []) {
        const answer = engine.heard(relayUrl, await engine.relayAt(relayUrl).putBlob(reader, blobId, deleteHash, blob));
        if (answer.kind === 'unreachable' || answer.kind === 'rate-limited') return true;
      }
      const { answers: _told, ...rest } = current;
      await engine.store.commit([{ kind: 'put-invite', invite: rest }]);
      return false;
    });
  }

  /** Its last cells are looked at, so that late attempts are seen; then the relay forgets blob and mailbox. */
  async function withdraw(invite: Invite): Promise<boolean> {
    await watching.collectNow(invite);
    return inTurn(
      invite,
      (current) => current.phase !== 'open' && isAtRelay(current),
      async (current) => {
        const { relayUrl, readerSecret } = current.mailbox;
        const relay = engine.relayAt(relayUrl);
        const blob = engine.heard(relayUrl, await relay.deleteBlob(blobIdOf(current), current.blobDeleteToken));
        if (isRefused(blob)) return true;
        const mailbox = engine.heard(relayUrl, await relay.deleteMailbox(mailboxReaderKey(readerSecret)));
        if (isRefused(mailbox)) return true;
        await engine.store.commit([{ kind: 'put-invite', invite: withoutTraces(current) }]);
        return false;
      },
    );
  }

  return {
    async invite(wanted) {
      const outcome = await engine.turns.run(wanted.conversationId, () => make(wanted));
      await watching.refresh();
      return outcome;
    },
    async revoke(inviteId) {
      const invite = await inviteNow(inviteId);
      if (invite === undefined) return;
      await inTurn(
        invite,
        (current) => current.phase === 'open',
        async (current) => {
          const joins = (await engine.store.joins()).filter((join) => join.inviteId === inviteId);
          const dropped = joins.map(({ joinId }): Change => ({ kind: 'delete-join', joinId }));
          await commitWithEvent(closedInvite(current, 'revoked'), 'invite-revoked', dropped);
          return false;
        },
      );
    },
    async tend() {
      let isUnfinished = false;
      const joins = await engine.store.joins();
      for (const invite of await engine.store.invites()) {
        if (engine.isStopped()) return false;
        if (invite.phase === 'open' && invite.expiresAt <= engine.now()) await expire(invite);
        isUnfinished = (await tellRefused(invite)) || isUnfinished;
        const current = await inviteNow(invite.inviteId);
        if (current === undefined) continue;
        // Who asked in time may still be let in after the expiry, and until then finds the door where it was.
        const isAwaited = current.phase === 'expired' && joins.some((join) => join.inviteId === current.inviteId);
        if (current.phase === 'open' && !current.isPublished)
          isUnfinished = (await publishLater(current)) || isUnfinished;
        else if (current.phase !== 'open' && isAtRelay(current) && !isAwaited) {
          isUnfinished = (await withdraw(current)) || isUnfinished;
        }
      }
      await watching.refresh();
      return isUnfinished;
    },
  };
}

/** The same, without what opens a join: what is left tells a late attempt and lets the relay be cleared. */
export function closedInvite(invite: Invite, phase: 'used' | 'revoked' | 'expired'): Invite {
  const { blob: _blob, relayToken: _relayToken, code: _code, answers: _answers, ...rest } = invite;
  return { ...rest, phase, bundle: nothing, oneTimeSecret: nothing, kemSecret: nothing, identitySecret: nothing };
}

function withoutTraces(invite: Invite): Invite {
  return {
    ...invite,
    mailbox: { ...invite.mailbox, readerSecret: nothing, capability: nothing },
    blobDeleteToken: nothing,
  };
}

function publishedInvite(invite: Invite): Invite {
  const { blob: _blob, relayToken: _relayToken, ...rest } = invite;
  return { ...rest, isPublished: true };
}

function outcomeOf({ inviteId, link, code, expiresAt, isPublished }: Invite): InviteOutcome {
  return { kind: 'created', inviteId, link, ...(code && { code: code.text }), expiresAt, isPublished };
}

async function makeCode({ ports }: Engine, inviteId: Uint8Array): Promise<Invite['code']> {
  const text = generateJoinCode(ports.random);
  const key = await ports.joinCodeKey(text, inviteId);
  if (key === undefined) throw new Error('This end cannot make a key of a join code');
  return { text, key };
}

function create(engine: Engine, wanted: NewInvite, expiresAtSeconds: number): CreatedInvite {
  const { relayUrl, practiceName, therapistName, locale, requiresCode = false } = wanted;
  const offer = { relayUrl, practiceName, therapistName, locale, requiresCode, expiresAtSeconds };
  const created = createInvite(offer, engine.ports.random);
  if (created.kind !== 'too-long') return created;
  const shortened = { ...offer, practiceName: shortName(practiceName), therapistName: shortName(therapistName) };
  return createInvite(shortened, engine.ports.random);
}

function shortName(name: string): string {
  return Array.from(name).slice(0, SHORT_NAME_CHARACTERS).join('');
}

/** The relay is named only where it is not the one that serves the page. */
function linkOf(wanted: NewInvite, secret: Uint8Array): string {
  const page = originOf(wanted.pageUrl);
  const relay = originOf(wanted.relayUrl);
  const relayHost = relay === page ? undefined : relay?.replace(/^https?:\/\//u, '');
  const pageUrl = wanted.pageUrl.endsWith('/') ? wanted.pageUrl : `${wanted.pageUrl}/`;
  const { requiresCode = false } = wanted;
  return buildLink(pageUrl, { secret, requiresCode, ...(relayHost !== undefined && { relayHost }) });
}

/** Scheme, host and port, lower case; undefined when there is none. */
export function originOf(url: string): string | undefined {
  return /^https?:\/\/[^/?#\s]+/iu.exec(url)?.[0].toLowerCase();
}

function blobIdOf(invite: Invite): Uint8Array {
  const parsed = parseLink(invite.link);
  if (parsed.kind !== 'link') throw new Error('The stored link is not one');
  return inviteBlobId(parsed.link.secret);
}

function isRefused(answer: Done | RelayRefusal): boolean {
  return answer.kind !== 'done' && answer.kind !== 'not-found';
}
