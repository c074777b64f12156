/** The only door of retention. */
export { createRetention } from './retention.handlers.ts';
export { isHeld } from './retention.repository.ts';
