/**
 * Keeps the page's own files, by their hashes and nothing else, so that the page opens while the relay is down.
 * It never sees what goes to a relay: only the page itself and its named files are answered here.
 */

/** Written in front of this file by the build: each file's path and `sha384-…`. */
declare const pageFiles: Readonly<Record<string, string>>;

/** What of a service worker's own types is used here; the rest of the page is compiled for windows. */
type WorkerEvent = { waitUntil(work: Promise<unknown>): void };
type FetchEvent = { readonly request: Request; respondWith(answer: Promise<Response>): void };
type PageWorker = {
  readonly location: Location;
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(kind: 'install' | 'activate', listener: (event: WorkerEvent) => void): void;
  addEventListener(kind: 'fetch', listener: (event: FetchEvent) => void): void;
};

const worker = globalThis as unknown as PageWorker;
/** One cache for each release: named by what is in it. */
const cacheName = `page ${pageFiles['/'] ?? ''}`;
/** A page that is slower than this comes from the cache. */
const patienceMs = 4_000;

worker.addEventListener('install', (event) => event.waitUntil(keepAll().then(() => worker.skipWaiting())));
worker.addEventListener('activate', (event) => event.waitUntil(dropOthers().then(() => worker.clients.claim())));
worker.addEventListener('fetch', (event) => {
  const { origin, pathname } = new URL(event.request.url);
  if (event.request.method !== 'GET' || origin !== worker.location.origin || !(pathname in pageFiles)) return;
  event.respondWith(pathname === '/' ? fresh() : kept(pathname, event.request));
});

async function keepAll(): Promise<void> {
  const cache = await caches.open(cacheName);
  await Promise.all(Object.entries(pageFiles).map(([path, integrity]) => keep(cache, path, integrity)));
}

/** A file that is not the one that was built rejects here, and then this worker never takes over. */
async function keep(cache: Cache, path: string, integrity: string): Promise<void> {
  const response = await fetch(path, { integrity, cache: 'no-cache', credentials: 'omit' });
  if (!response.ok) throw new Error('A file of the page did not arrive.');
  await cache.put(path, response);
}

async function dropOthers(): Promise<void> {
  for (const name of await caches.keys()) if (name !== cacheName) await caches.delete(name);
}

/** The page as its server has it now; what was kept where that cannot be had. The address is never looked at further. */
async function fresh(): Promise<Response> {
  const fallback = await caches.match('/', { cacheName });
  try {
    const signal = fallback === undefined ? null : AbortSignal.timeout(patienceMs);
    const response = await fetch('/', { credentials: 'omit', signal });
    return response.ok || fallback === undefined ? response : fallback;
  } catch (error) {
    if (fallback === undefined) throw error;
    return fallback;
  }
}

async function kept(path: string, request: Request): Promise<Response> {
  return (await caches.match(path, { cacheName })) ?? fetch(request);
}
