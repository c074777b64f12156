/** The only door of deletions. */
export { createDeletionsHandlers } from './deletions.handlers.ts';
