/** With every message that arrives it is looked whether it is a form: among the forms alone. */
import { expect, test } from 'vitest';
import { planned, scansOfMessages } from '../../testing/query-plans.ts';
import { temporaryStore } from '../../testing/stores.ts';
import { unprojectedRows } from './form-entries.ts';

test('what just came is looked for by the index of forms, of one client and of all', () => {
  const { watched, plans } = planned(temporaryStore());
  unprojectedRows(watched);
  expect(scansOfMessages(plans)).toEqual(['SCAN entry USING INDEX entry_form']);
  expect(plans).toHaveLength(2);
  expect(plans[1]?.steps.join('\n')).toContain('SEARCH entry USING INDEX entry_form (conversation_id=?)');
});
