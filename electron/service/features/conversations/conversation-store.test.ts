import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemRandom } from '../../../../shared/crypto/random.ts';
import { toHex } from '../../../../shared/language/bytes.ts';
import type { ConversationStore } from '../../../../shared/messenger/store.ts';
import { conversationStoreSuite } from '../../../../tests/contract-suites/conversation-store.ts';
import { createStore, type OpenStore, openStore } from '../../database/open.ts';
import { createConversationStore } from './conversation-store.repository.ts';

conversationStoreSuite('SQLite', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'quietline-test-'));
  const location = { path: join(folder, 'store.db'), key: systemRandom(32), vaultId: toHex(systemRandom(16)) };
  const mark = createStore({ ...location, epochId: toHex(systemRandom(16)), createdAt: 0 });

  function open(): OpenStore {
    const outcome = openStore({ ...location, mark });
    if (outcome.kind !== 'open') throw new Error(outcome.problem);
    return outcome.store;
  }

  let file = open();
  let current = createConversationStore(file.database);
  // One connection has the file to itself: the suite's first instance goes on through the newest.
  const store: ConversationStore = {
    sessions: () => current.sessions(),
    session: (...values) => current.session(...values),
    invites: () => current.invites(),
    joins: () => current.joins(),
    entry: (...values) => current.entry(...values),
    entriesBetween: (...values) => current.entriesBetween(...values),
    outbox: () => current.outbox(),
    hasSeen: (...values) => current.hasSeen(...values),
    heldPayloads: (...values) => current.heldPayloads(...values),
    attachment: (...values) => current.attachment(...values),
    attachmentsAtWork: () => current.attachmentsAtWork(),
    commit: (...values) => current.commit(...values),
  };
  return {
    store,
    async reopen() {
      file.close();
      file = open();
      current = createConversationStore(file.database);
      return current;
    },
    async close() {
      file.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
});
