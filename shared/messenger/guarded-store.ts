/** The store and the files as the engine uses them: closed once the engine has stopped, and every failure told once. */
import type { AttachmentFiles } from './attachment-files.ts';
import type { MessengerPorts } from './messenger.ts';
import type { ConversationStore } from './store.ts';

/** What a call gets that was still on its way when the engine stopped; nothing of it was written. */
export class Stopped extends Error {
  constructor() {
    super('The messenger has stopped');
    this.name = 'Stopped';
  }
}

export type GuardedStore = {
  readonly store: ConversationStore;
  /** Undefined where this end keeps no files. */
  readonly files: AttachmentFiles | undefined;
  /** From now on every call is refused. Resolves when the last one that had begun has ended. */
  close(): Promise<void>;
  /** Whether this is one of the store's own failures, which `onFailure` has heard of. */
  isKnownFailure(error: unknown): boolean;
};

export function guardStore(
  { store, attachments }: Pick<MessengerPorts, 'store' | 'attachments'>,
  onFailure: (error: unknown) => void,
): GuardedStore {
  const files = attachments?.files;
  const failures = new WeakSet<object>();
  const running = new Set<Promise<unknown>>();
  let isClosed = false;

  async function guarded<Outcome>(call: () => Promise<Outcome>): Promise<Outcome> {
    if (isClosed) throw new Stopped();
    const work = call();
    running.add(work);
    try {
      return await work;
    } catch (error) {
      if (typeof error === 'object' && error !== null) failures.add(error);
      onFailure(error);
      throw error;
    } finally {
      running.delete(work);
    }
  }

  return {
    store: {
      sessions: () => guarded(() => store.sessions()),
      session: (conversationId) => guarded(() => store.session(conversationId)),
      invites: () => guarded(() => store.invites()),
      joins: () => guarded(() => store.joins()),
      entry: (conversationId, messageId) => guarded(() => store.entry(conversationId, messageId)),
      entriesBetween: (relationshipId, direction, from, to) =>
        guarded(() => store.entriesBetween(relationshipId, direction, from, to)),
      outbox: () => guarded(() => store.outbox()),
      hasSeen: (cellHash) => guarded(() => store.hasSeen(cellHash)),
      heldPayloads: (relationshipId) => guarded(() => store.heldPayloads(relationshipId)),
      attachment: (conversationId, messageId) => guarded(() => store.attachment(conversationId, messageId)),
      attachmentsAtWork: () => guarded(() => store.attachmentsAtWork()),
      commit: (changes) => guarded(() => store.commit(changes)),
    },
    files: files && {
      put: (fileId, part, sealed) => guarded(() => files.put(fileId, part, sealed)),
      get: (fileId, part) => guarded(() => files.get(fileId, part)),
      finish: (fileId, parts) => guarded(() => files.finish(fileId, parts)),
      remove: (fileId) => guarded(() => files.remove(fileId)),
    },
    async close() {
      isClosed = true;
      await Promise.allSettled(running);
    },
    isKnownFailure: (error) =>
      error instanceof Stopped || (typeof error === 'object' && error !== null && failures.has(error)),
  };
}
