import { describe, expect, test } from 'vitest';
import type { ClientId, MessageId, RelationshipId, Timestamp } from '../../shared/domain/ids.ts';
import type { ConversationEvent, Entry } from '../../shared/messenger/store.ts';
import { missingOf } from './missing-messages.ts';
import { firstUnreadOf, timelineOf, unreadUpTo } from './timeline.ts';
import { charactersOver } from './too-long.ts';

const conversationId = 'c'.repeat(32) as ClientId;
const relationshipId = 'd'.repeat(32) as RelationshipId;
const hourMs = 3_600_000;

function entry(direction: Entry['direction'], sequence: number, at: number, changes: Partial<Entry> = {}): Entry {
  return {
    messageId: `${direction} ${String(sequence)}` as MessageId,
    conversationId,
    relationshipId,
    direction,
    sequence,
    type: 1,
    text: 'text',
    refersTo: undefined,
    sentAt: at as Timestamp,
    storedAt: at as Timestamp,
    orderAt: at as Timestamp,
    payload: new Uint8Array(),
    chainHash: new Uint8Array(),
    delivery: undefined,
    readAt: undefined,
    ...changes,
  };
}

function event(what: ConversationEvent['what'], at: number): ConversationEvent {
  return { conversationId, at: at as Timestamp, what };
}

const dayOf = (at: number) => String(Math.floor(at / (24 * hourMs)));
const shapeOf = (source: Partial<Parameters<typeof timelineOf>[0]>) =>
  timelineOf({ entries: [], events: [], hasEarlier: false, firstUnread: undefined, dayOf, ...source }).map((item) =>
    item.kind === 'message'
      ? `${item.startsRun ? 'run ' : ''}${item.entry.messageId}`
      : item.kind === 'event'
        ? item.what
        : item.kind,
  );

describe('the lines of a conversation', () => {
  test('days separate, and a run of one sender shares a head', () => {
    const entries = [
      entry('incoming', 1, 1 * hourMs),
      entry('incoming', 2, 1 * hourMs + 60_000),
      entry('outgoing', 1, 1 * hourMs + 120_000),
      entry('outgoing', 2, 2 * hourMs),
      entry('outgoing', 3, 30 * hourMs),
    ];
    expect(shapeOf({ entries })).toEqual([
      'day',
      'run incoming 1',
      'incoming 2',
      'run outgoing 1',
      'run outgoing 2',
      'day',
      'run outgoing 3',
    ]);
  });

  test('events stand where they happened, and those of no concern to the client are left out', () => {
    const entries = [entry('incoming', 1, 10 * hourMs), entry('incoming', 2, 10 * hourMs + 1000)];
    const events = [
      event('joined', 9 * hourMs),
      event('attempt-on-used-invite', 9 * hourMs),
      event('verified', 10 * hourMs + 500),
    ];
    expect(shapeOf({ entries, events })).toEqual(['day', 'joined', 'run incoming 1', 'verified', 'run incoming 2']);
  });

  test('events older than the page wait for the earlier pages', () => {
    const entries = [entry('incoming', 1, 10 * hourMs)];
    const events = [event('joined', 9 * hourMs), event('fork', 11 * hourMs)];
    expect(shapeOf({ entries, events, hasEarlier: true })).toEqual(['day', 'run incoming 1', 'fork']);
  });

  test('the unread line stands above the first message that was not seen', () => {
    const entries = [
      entry('incoming', 1, hourMs, { readAt: 5 as Timestamp }),
      entry('outgoing', 1, hourMs + 1),
      entry('incoming', 2, hourMs + 2),
    ];
    const firstUnread = firstUnreadOf(entries)?.messageId;
    expect(shapeOf({ entries, firstUnread })).toEqual([
      'day',
      'run incoming 1',
      'run outgoing 1',
      'unread',
      'run incoming 2',
    ]);
  });

  test('no line comes twice under one name, though the clock went back over midnight', () => {
    const entries = [entry('incoming', 1, 25 * hourMs), entry('incoming', 2, 25 * hourMs + 1)];
    const events = [event('asked-to-join', 23 * hourMs), event('joined', 25 * hourMs)];
    const keys = timelineOf({ entries, events, hasEarlier: false, firstUnread: undefined, dayOf }).map(
      ({ key }) => key,
    );
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('what counts as seen is the highest incoming message of this relationship', () => {
    const other = 'e'.repeat(32) as RelationshipId;
    const entries = [
      entry('incoming', 1, 1, { readAt: 5 as Timestamp }),
      entry('incoming', 4, 2),
      entry('incoming', 3, 3),
      entry('outgoing', 9, 4),
      entry('incoming', 50, 5, { relationshipId: other }),
    ];
    expect(unreadUpTo(entries, relationshipId)).toBe(4);
    expect(unreadUpTo(entries.slice(0, 1), relationshipId)).toBeUndefined();
  });
});

describe('attacks 12: messages that are missing', () => {
  const since = 1_000 as Timestamp;
  const received = { sequence: 2, hash: new Uint8Array() };
  const gap = { since, upTo: 8, asks: 0, waitsFrom: since };
  const held = (...sequences: number[]) => sequences.map((sequence) => ({ sequence }));

  test('are counted between what was received and what is held, and said after thirty seconds', () => {
    expect(missingOf({ received, gap }, held(8, 5))).toEqual({ count: 4, sayAt: 31_000, isAskedFor: false });
  });

  test('also at the end, where nothing that came later shows it, and that they were asked for only once they were', () => {
    const asked = { ...gap, upTo: 3, asks: 1 };
    expect(missingOf({ received, gap: asked }, [])).toEqual({ count: 1, sayAt: 31_000, isAskedFor: true });
  });

  test('nothing is missing without a gap, or when all of it is held', () => {
    expect(missingOf({ received }, held(8))).toBeUndefined();
    expect(missingOf({ received, gap }, held(3, 4, 5, 6, 7, 8, 9))).toBeUndefined();
  });
});

describe('a text that is too long', () => {
  test('says how many characters have to go, counted as a person sees them', () => {
    expect(charactersOver('a'.repeat(110), 100)).toBe(10);
    expect(charactersOver(`${'a'.repeat(98)}😀😀`, 100)).toBe(2);
    expect(charactersOver('ä'.repeat(60), 100)).toBe(10);
  });
});
