import { conversationStoreSuite } from '../contract-suites/conversation-store.ts';
import { createMemoryStore } from '../../shared/messenger/testing/memory-store.ts';

conversationStoreSuite('the store in memory', async () => {
  const store = createMemoryStore();
  return { store, reopen: async () => store, close: async () => undefined };
});
