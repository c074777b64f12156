/** What the screen asks of the device store, and the two things it keeps there itself: the draft and the settings. */
import type { ClientId } from '../../shared/domain/ids.ts';
import type { Attachment } from '../../shared/messenger/attachment-state.ts';
import { type References, referencesOf, referringTypes } from '../../shared/messenger/references.ts';
import type { ConversationEvent, Entry } from '../../shared/messenger/store.ts';
import { entryOf } from './conversation-store.ts';
import type { DeviceDatabase, SettingRow } from './schema.ts';
import { storeFault } from './store-errors.ts';

export type ShownPage = {
  /** Oldest first. */
  readonly entries: readonly Entry[];
  readonly hasEarlier: boolean;
};

/** The newest `limit` entries that have a place on screen. */
export async function newestShown(
  { idb, rows }: DeviceDatabase,
  conversationId: ClientId,
  limit: number,
): Promise<ShownPage> {
  const range = IDBKeyRange.bound([conversationId, 1], [conversationId, 2]);
  const entries: Entry[] = [];
  let cursor = await idb.transaction('entries').store.index('byScreen').openCursor(range, 'prev');
  while (cursor !== null && entries.length < limit) {
    entries.push(entryOf(rows.open('entries', cursor.value)));
    cursor = await cursor.continue();
  }
  return { entries: entries.reverse(), hasEarlier: cursor !== null };
}

/** What asks a form, oldest first. */
export async function formsAsked({ idb, rows }: DeviceDatabase, conversationId: ClientId): Promise<readonly Entry[]> {
  const range = IDBKeyRange.bound([conversationId, 1], [conversationId, 2]);
  const kept = await idb.getAllFromIndex('entries', 'byForm', range);
  return kept.map((row) => entryOf(rows.open('entries', row))).filter(({ direction }) => direction === 'incoming');
}

/** What later entries say about a message: edits, its retraction, reactions. */
export async function referencesTo({ idb, rows }: DeviceDatabase, message: Entry): Promise<References> {
  const key = [message.conversationId, message.messageId] as [string, string];
  const kept = await idb.getAllFromIndex('entries', 'byTarget', key);
  const referring = kept
    .map((row) => rows.open('entries', row))
    .filter((row) => referringTypes.includes(row.type))
    .sort((a, b) => a.storedAt - b.storedAt || a.sequence - b.sequence);
  return referencesOf(
    referring.map(({ type, text, direction, orderAt }) => ({
      type,
      text,
      isOwn: direction === 'outgoing',
      at: orderAt,
    })),
  );
}

/** All files of a conversation, oldest first: those that messages speak of and those on their way. */
export async function attachmentsOf(
  { idb, rows }: DeviceDatabase,
  conversationId: ClientId,
): Promise<readonly Attachment[]> {
  const kept = await idb.getAll('attachments', IDBKeyRange.bound([conversationId], [conversationId, []]));
  const attachments = kept.map((row) => rows.open('attachments', row)).map(({ atWork: _atWork, ...rest }) => rest);
  return attachments.sort((a, b) => a.createdAt - b.createdAt);
}

/** Oldest first. */
export async function eventsOf(
  { idb, rows }: DeviceDatabase,
  conversationId: ClientId,
): Promise<readonly ConversationEvent[]> {
  const kept = await idb.getAllFromIndex('events', 'byConversation', conversationId);
  return kept.map((row) => rows.open('events', row));
}

export async function draftOf({ idb, rows }: DeviceDatabase, conversationId: ClientId): Promise<string> {
  const row = await idb.get('drafts', conversationId);
  return row === undefined ? '' : rows.open('drafts', row).text;
}

/** Rejects with the same faults as a commit. */
export async function keepDraft({ idb, rows }: DeviceDatabase, conversationId: ClientId, text: string): Promise<void> {
  try {
    if (text === '') await idb.delete('drafts', conversationId);
    else await idb.put('drafts', rows.shut('drafts', { conversationId, text }));
  } catch (error) {
    throw storeFault(error);
  }
}

/** What a person chose for this device. Absent: never asked. */
export type Settings = {
  readonly language?: string;
  readonly sendsReadReceipts?: boolean;
  readonly isShared?: boolean;
  readonly initial?: string;
  readonly codeWord?: string;
};

export async function settingsOf({ idb, rows }: DeviceDatabase): Promise<Settings> {
  const kept = await idb.getAll('settings');
  return Object.fromEntries(kept.map((row) => rows.open('settings', row)).map(({ name, value }) => [name, value]));
}

export async function keepSetting({ idb, rows }: DeviceDatabase, setting: SettingRow): Promise<void> {
  try {
    await idb.put('settings', rows.shut('settings', setting));
  } catch (error) {
    throw storeFault(error);
  }
}
