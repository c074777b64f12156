/** Turns what IndexedDB throws into the fault that the messenger tells apart from all others. */
import { StoreFull } from '../../shared/messenger/store.ts';

export function storeFault(error: unknown): unknown {
  return isQuotaError(error) ? new StoreFull() : error;
}

/** Browsers disagree on whether this is a DOMException or a class of its own; the name is the same. */
function isQuotaError(error: unknown): boolean {
  return error instanceof Error && error.name === 'QuotaExceededError';
}
