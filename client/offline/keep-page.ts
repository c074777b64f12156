/** Has the browser keep the page's own files once there is a conversation, and lets go of them with it. */

const workerPath = '/worker.js';

/** What the platform's own types do not name yet. */
type PolicyFactory = {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): unknown };
};

/** Nothing where the browser has no such thing, or a page without TLS is not given it: the page then needs its server. */
export async function keepPage(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  try {
    await navigator.serviceWorker.register(workerUrl());
  } catch {
    // Private windows and strict settings refuse it; everything else works.
  }
}

/** Leaves no worker and no cache behind. */
export async function forgetPage(): Promise<void> {
  if ('serviceWorker' in navigator) {
    for (const registration of await navigator.serviceWorker.getRegistrations()) await registration.unregister();
  }
  if ('caches' in globalThis) for (const name of await caches.keys()) await caches.delete(name);
}

/** The content policy takes the address of a script only from a named policy; there is one address. */
function workerUrl(): string {
  const factory: unknown = Reflect.get(globalThis, 'trustedTypes');
  if (!isPolicyFactory(factory)) return workerPath;
  const policy = factory.createPolicy('page-cache', { createScriptURL: () => workerPath });
  // A TrustedScriptURL, which the platform's types still call a string.
  return policy.createScriptURL(workerPath) as string;
}

function isPolicyFactory(found: unknown): found is PolicyFactory {
  return typeof found === 'object' && found !== null && 'createPolicy' in found;
}
