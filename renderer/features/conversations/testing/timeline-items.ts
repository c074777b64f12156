/** Timeline items for tests, each with a key that grows with its making. */
import { messageId, relationshipId, timestamp } from '../../../../shared/contract/shapes.ts';
import type { MessageItem, TimelineItem } from '../timeline-rows.ts';

let made = 0;

function next(): { key: string; id: MessageItem['id'] } {
  made += 1;
  return { key: String(made).padStart(8, '0'), id: messageId.parse(made.toString(16).padStart(32, '0')) };
}

export function message(at: number, isOwn: boolean, text = 'text'): MessageItem {
  const when = timestamp.parse(at);
  return {
    kind: 'message',
    ...next(),
    relationshipId: relationshipId.parse('0'.repeat(32)),
    sequence: made,
    isOwn,
    text,
    at: when,
    storedAt: when,
    isUnread: !isOwn,
  };
}

export function event(at: number): Extract<TimelineItem, { kind: 'event' }> {
  return { kind: 'event', key: next().key, at: timestamp.parse(at), what: 'joined' };
}
