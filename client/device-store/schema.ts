/** The stores and indexes of the page's IndexedDB, and how they are opened, found and erased. */
import { deleteDB, openDB, unwrap } from 'idb';
import type { DBSchema, IDBPDatabase } from 'idb';
import type { Answer } from '../../shared/domain/forms/answers.ts';
import type { Attachment } from '../../shared/messenger/attachment-state.ts';
import type {
  ConversationEvent,
  Entry,
  HeldPayload,
  Invite,
  OutboxItem,
  PendingJoin,
  Session,
} from '../../shared/messenger/store.ts';
import { databaseName } from './device-exists.ts';
import type { Kept, RowSeal } from './row-seal.ts';

/** `shown` is 1 for what has a place on screen and 0 for receipts and the like; IndexedDB cannot index booleans. */
export type EntryRow = Entry & {
  readonly shown: 0 | 1;
  /** Only of what asks a form, so that the index holds nothing else. */
  readonly asksForm?: 1;
};
/** `atWork` is 1 while the messenger has something to do for it. */
export type AttachmentRow = Attachment & { readonly atWork: 0 | 1 };
/** A sealed part of a file, of 1 MiB at most. */
export type PartRow = { readonly fileId: string; readonly part: number; readonly sealed: Uint8Array };
export type EventRow = ConversationEvent & { readonly position?: number };
export type OutboxRow = Omit<OutboxItem, 'position'> & { readonly position?: number };
export type SeenRow = { readonly cellHash: string; readonly forgetAt: number };
export type DraftRow = { readonly conversationId: string; readonly text: string };
/** What is filled in of a form and not sent. */
export type FormDraftRow = {
  readonly conversationId: string;
  readonly messageId: string;
  readonly answers: readonly (readonly [question: string, answer: Answer])[];
};
export type SettingRow =
  | { readonly name: 'language'; readonly value: string }
  | { readonly name: 'sendsReadReceipts'; readonly value: boolean }
  /** Others use this device, too: the page asks who is there. */
  | { readonly name: 'isShared'; readonly value: boolean }
  /** The first letter of the name that was given on joining. */
  | { readonly name: 'initial'; readonly value: string }
  /** Agreed with the therapist; empty: none. */
  | { readonly name: 'codeWord'; readonly value: string };
/** Absent: the rows lie open. `wrapped` is the key of the rows. */
export type PasscodeRow = { readonly name: 'passcode'; readonly salt: Uint8Array; readonly wrapped: Uint8Array };
/** Who may write where the browser has no Web Locks, and until when. */
export type LeaseRow = { readonly name: 'writer'; readonly holder: string; readonly untilMs: number };

export type DeviceSchema = DBSchema & {
  sessions: { key: string; value: Kept<Session> };
  entries: {
    key: [relationshipId: string, direction: string, sequence: number];
    value: Kept<EntryRow>;
    indexes: {
      byMessage: [conversationId: string, messageId: string];
      /** Entries that refer to a message. */
      byTarget: [conversationId: string, refersTo: string];
      /** What asks a form, in the order in which it came. */
      byForm: [conversationId: string, asksForm: number, orderAt: number];
      /** Two messages of one sender in the same millisecond stand as they were sent. */
      byScreen: [conversationId: string, shown: number, orderAt: number, direction: string, sequence: number];
    };
  };
  outbox: { key: number; value: Kept<OutboxRow>; indexes: { byCell: string } };
  seen: { key: string; value: SeenRow; indexes: { byForgetAt: number } };
  held: { key: [relationshipId: string, sequence: number]; value: Kept<HeldPayload> };
  invites: { key: string; value: Kept<Invite> };
  joins: { key: string; value: Kept<PendingJoin> };
  attachments: {
    key: [conversationId: string, messageId: string];
    value: Kept<AttachmentRow>;
    /** Those that the messenger has something to do for. */
    indexes: { byWork: [atWork: number, createdAt: number] };
  };
  parts: { key: [fileId: string, part: number]; value: PartRow };
  events: { key: number; value: Kept<EventRow>; indexes: { byConversation: string } };
  drafts: { key: string; value: Kept<DraftRow> };
  formDrafts: { key: [conversationId: string, messageId: string]; value: Kept<FormDraftRow> };
  settings: { key: string; value: Kept<SettingRow> };
  passcode: { key: string; value: PasscodeRow };
  lease: { key: string; value: LeaseRow };
};

export type DeviceIdb = IDBPDatabase<DeviceSchema>;
/** The open store, and how its rows are written and read: whatever holds words, names or keys goes through `rows`. */
export type DeviceDatabase = { readonly idb: DeviceIdb; readonly rows: RowSeal };

const version = 8;

export type OpenedDevice =
  | { readonly kind: 'open'; readonly idb: DeviceIdb }
  /** A later version of this page wrote here. It is left alone. */
  | { readonly kind: 'newer' }
  /** The browser does not let this page keep anything. */
  | { readonly kind: 'blocked' };

/** `onLost` is called when the browser takes the open store away, or another tab erases it. */
export async function openDevice(onLost: () => void, name = databaseName): Promise<OpenedDevice> {
  try {
    const idb = await openDB<DeviceSchema>(name, version, {
      upgrade(database, from, _to, transaction) {
        if (from < 1) createStores(database);
        if (from < 2) transaction.objectStore('entries').createIndex('byTarget', ['conversationId', 'refersTo']);
        if (from < 3) dropFormerStore(database, 'cursors');
        if (from < 4) {
          const attachments = database.createObjectStore('attachments', { keyPath: ['conversationId', 'messageId'] });
          attachments.createIndex('byWork', ['atWork', 'createdAt']);
        }
        if (from < 5) database.createObjectStore('parts', { keyPath: ['fileId', 'part'] });
        if (from < 6) database.createObjectStore('passcode', { keyPath: 'name' });
        if (from < 7) database.createObjectStore('formDrafts', { keyPath: ['conversationId', 'messageId'] });
        if (from < 8)
          transaction.objectStore('entries').createIndex('byForm', ['conversationId', 'asksForm', 'orderAt']);
      },
      blocking(_current, _blocked, event) {
        if (event.target instanceof IDBDatabase) event.target.close();
        onLost();
      },
      terminated: onLost,
    });
    return { kind: 'open', idb };
  } catch (error) {
    return error instanceof DOMException && error.name === 'VersionError' ? { kind: 'newer' } : { kind: 'blocked' };
  }
}

/** What an earlier version kept and this one's types no longer name. */
function dropFormerStore(database: DeviceIdb, name: string): void {
  if (unwrap(database).objectStoreNames.contains(name)) unwrap(database).deleteObjectStore(name);
}

/** Version 1, but for what was dropped since. */
function createStores(database: DeviceIdb): void {
  database.createObjectStore('sessions', { keyPath: 'conversationId' });
  const entries = database.createObjectStore('entries', { keyPath: ['relationshipId', 'direction', 'sequence'] });
  entries.createIndex('byMessage', ['conversationId', 'messageId'], { unique: true });
  entries.createIndex('byScreen', ['conversationId', 'shown', 'orderAt', 'direction', 'sequence']);
  const outbox = database.createObjectStore('outbox', { keyPath: 'position', autoIncrement: true });
  outbox.createIndex('byCell', 'cellId', { unique: true });
  const seen = database.createObjectStore('seen', { keyPath: 'cellHash' });
  seen.createIndex('byForgetAt', 'forgetAt');
  database.createObjectStore('held', { keyPath: ['relationshipId', 'sequence'] });
  database.createObjectStore('invites', { keyPath: 'inviteId' });
  database.createObjectStore('joins', { keyPath: 'joinId' });
  const events = database.createObjectStore('events', { keyPath: 'position', autoIncrement: true });
  events.createIndex('byConversation', 'conversationId');
  database.createObjectStore('drafts', { keyPath: 'conversationId' });
  database.createObjectStore('settings', { keyPath: 'name' });
  database.createObjectStore('lease', { keyPath: 'name' });
}

/** Erases everything this page keeps on this device. Every connection must have been closed. */
export async function eraseDevice(name = databaseName): Promise<void> {
  await deleteDB(name);
}
