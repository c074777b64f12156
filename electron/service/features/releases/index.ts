/** The only door of the releases feature. */
export { createReleasesHandlers } from './releases.handlers.ts';
export { createReleasesRepository, outsideItems, type ReleasesRepository } from './releases.repository.ts';
