import { expect, test } from 'vitest';
import { helpSteps, stepNow } from './help-steps.ts';

test('the step goes forward with what really happened, never back', () => {
  const places = (['invited', 'asked', 'joined', 'wrote'] as const).map((progress) =>
    helpSteps.indexOf(stepNow(progress)),
  );
  expect(places).toEqual([0, 3, 4, 5]);
});
