import { expect, test } from 'vitest';
import { emergencyWordsOf, type RehearsedItem, stepsDone } from './rehearsal.ts';

const words = emergencyWordsOf({ phone: '', emergencyText: 'Call 555 0199, day and night.' });
const event = (what: string, at: number): RehearsedItem => ({ kind: 'event', what, at });
const says = (isOwn: boolean, text: string, at: number): RehearsedItem => ({ kind: 'message', isOwn, text, at });

test('a step is ticked by what happened, once, at its first time', () => {
  const items = [
    event('invited', 1),
    event('joined', 2),
    { kind: 'signature', at: 3 } as const,
    event('verified', 3),
    event('verified', 4),
    event('rejoined', 5),
  ];
  expect(stepsDone(items, words)).toEqual([
    { step: 'invited', at: 1 },
    { step: 'joined', at: 2 },
    { step: 'signed', at: 3 },
    { step: 'verified', at: 3 },
    { step: 'phone-lost', at: 5 },
  ]);
});

test('an answer counts only after the upset message, and only with a number to call', () => {
  const before = says(true, 'Call 911 in danger', 1);
  const upset = says(false, 'I can’t do this any more', 2);
  const calm = says(true, 'I hear you. In danger call 555-0199 now.', 4);
  const steps = (items: readonly RehearsedItem[]) => stepsDone(items, words).map(({ step }) => step);
  expect(steps([before, upset])).toEqual(['upset-heard']);
  expect(steps([upset, says(true, 'We talk on Tuesday at 14:00', 3)])).toEqual(['upset-heard']);
  expect(stepsDone([before, upset, calm], words)).toEqual([
    { step: 'upset-heard', at: 2 },
    { step: 'calm-answer', at: 4 },
  ]);
});
