/** What the screen asks of the device store, and the two things it keeps there itself: the draft and the settings. */
import type { ClientId } from '../../shared/domain/ids.ts';
import type { Attachment } from '../../shared/messenger/attachment-state.ts';
import { type References, referencesOf, referringTypes } from '../../shared/messenger/references.ts';
import type { ConversationEvent, Entry } from '../../shared/messenger/store.ts';
import type { DeviceDatabase, SettingRow } from './schema.ts';
import { storeFault } from './store-errors.ts';

export type ShownPage = {
  /** Oldest first. */
  readonly entries: readonly Entry[];
  readonly hasEarlier: boolean;
};

/** The newest `limit` entries that have a place on screen. */
export async function newestShown(
  database: DeviceDatabase,
  conversationId: ClientId,
  limit: number,
): Promise<ShownPage> {
  const range = IDBKeyRange.bound([conversationId, 1], [conversationId, 2]);
  const entries: Entry[] = [];
  let cursor = await database.transaction('entries').store.index('byScreen').openCursor(range, 'prev');
  while (cursor !== null && entries.length < limit) {
    const { shown: _shown, ...entry } = cursor.value;
    entries.push(entry);
    cursor = await cursor.continue();
  }
  return { entries: entries.reverse(), hasEarlier: cursor !== null };
}

/** What later entries say about a message: edits, its retraction, reactions. */
export async function referencesTo(database: DeviceDatabase, message: Entry): Promise<References> {
  const key = [message.conversationId, message.messageId] as [string, string];
  const rows = await database.getAllFromIndex('entries', 'byTarget', key);
  const referring = rows
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
  database: DeviceDatabase,
  conversationId: ClientId,
): Promise<readonly Attachment[]> {
  const rows = await database.getAll('attachments', IDBKeyRange.bound([conversationId], [conversationId, []]));
  return rows.map(({ atWork: _atWork, ...attachment }) => attachment).sort((a, b) => a.createdAt - b.createdAt);
}

/** Oldest first. */
export function eventsOf(database: DeviceDatabase, conversationId: ClientId): Promise<readonly ConversationEvent[]> {
  return database.getAllFromIndex('events', 'byConversation', conversationId);
}

export async function draftOf(database: DeviceDatabase, conversationId: ClientId): Promise<string> {
  return (await database.get('drafts', conversationId))?.text ?? '';
}

/** Rejects with the same faults as a commit. */
export async function keepDraft(database: DeviceDatabase, conversationId: ClientId, text: string): Promise<void> {
  try {
    if (text === '') await database.delete('drafts', conversationId);
    else await database.put('drafts', { conversationId, text });
  } catch (error) {
    throw storeFault(error);
  }
}

export type Settings = { readonly language: string | undefined; readonly sendsReadReceipts: boolean };

export async function settingsOf(database: DeviceDatabase): Promise<Settings> {
  let language: string | undefined;
  let sendsReadReceipts = true;
  for (const row of await database.getAll('settings')) {
    if (row.name === 'language') language = row.value;
    else sendsReadReceipts = row.value;
  }
  return { language, sendsReadReceipts };
}

export async function keepSetting(database: DeviceDatabase, setting: SettingRow): Promise<void> {
  try {
    await database.put('settings', setting);
  } catch (error) {
    throw storeFault(error);
  }
}
