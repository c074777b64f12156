/** What is known on this device of the forms in a conversation: what was asked, what was answered, what is half filled in. */
import type { ClientId, MessageId } from '../../shared/domain/ids.ts';
import type { AnswerStanding, FormAnswer } from '../../shared/messenger/form-codec.ts';
import { readForm, readFormAnswer } from '../../shared/messenger/forms.ts';
import type { ShownForm } from '../../shared/messenger/forms.ts';
import type { Entry } from '../../shared/messenger/store.ts';
import type { Answers } from '../../shared/domain/forms/answers.ts';
import type { DeviceDatabase } from '../device-store/schema.ts';
import { formAnswerType, formType } from '../device-store/shown-types.ts';
import { storeFault } from '../device-store/store-errors.ts';

export type FormState = {
  readonly asked: Entry;
  readonly shown: ShownForm;
  /** The last answer given from here. */
  readonly given: FormAnswer | undefined;
  readonly hasDraft: boolean;
};

/** Of each entry that asks a form or answers one: that form. What this version can't show is left out. */
export async function formsOf(
  database: DeviceDatabase,
  conversationId: ClientId,
  entries: readonly Entry[],
): Promise<ReadonlyMap<MessageId, FormState>> {
  const states = new Map<MessageId, FormState>();
  for (const entry of entries) {
    const askedId =
      entry.type === formType ? entry.messageId : entry.type === formAnswerType ? entry.refersTo : undefined;
    if (askedId === undefined) continue;
    const state = states.get(askedId) ?? (await formOf(database, conversationId, askedId));
    if (state === undefined) continue;
    states.set(askedId, state);
    states.set(entry.messageId, state);
  }
  return states;
}

async function formOf(
  { idb, rows }: DeviceDatabase,
  conversationId: ClientId,
  askedId: MessageId,
): Promise<FormState | undefined> {
  const row = await idb.getFromIndex('entries', 'byMessage', [conversationId, askedId]);
  const asked = row && rows.open('entries', row);
  const shown = asked?.direction === 'incoming' ? readForm(asked) : undefined;
  if (asked === undefined || shown === undefined) return undefined;
  const referring = await idb.getAllFromIndex('entries', 'byTarget', [conversationId, askedId]);
  const answers = referring
    .map((kept) => rows.open('entries', kept))
    .filter(({ type, direction }) => type === formAnswerType && direction === 'outgoing')
    .sort((a, b) => a.storedAt - b.storedAt || a.sequence - b.sequence);
  const read = answers.flatMap((entry) => {
    const answer = readFormAnswer(asked, entry);
    return answer.kind === 'sound' ? [answer.answer] : [];
  });
  const hasDraft = (await idb.count('formDrafts', [conversationId, askedId])) > 0;
  return { asked, shown, given: read.at(-1), hasDraft };
}

/** What an own answer said, as it stood then. */
export function standingOfAnswer(state: FormState, entry: Entry): AnswerStanding | undefined {
  const read = readFormAnswer(state.asked, entry);
  return read.kind === 'sound' ? read.answer.standing : undefined;
}

export async function formDraftOf({ idb, rows }: DeviceDatabase, asked: Entry): Promise<Answers | undefined> {
  const row = await idb.get('formDrafts', [asked.conversationId, asked.messageId]);
  return row && new Map(rows.open('formDrafts', row).answers);
}

/** Rejects with the same faults as a commit. Undefined takes the draft away. */
export async function keepFormDraft(
  { idb, rows }: DeviceDatabase,
  { conversationId, messageId }: Entry,
  answers: Answers | undefined,
): Promise<void> {
  try {
    if (answers === undefined) await idb.delete('formDrafts', [conversationId, messageId]);
    else await idb.put('formDrafts', rows.shut('formDrafts', { conversationId, messageId, answers: [...answers] }));
  } catch (error) {
    throw storeFault(error);
  }
}
