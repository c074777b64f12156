import { describe, expect, test } from 'vitest';
import type { ClientId } from '../../shared/domain/ids.ts';
import type { Session } from '../../shared/messenger/store.ts';
import { chooseConversation, newerThan } from './choose-conversation.ts';

function session(id: string, openedAt: number, phase: Session['phase'], name = 'Amara'): Session {
  const parts: Partial<Record<keyof Session, unknown>> = { conversationId: id, openedAt, phase, peerProfile: { name } };
  return parts as unknown as Session;
}

const old = session('old', 1, 'ended');
const now = session('now', 2, 'open');
const asked = session('asked', 3, 'awaiting-welcome');

describe('which conversation is shown', () => {
  test('the only live one, an ended one when nothing lives, and nothing where there is none', () => {
    expect(chooseConversation([old, now], undefined)).toEqual({ kind: 'one', session: now });
    expect(chooseConversation([old], undefined)).toEqual({ kind: 'one', session: old });
    expect(chooseConversation([], undefined)).toEqual({ kind: 'none' });
  });

  test('several live ones are a question, and what has ended can be reached through it', () => {
    const several = { kind: 'several', sessions: [asked, now, old] };
    expect(chooseConversation([old, now, asked], undefined)).toEqual(several);
    expect(chooseConversation([old, now], 'ask')).toEqual({ kind: 'several', sessions: [now, old] });
    expect(chooseConversation([old], 'ask')).toEqual({ kind: 'one', session: old });
    expect(chooseConversation([old, now, asked], 'old' as ClientId)).toEqual({ kind: 'one', session: old });
  });

  test('an ended one goes on in a later one with the same person, never in another', () => {
    expect(newerThan(old, [old, now])).toBe(now);
    expect(newerThan(old, [old, session('other', 2, 'open', 'Ines')])).toBeUndefined();
    expect(newerThan(now, [old, now])).toBeUndefined();
  });
});
