/** The help follows what really happened, and asks for a signature only where there is something to sign. */
import { expect, test } from 'vitest';
import { type JoinProgress, type Signing, signingOf, stepsWith } from './help-steps.ts';

const progresses: readonly JoinProgress[] = ['invited', 'asked', 'joined', 'wrote'];
const nowOf = (progress: JoinProgress, signing: Signing) =>
  stepsWith(progress, signing).find(({ state }) => state === 'now')?.step;

test('the step goes forward with what really happened, never back', () => {
  expect(progresses.map((progress) => nowOf(progress, 'none'))).toEqual(['scan', 'wait', 'inside', 'write']);
  expect(progresses.map((progress) => nowOf(progress, 'open'))).toEqual(['scan', 'wait', 'inside', 'sign']);
  expect(stepsWith('asked', 'none').map(({ state }) => state)).toEqual([
    ...['done', 'done', 'done', 'now', 'ahead', 'ahead'],
  ]);
});

test('signing is a step of its own where somebody is asked to, and is done when it was answered', () => {
  expect(stepsWith('wrote', 'none').map(({ step }) => step)).not.toContain('sign');
  expect(stepsWith('wrote', 'answered').every(({ state }) => state === 'done')).toBe(true);
  // Signed before a word was written: the word is still to come.
  expect(nowOf('joined', 'answered')).toBe('inside');
  expect(stepsWith('joined', 'answered').at(-1)).toEqual({ step: 'sign', state: 'done' });
});

test('a no is an answer, and without a policy there is nothing to sign', () => {
  expect(signingOf(undefined, false)).toBe('none');
  expect(signingOf('not-asked', true)).toBe('open');
  expect(signingOf('asked', false)).toBe('open');
  expect(signingOf('refused', true)).toBe('answered');
});
