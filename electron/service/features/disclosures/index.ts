/** The only door of the accounting of disclosures and of amendments. */
export { createDisclosuresHandlers } from './disclosures.handlers.ts';
