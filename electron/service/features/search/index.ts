/** The only door of the search feature. */
export { createSearchHandlers, type SearchPorts } from './search.handlers.ts';
