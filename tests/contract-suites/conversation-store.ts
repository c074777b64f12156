/** What every conversation store must do, whichever end it stands at: run by the one in memory, over SQLite and over IndexedDB. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ClientId, InviteId, MessageId, RelationshipId, Timestamp } from '../../shared/domain/ids.ts';
import type {
  Change,
  ConversationStore,
  Entry,
  Invite,
  OutboxItem,
  PendingJoin,
  Session,
} from '../../shared/messenger/store.ts';

export type StoreUnderTest = {
  readonly store: ConversationStore;
  /** The same data through a new instance, as after a restart; where there is none to have, the same instance. */
  reopen(): Promise<ConversationStore>;
  close(): Promise<void>;
  /** For stores that only take entries of conversations they know. */
  addConversation?(conversationId: ClientId): Promise<void>;
};

const conversationId = id<ClientId>('c1');
const otherConversationId = id<ClientId>('c2');
const relationshipId = id<RelationshipId>('d1');
const otherRelationshipId = id<RelationshipId>('d2');

/** `open` gives an empty store each time. */
export function conversationStoreSuite(name: string, open: () => Promise<StoreUnderTest>): void {
  describe(`${name} as a conversation store`, () => {
    let subject: StoreUnderTest;
    let store: ConversationStore;

    beforeEach(async () => {
      subject = await open();
      store = subject.store;
      await subject.addConversation?.(conversationId);
      await subject.addConversation?.(otherConversationId);
    });
    afterEach(() => subject.close());

    test('is empty at first', async () => {
      expect(await store.sessions()).toEqual([]);
      expect(await store.session(conversationId)).toBeUndefined();
      expect(await store.invites()).toEqual([]);
      expect(await store.joins()).toEqual([]);
      expect(await store.outbox()).toEqual([]);
      expect(await store.entry(conversationId, id<MessageId>('a1'))).toBeUndefined();
      expect(await store.entriesBetween(relationshipId, 'incoming', 1, 100)).toEqual([]);
      expect(await store.heldPayloads(relationshipId)).toEqual([]);
      expect(await store.hasSeen('00')).toBe(false);
      expect(await store.cursor('ab')).toBe(0);
    });

    test('gives a session back as it was put, field by field, and replaces it by the next', async () => {
      await store.commit([{ kind: 'put-session', session: fullSession() }]);
      expect(await store.session(conversationId)).toEqual(fullSession());
      expect(await store.sessions()).toEqual([fullSession()]);
      const sparse = sparseSession();
      await store.commit([{ kind: 'put-session', session: sparse }]);
      const read = await (await subject.reopen()).session(conversationId);
      expect(read).toEqual(sparse);
      expect(read && 'joining' in read && read.joining !== undefined).toBe(false);
      expect(await store.sessions()).toHaveLength(1);
    });

    test('keeps bytes as bytes', async () => {
      await store.commit([{ kind: 'put-session', session: fullSession() }]);
      const read = await (await subject.reopen()).session(conversationId);
      expect(read?.ratchet).toBeInstanceOf(Uint8Array);
      expect(Array.from(read?.received.hash ?? [])).toEqual(Array.from(bytes(8, 32)));
      expect(read?.joining?.inviteBlobId).toBeInstanceOf(Uint8Array);
    });

    test('finds entries by name and by place, in order, both ends of a range included', async () => {
      const entries = [3, 1, 2, 5].map((sequence) => incoming(sequence));
      await store.commit(entries.map((entry): Change => ({ kind: 'append-entry', entry })));
      await store.commit([{ kind: 'append-entry', entry: outgoing(2) }]);
      await store.commit([{ kind: 'append-entry', entry: { ...incoming(2), ...elsewhere } }]);
      expect(await store.entriesBetween(relationshipId, 'incoming', 1, 3)).toEqual([
        incoming(1),
        incoming(2),
        incoming(3),
      ]);
      expect(await store.entriesBetween(relationshipId, 'incoming', 2, 2)).toEqual([incoming(2)]);
      expect(await store.entriesBetween(relationshipId, 'incoming', 4, 9)).toEqual([incoming(5)]);
      expect(await store.entriesBetween(relationshipId, 'outgoing', 1, 9)).toEqual([outgoing(2)]);
      expect(await store.entriesBetween(otherRelationshipId, 'incoming', 1, 9)).toHaveLength(1);
      expect(await store.entry(conversationId, incoming(3).messageId)).toEqual(incoming(3));
      expect(await store.entry(conversationId, outgoing(2).messageId)).toEqual(outgoing(2));
    });

    test('keeps a text as it was, whatever it holds', async () => {
      const text = 'Zero\u0000 \u202Eright\u202C \u200B 👩‍👧 שלום <img onerror=x> \n\t';
      await store.commit([{ kind: 'append-entry', entry: { ...incoming(1), text } }]);
      expect((await (await subject.reopen()).entry(conversationId, incoming(1).messageId))?.text).toBe(text);
    });

    test('keeps one name apart in two conversations', async () => {
      const other: Entry = { ...incoming(1), ...elsewhere, text: 'another' };
      await store.commit([
        { kind: 'append-entry', entry: incoming(1) },
        { kind: 'append-entry', entry: other },
      ]);
      expect((await store.entry(conversationId, other.messageId))?.text).toBe('text 1');
      expect((await store.entry(otherConversationId, other.messageId))?.text).toBe('another');
      await store.commit([
        {
          kind: 'set-delivery',
          conversationId: otherConversationId,
          messageId: other.messageId,
          delivery: { kind: 'queued' },
        },
      ]);
      expect((await store.entry(conversationId, other.messageId))?.delivery).toBeUndefined();
    });

    test('moves the state of one message and of no other', async () => {
      await store.commit([1, 2].map((sequence): Change => ({ kind: 'append-entry', entry: outgoing(sequence) })));
      const states = [
        { kind: 'sent', sentAt: at(10) },
        { kind: 'delivered', sentAt: at(10), deliveredAt: at(20) },
        { kind: 'read', sentAt: at(10), deliveredAt: at(20), readAt: at(30) },
        { kind: 'failed', failedAt: at(40), reason: 'mailbox-gone' },
        { kind: 'failed', failedAt: at(40), reason: 'refused-by-relay' },
        { kind: 'queued' },
      ] as const;
      for (const delivery of states) {
        await store.commit([{ kind: 'set-delivery', conversationId, messageId: outgoing(1).messageId, delivery }]);
        expect((await store.entry(conversationId, outgoing(1).messageId))?.delivery).toEqual(delivery);
      }
      expect((await store.entry(conversationId, outgoing(2).messageId))?.delivery).toEqual({ kind: 'queued' });
    });

    test('marks incoming entries read up to a sequence, and those that were read keep their time', async () => {
      const entries = [incoming(1), incoming(2), incoming(3), outgoing(1)];
      await store.commit(entries.map((entry): Change => ({ kind: 'append-entry', entry })));
      await store.commit([{ kind: 'append-entry', entry: { ...incoming(1), ...elsewhere } }]);
      const read = { kind: 'set-read', conversationId, relationshipId } as const;
      await store.commit([{ ...read, upToSequence: 1, readAt: at(100) }]);
      await store.commit([{ ...read, upToSequence: 2, readAt: at(200) }]);
      const times = (await store.entriesBetween(relationshipId, 'incoming', 1, 3)).map((entry) => entry.readAt);
      expect(times).toEqual([at(100), at(200), undefined]);
      expect((await store.entry(conversationId, outgoing(1).messageId))?.readAt).toBeUndefined();
      expect((await store.entriesBetween(otherRelationshipId, 'incoming', 1, 1))[0]?.readAt).toBeUndefined();
    });

    test('keeps the outbox in the order in which it was filled, across commits and restarts', async () => {
      await store.commit([put('b'), put('a')]);
      await store.commit([put('c')]);
      await store.commit([{ kind: 'delete-outbox', cellId: cellId('a') }]);
      const reopened = await subject.reopen();
      await reopened.commit([put('0')]);
      const items = await reopened.outbox();
      expect(items.map((item) => item.cellId)).toEqual([cellId('b'), cellId('c'), cellId('0')]);
      const positions = items.map((item) => item.position);
      expect(positions).toEqual([...positions].sort((a, b) => a - b));
      expect(new Set(positions).size).toBe(3);
      expect(items[0]).toEqual({ ...item('b'), position: positions[0] });
      await reopened.commit([{ kind: 'delete-outbox', cellId: cellId('never there') }]);
    });

    test('never gives a position twice, though the last item is gone', async () => {
      await store.commit([put('a')]);
      const before = (await store.outbox())[0]?.position ?? 0;
      await store.commit([{ kind: 'delete-outbox', cellId: cellId('a') }]);
      await store.commit([put('b')]);
      expect((await store.outbox())[0]?.position).toBeGreaterThan(before);
    });

    test('remembers seen cells until they may be forgotten', async () => {
      await store.commit([
        { kind: 'put-seen', cellHash: 'aa', forgetAt: at(100) },
        { kind: 'put-seen', cellHash: 'bb', forgetAt: at(200) },
      ]);
      expect(await store.hasSeen('aa')).toBe(true);
      await store.commit([{ kind: 'forget-seen', before: at(150) }]);
      expect([await store.hasSeen('aa'), await store.hasSeen('bb')]).toEqual([false, true]);
      await store.commit([{ kind: 'put-seen', cellHash: 'bb', forgetAt: at(300) }]);
      await store.commit([{ kind: 'forget-seen', before: at(250) }]);
      expect(await (await subject.reopen()).hasSeen('bb')).toBe(true);
    });

    test('holds early payloads by relationship, in order, until they are released', async () => {
      const held = (sequence: number, owner = relationshipId) =>
        ({ relationshipId: owner, sequence, payload: bytes(sequence, 9), heldAt: at(sequence) }) as const;
      await store.commit([
        { kind: 'hold-payload', held: held(7) },
        { kind: 'hold-payload', held: held(5) },
        { kind: 'hold-payload', held: held(5, otherRelationshipId) },
      ]);
      expect(await store.heldPayloads(relationshipId)).toEqual([held(5), held(7)]);
      await store.commit([{ kind: 'release-payload', relationshipId, sequence: 5 }]);
      expect(await store.heldPayloads(relationshipId)).toEqual([held(7)]);
      expect(await store.heldPayloads(otherRelationshipId)).toEqual([held(5, otherRelationshipId)]);
      await store.commit([{ kind: 'release-payload', relationshipId, sequence: 99 }]);
    });

    test('holds and releases within one commit', async () => {
      const held = { relationshipId, sequence: 3, payload: bytes(3, 9), heldAt: at(3) };
      await store.commit([
        { kind: 'hold-payload', held },
        { kind: 'release-payload', relationshipId, sequence: 3 },
      ]);
      expect(await store.heldPayloads(relationshipId)).toEqual([]);
    });

    test('remembers how far each mailbox was read', async () => {
      await store.commit([
        { kind: 'set-cursor', cursor: { readerPublicHex: 'ab', sequence: 7 } },
        { kind: 'set-cursor', cursor: { readerPublicHex: 'cd', sequence: 9 } },
      ]);
      await store.commit([{ kind: 'set-cursor', cursor: { readerPublicHex: 'ab', sequence: 3 } }]);
      const reopened = await subject.reopen();
      expect([await reopened.cursor('ab'), await reopened.cursor('cd'), await reopened.cursor('ef')]).toEqual([
        3, 9, 0,
      ]);
    });

    test('keeps invites through their phases', async () => {
      await store.commit([{ kind: 'put-invite', invite: openInvite }]);
      expect(await store.invites()).toEqual([openInvite]);
      await store.commit([{ kind: 'put-invite', invite: usedInvite }]);
      const [read, ...more] = await (await subject.reopen()).invites();
      expect(more).toEqual([]);
      expect(read).toEqual(usedInvite);
      expect(read?.blob).toBeUndefined();
      expect(read?.oneTimeSecret).toHaveLength(0);
    });

    test('keeps who waits at the door until it is decided', async () => {
      await store.commit([
        { kind: 'put-invite', invite: openInvite },
        { kind: 'put-join', join: pendingJoin('1') },
      ]);
      await store.commit([{ kind: 'put-join', join: pendingJoin('2') }]);
      expect([...(await store.joins())].sort((a, b) => (a.joinId < b.joinId ? -1 : 1))).toEqual([
        pendingJoin('1'),
        pendingJoin('2'),
      ]);
      await store.commit([{ kind: 'delete-join', joinId: pendingJoin('1').joinId }]);
      expect(await (await subject.reopen()).joins()).toEqual([pendingJoin('2')]);
      await store.commit([{ kind: 'delete-join', joinId: 'never there' }]);
    });

    test('takes every line that happens to a conversation', async () => {
      const lines = [
        'invited',
        'invite-revoked',
        'invite-expired',
        'asked-to-join',
        'joined',
        'join-declined',
        'attempt-on-used-invite',
        'undecipherable-join',
        'verified',
        'fork',
      ] as const;
      await store.commit(
        lines.map((what): Change => ({ kind: 'append-event', event: { conversationId, at: at(1), what } })),
      );
      await store.commit([{ kind: 'append-event', event: { conversationId, at: at(1), what: 'fork' } }]);
    });

    test('writes all of a commit or nothing: an entry that is there already spoils the whole', async () => {
      await store.commit([
        { kind: 'append-entry', entry: incoming(1) },
        { kind: 'put-session', session: fullSession() },
      ]);
      const spoilt = [
        { ...incoming(2), messageId: incoming(1).messageId },
        { ...incoming(2), sequence: 1 },
      ];
      for (const entry of spoilt) {
        const changes: readonly Change[] = [
          { kind: 'put-session', session: sparseSession() },
          put('a'),
          { kind: 'put-seen', cellHash: 'aa', forgetAt: at(100) },
          { kind: 'set-cursor', cursor: { readerPublicHex: 'ab', sequence: 7 } },
          { kind: 'hold-payload', held: { relationshipId, sequence: 9, payload: bytes(1, 1), heldAt: at(1) } },
          { kind: 'put-invite', invite: openInvite },
          { kind: 'append-entry', entry },
        ];
        await expect(store.commit(changes)).rejects.toThrow();
        expect(await store.session(conversationId)).toEqual(fullSession());
        expect(await store.outbox()).toEqual([]);
        expect(await store.hasSeen('aa')).toBe(false);
        expect(await store.cursor('ab')).toBe(0);
        expect(await store.heldPayloads(relationshipId)).toEqual([]);
        expect(await store.invites()).toEqual([]);
        expect(await store.entriesBetween(relationshipId, 'incoming', 1, 9)).toEqual([incoming(1)]);
      }
      // And it goes on working.
      await store.commit([{ kind: 'append-entry', entry: incoming(2) }]);
      expect(await store.entriesBetween(relationshipId, 'incoming', 1, 9)).toHaveLength(2);
    });

    test('takes commits at the same moment one after the other', async () => {
      await Promise.all(
        Array.from({ length: 20 }, (_, index) =>
          store.commit([{ kind: 'append-entry', entry: outgoing(index + 1) }, put(`cell ${index}`)]),
        ),
      );
      expect(await store.entriesBetween(relationshipId, 'outgoing', 1, 20)).toHaveLength(20);
      expect(await store.outbox()).toHaveLength(20);
    });

    test('still has all of it after a restart', async () => {
      await store.commit([
        { kind: 'put-session', session: fullSession() },
        { kind: 'append-entry', entry: outgoing(1) },
        put('a'),
      ]);
      const reopened = await subject.reopen();
      expect(await reopened.session(conversationId)).toEqual(fullSession());
      expect(await reopened.entry(conversationId, outgoing(1).messageId)).toEqual(outgoing(1));
      expect(await reopened.outbox()).toHaveLength(1);
    });
  });
}

function at(ms: number): Timestamp {
  return (1_795_000_000_000 + ms) as Timestamp;
}

function bytes(start: number, length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, index) => (start * 7 + index) & 0xff);
}

/** A 32-digit name from a short one. */
function id<Name extends string>(short: string): Name {
  return short.padStart(32, '0') as Name;
}

function cellId(short: string): string {
  return Array.from(short, (character) => (character.codePointAt(0) ?? 0).toString(16))
    .join('')
    .padStart(32, '0')
    .slice(-32);
}

const elsewhere = { conversationId: otherConversationId, relationshipId: otherRelationshipId } as const;

function incoming(sequence: number): Entry {
  return {
    messageId: id(`a${sequence}`),
    conversationId,
    relationshipId,
    direction: 'incoming',
    sequence,
    type: sequence === 3 ? 77 : 1,
    text: sequence === 3 ? undefined : `text ${sequence}`,
    refersTo: sequence === 2 ? id('a1') : undefined,
    sentAt: at(sequence),
    storedAt: at(sequence + 1),
    orderAt: at(sequence + 2),
    payload: bytes(sequence, 200),
    chainHash: bytes(sequence, 32),
    delivery: undefined,
    readAt: undefined,
  };
}

function outgoing(sequence: number): Entry {
  return { ...incoming(sequence), messageId: id(`b${sequence}`), direction: 'outgoing', delivery: { kind: 'queued' } };
}

function item(short: string): Omit<OutboxItem, 'position'> {
  return {
    cellId: cellId(short),
    conversationId,
    messageId: short === 'a' ? undefined : id('b1'),
    to: { relayUrl: 'https://relay.example', capability: bytes(3, 32) },
    cell: bytes(4, 4096),
    queuedAt: at(5),
  };
}

function put(short: string): Change {
  return { kind: 'put-outbox', item: item(short) };
}

function sparseSession(): Session {
  const { joining: _joining, readUpTo: _readUpTo, peerReadUpTo: _peerReadUpTo, ...rest } = fullSession();
  return {
    ...rest,
    phase: 'open',
    receiptDueAt: undefined,
    receiptsOwed: { delivered: [], read: [] },
    safety: { kind: 'unverified' },
    freeze: undefined,
    peerProfile: { name: 'Bo' },
  };
}

function fullSession(): Session {
  return {
    conversationId,
    relationshipId,
    role: 'client',
    phase: 'awaiting-welcome',
    ratchet: bytes(1, 5000),
    identitySecret: bytes(2, 32),
    identityPublic: bytes(3, 32),
    peerIdentity: bytes(4, 32),
    ownMailbox: { relayUrl: 'https://relay.example', readerSecret: bytes(5, 32), capability: bytes(6, 32) },
    peerMailbox: { relayUrl: 'https://relay.example', capability: bytes(7, 32) },
    sent: { sequence: 12, hash: bytes(7, 32) },
    received: { sequence: 8, hash: bytes(8, 32) },
    acknowledged: 11,
    lastOrderAt: { incoming: at(1), outgoing: at(2) },
    readUpTo: 5,
    peerReadUpTo: 6,
    receiptDueAt: at(9),
    receiptsOwed: {
      delivered: [
        [1, 4],
        [6, 8],
      ],
      read: [[2, 3]],
    },
    sentSinceStep: 3,
    lastStepAt: at(4),
    safety: { kind: 'verified', at: at(6), by: 'Ana Ruiz' },
    freeze: { kind: 'fork', at: at(7) },
    peerProfile: { name: 'Ana Ruiz', practiceName: 'Practice', phone: '112', emergencyText: 'Call.\nNow.' },
    openedAt: at(0),
    joining: { inviteBlobId: bytes(9, 16), expiresAt: at(900) },
  };
}

const openInvite: Invite = {
  inviteId: id<InviteId>('e1'),
  conversationId,
  link: 'https://page.example/#AQA',
  bundle: bytes(1, 1330),
  oneTimeSecret: bytes(2, 32),
  kemSecret: bytes(3, 64),
  identitySecret: bytes(4, 32),
  mailbox: { relayUrl: 'https://relay.example', readerSecret: bytes(5, 32), capability: bytes(6, 32) },
  blobDeleteToken: bytes(7, 32),
  createdAt: at(1),
  expiresAt: at(2),
  isPublished: false,
  blob: bytes(8, 2048),
  relayToken: 'password',
  failedAttempts: 2,
  phase: 'open',
};

const { blob: _blob, relayToken: _relayToken, ...published } = openInvite;
const none = new Uint8Array(0);

const usedInvite: Invite = {
  ...published,
  isPublished: true,
  phase: 'used',
  bundle: none,
  oneTimeSecret: none,
  kemSecret: none,
  identitySecret: none,
  mailbox: { relayUrl: 'https://relay.example', readerSecret: none, capability: none },
  blobDeleteToken: none,
};

function pendingJoin(digit: string): PendingJoin {
  return {
    joinId: id(`f${digit}`),
    inviteId: openInvite.inviteId,
    conversationId,
    name: `Bo ${digit}`,
    arrivedAt: at(3),
    relationshipId,
    ratchet: bytes(1, 3000),
    identitySecret: bytes(2, 32),
    identityPublic: bytes(3, 32),
    peerIdentity: bytes(4, 32),
    peerMailbox: { relayUrl: 'https://relay.example', capability: bytes(5, 32) },
    transcript: bytes(6, 32),
  };
}
