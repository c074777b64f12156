/** What tests give away. */
import type { Input, RecordDocument } from '../../../shared/contract/index.ts';
import { releaseParts } from '../../../shared/domain/release.ts';

type Choice = Pick<Input<'records.preview'>, 'audience' | 'parts' | 'picked' | 'psychotherapyNotes'>;

/** Everything but psychotherapy notes. */
export const everything: Choice = {
  audience: 'own',
  parts: [...releaseParts],
  picked: { kind: 'all-but', ids: [] },
  psychotherapyNotes: [],
};

export const noCounts: RecordDocument['counts'] = {
  ...{ messages: 0, expectedMessages: 0, attachments: 0, expectedAttachments: 0, events: 0, expectedEvents: 0 },
  ...{ imported: 0, expectedImported: 0 },
  ...{ contacts: 0, expectedContacts: 0, notes: 0, expectedNotes: 0, forms: 0, expectedForms: 0 },
  ...{ psychotherapyNotes: 0, expectedPsychotherapyNotes: 0, policies: 0, expectedPolicies: 0 },
  ...{ safetyPlans: 0, expectedSafetyPlans: 0, plans: 0, expectedPlans: 0, failed: 0 },
};
