/** What every conversation store must do, whichever end it stands at: run by the one in memory, over SQLite and over IndexedDB. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ClientId, MessageId } from '../../shared/domain/ids.ts';
import { hasWork } from '../../shared/messenger/attachment-state.ts';
import type { Change, ConversationStore, Entry } from '../../shared/messenger/store.ts';
import {
  at,
  attachment,
  attachmentStates,
  bytes,
  cellId,
  conversationId,
  elsewhere,
  fullSession,
  id,
  incoming,
  item,
  openInvite,
  otherConversationId,
  otherRelationshipId,
  outgoing,
  pendingJoin,
  put,
  relationshipId,
  sparseSession,
  usedInvite,
} from './conversation-samples.ts';

export type StoreUnderTest = {
  readonly store: ConversationStore;
  /** The same data through a new instance, as after a restart; where there is none to have, the same instance. */
  reopen(): Promise<ConversationStore>;
  close(): Promise<void>;
  /** For stores that only take entries of conversations they know. */
  addConversation?(conversationId: ClientId): Promise<void>;
};

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

    test('keeps each state of the safety number', async () => {
      for (const safety of [
        { kind: 'changed', at: at(3) },
        { kind: 'verified', at: at(4), by: 'Ana Ruiz' },
        { kind: 'unverified' },
      ] as const) {
        await store.commit([{ kind: 'put-session', session: { ...sparseSession(), safety } }]);
        expect((await (await subject.reopen()).session(conversationId))?.safety).toEqual(safety);
      }
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

    test('keeps the hash of what is gone in place of it', async () => {
      const none = new Uint8Array(0);
      const gone: Entry = { ...incoming(1), text: undefined, payload: none, payloadHash: bytes(9, 32) };
      const held = { relationshipId, sequence: 4, payload: none, payloadHash: bytes(8, 32), heldAt: at(1) };
      await store.commit([
        { kind: 'append-entry', entry: gone },
        { kind: 'hold-payload', held },
      ]);
      const reopened = await subject.reopen();
      expect(await reopened.entry(conversationId, gone.messageId)).toEqual(gone);
      expect(await reopened.heldPayloads(relationshipId)).toEqual([held]);
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

    test('keeps files in every state, and knows which of them have work', async () => {
      const files = attachmentStates.map((state, number) => attachment(number, state));
      await store.commit(files.map((file): Change => ({ kind: 'put-attachment', attachment: file })));
      const reopened = await subject.reopen();
      for (const file of files) expect(await reopened.attachment(conversationId, file.messageId)).toEqual(file);
      expect(await reopened.attachment(otherConversationId, attachment(0, { kind: 'sent' }).messageId)).toBeUndefined();
      const atWork = files.filter(hasWork).reverse();
      expect(atWork.map(({ state }) => state.kind)).toEqual(['here', 'fetching', 'sent', 'cancelling', 'uploading']);
      expect(await reopened.attachmentsAtWork()).toEqual(atWork);
      const done = attachment(1, { kind: 'sent' });
      const { messageId } = attachment(3, { kind: 'sent' });
      await reopened.commit([
        { kind: 'put-attachment', attachment: done },
        { kind: 'delete-attachment', conversationId, messageId },
        { kind: 'delete-attachment', conversationId: otherConversationId, messageId: done.messageId },
      ]);
      expect(await reopened.attachment(conversationId, done.messageId)).toEqual(done);
      expect(await reopened.attachment(conversationId, messageId)).toBeUndefined();
      expect(await reopened.attachmentsAtWork()).toHaveLength(3);
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
        'too-many-joins',
        'verified',
        'fork',
        'message-gone',
        'lost-on-both-sides',
        'rejoined',
        'session-renewed',
        'ended',
        'ended-by-other',
        'mailbox-was-full',
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
          { kind: 'hold-payload', held: { relationshipId, sequence: 9, payload: bytes(1, 1), heldAt: at(1) } },
          { kind: 'put-invite', invite: openInvite },
          { kind: 'append-entry', entry },
        ];
        await expect(store.commit(changes)).rejects.toThrow();
        expect(await store.session(conversationId)).toEqual(fullSession());
        expect(await store.outbox()).toEqual([]);
        expect(await store.hasSeen('aa')).toBe(false);
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
