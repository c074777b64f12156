/** The only door of the adoption feature. */
export { createAdoptionHandlers } from './adoption.handlers.ts';
