/** What IndexedDB throws, as the fault that the messenger tells apart from all others; and how a transaction is undone. */
import { StoreFull } from '../../shared/messenger/store.ts';

export function storeFault(error: unknown): unknown {
  return isQuotaError(error) ? new StoreFull() : error;
}

/** Without this, what was written before the fault would stay. */
export function abort(transaction: { abort(): void }): void {
  try {
    transaction.abort();
  } catch {
    // It had ended by itself already.
  }
}

/** Browsers disagree on whether this is a DOMException or a class of its own; the name is the same. */
function isQuotaError(error: unknown): boolean {
  return error instanceof Error && error.name === 'QuotaExceededError';
}
