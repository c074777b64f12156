/** What tests give away. */
import { type EventPayload, events, type Input, type RecordDocument } from '../../../shared/contract/index.ts';
import type { ClientId } from '../../../shared/domain/ids.ts';
import { releaseParts } from '../../../shared/domain/release.ts';
import type { LocalScreen } from '../local-screen.ts';

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

/** All that there is of 2026, in files of every kind. */
export function wholeRecord(clientId: ClientId, folder: string): Input<'records.export'> {
  return {
    ...{ clientId, fromDay: '2026-01-01', toDay: '2026-12-31', timeZone: 'UTC', ...everything },
    ...{ formats: ['zip', 'json', 'text', 'csv', 'fhir'], locale: 'en', pageSize: 'A4' },
    ...{ recipient: 'Ana', reason: 'her request', folder },
  };
}

/** How a task ends that was started on that screen. */
export function outcomeOf(screen: LocalScreen, taskId: string): Promise<EventPayload<'taskEnded'>['outcome']> {
  return new Promise((resolve) => {
    function look(): void {
      for (const { event, payload } of screen.events) {
        if (event !== 'taskEnded') continue;
        const ended = events.taskEnded.parse(payload);
        if (ended.taskId === taskId) resolve(ended.outcome);
      }
    }
    screen.port.onMessage(look);
    look();
  });
}
