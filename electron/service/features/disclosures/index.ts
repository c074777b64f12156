/** The only door of the accounting of disclosures and of amendments. */
export { createAmendmentsRepository } from './amendments.repository.ts';
export { createDisclosuresHandlers } from './disclosures.handlers.ts';
