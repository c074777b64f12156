/** The only door of the conversations feature. */
export { createConversationStore } from './conversation-store.repository.ts';
export { type ConversationsPorts, createConversationsHandlers } from './conversations.handlers.ts';
export { createConversationsRepository } from './conversations.repository.ts';
export { createReferencesRepository, type ReferencesRepository } from './references.repository.ts';
export { createTimelineRepository, type TimelineSource } from './timeline.repository.ts';
export {
  contactKeyOf,
  decodeTimelineKey,
  encodeTimelineKey,
  importedKeyOf,
  timelineKeyOf,
  type TimelinePlace,
} from './timeline-key.ts';
export { freezeRestored } from './freeze-restored.ts';
