/** Tells whether this browser holds a conversation, without leaving a trace where there is none. */

/** Neutral: it is seen in the browser's own list of stored data. */
export const databaseName = 'messages';

export function deviceExists(name = databaseName): Promise<boolean> {
  return new Promise((resolve) => {
    let request: IDBOpenDBRequest;
    try {
      request = indexedDB.open(name);
    } catch {
      resolve(false);
      return;
    }
    request.onupgradeneeded = () => {
      // Only a store that does not exist is upgraded from nothing; aborting undoes its creation.
      request.transaction?.abort();
    };
    request.onsuccess = () => {
      request.result.close();
      resolve(true);
    };
    request.onerror = (event) => {
      event.preventDefault();
      resolve(false);
    };
  });
}
