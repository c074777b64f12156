/** Starts a relay in this process: on its own from relay.entry.ts, or embedded in the app's service. */

import type { IncomingMessage } from 'node:http';
import { type Clock, systemClock } from '../shared/language/clock.ts';
import { createAuthenticator } from './http/authenticate.ts';
import { createHostNames } from './http/host-names.ts';
import { readPage } from './http/page.ts';
import { createRelayServer } from './http/server.ts';
import { createSockets } from './http/sockets.ts';
import { createAddressKeys } from './limits/address-keys.ts';
import { defaultLimits, type RelayLimits } from './limits/relay-limits.ts';
import { createTokenBuckets } from './limits/token-buckets.ts';
import { createArrivals } from './queues/arrivals.ts';
import { createQueues } from './queues/queues.ts';
import { isStoreFull, openSqliteStore } from './stores/sqlite-store.ts';

export type { RelayLimits } from './limits/relay-limits.ts';

/** Counts, codes and versions only: never an id, an address or a body. */
export type RelayLog = {
  info(fields: Readonly<Record<string, string | number>>, message: string): void;
  error(fields: Readonly<Record<string, string | number>>, message: string): void;
};

export type RelayOptions = {
  /** The address to listen on; loopback unless said otherwise. */
  readonly host?: string;
  /** 0 lets the system choose. */
  readonly port?: number;
  readonly dataFolder: string;
  /** The built client page; without it `/` says in a sentence that there is none. */
  readonly pageFolder?: string | undefined;
  /** The names under which a TLS proxy makes this relay known. */
  readonly publicHosts?: readonly string[];
  /** Other relays that clients of the served page may reach, such as `https://relay.example`. */
  readonly pageRelays?: readonly string[];
  /** Take the asker's address from the last entry of X-Forwarded-For, which the proxy in front has written. */
  readonly trustProxy?: boolean;
  /** What `createMailbox` must bring as its token. */
  readonly operatorPassword?: string | undefined;
  readonly limits?: Partial<RelayLimits>;
  /** How large the store may become; when it is, senders and makers of mailboxes are told that there is no room. */
  readonly maxStoreBytes?: number;
  readonly clock?: Clock;
  readonly version?: string;
  readonly log?: RelayLog;
};

export type RunningRelay = {
  /** `http://127.0.0.1:8787`: where it listens, without a slash at the end. */
  readonly url: string;
  /** Deletes now what has outlived its time; otherwise done every hour. */
  sweep(): Promise<void>;
  /** Answers what is under way, closes the sockets and the store. */
  close(): Promise<void>;
};

const sweepEveryMs = 3_600_000;
const noLog: RelayLog = { info: () => undefined, error: () => undefined };

/** Rejects with a plain sentence when the store or the address cannot be had. */
export async function startRelay(options: RelayOptions): Promise<RunningRelay> {
  const clock = options.clock ?? systemClock;
  const log = options.log ?? noLog;
  const version = options.version ?? '0.1.0';
  const listenHost = options.host ?? '127.0.0.1';
  const limits = { ...defaultLimits, ...options.limits };
  const page = readPage(options.pageFolder, options.pageRelays ?? []);
  const store = openSqliteStore(options.dataFolder, options.maxStoreBytes);
  const arrivals = createArrivals(limits.longPolls, limits.longPollsPerMailbox);
  const queues = createQueues(store, arrivals, limits, clock);
  const authenticator = createAuthenticator(clock);
  const blobReads = createTokenBuckets(clock, limits.blobReadsPerMinute, limits.blobReadsPerMinute);
  const blobBytes = createTokenBuckets(clock, limits.blobReadBytesPerMinute, limits.blobReadBurstBytes);
  const newMailboxes = createTokenBuckets(clock, limits.newMailboxesPerMinute, limits.newMailboxesPerMinute);
  const addressKeys = createAddressKeys(clock, () => {
    blobReads.clear();
    blobBytes.clear();
    newMailboxes.clear();
  });

  function onFault(cause: unknown): void {
    log.error({ fault: faultCode(cause) }, 'A request met a fault.');
  }

  function addressOf(request: IncomingMessage): string | undefined {
    const forwarded = request.headers['x-forwarded-for'];
    const last = typeof forwarded === 'string' ? forwarded.split(',').at(-1)?.trim() : undefined;
    return options.trustProxy === true && last !== undefined ? last : request.socket.remoteAddress;
  }

  const server = createRelayServer({ limits, page, clock, isStoreFull, onFault });
  let closeSockets = () => undefined as void;
  let port: number;
  try {
    port = await server.listen(listenHost, options.port ?? 0, (chosenPort) => {
      const hostNames = createHostNames(options.publicHosts ?? [], listenHost, chosenPort);
      const sockets = createSockets({
        store,
        arrivals,
        authenticator,
        hostNames,
        addressKeys,
        limits,
        clock,
        addressOf,
        onFault,
      });
      closeSockets = sockets.close;
      const routes = {
        store,
        queues,
        arrivals,
        authenticator,
        hostNames,
        addressKeys,
        blobReads,
        blobBytes,
        largestInviteBlob: limits.blobBytesPerInvite,
        newMailboxes,
        clock,
        version,
        operatorPassword: options.operatorPassword,
        addressOf,
      };
      return { routes, sockets, hostNames };
    });
  } catch (cause) {
    await store.close();
    throw new Error(`The relay cannot listen on ${listenHost}, port ${options.port ?? 0}.`, { cause });
  }

  async function sweep(): Promise<void> {
    const counts = await queues.sweep();
    log.info(counts, 'Swept what has outlived its time.');
  }

  let cancelSweep = () => undefined as void;
  function sweepAgainAndAgain(): void {
    sweep().catch(onFault);
    cancelSweep = clock.after(sweepEveryMs, sweepAgainAndAgain);
  }
  sweepAgainAndAgain();

  let closing: Promise<void> | undefined;
  async function close(): Promise<void> {
    cancelSweep();
    arrivals.wakeAll();
    closeSockets();
    await server.close();
    await store.close();
    log.info({}, 'The relay has stopped.');
  }

  log.info({ version }, 'The relay has started.');
  const shownHost = listenHost === '0.0.0.0' ? '127.0.0.1' : listenHost === '::' ? '[::1]' : listenHost;
  return {
    url: `http://${shownHost.includes(':') && !shownHost.startsWith('[') ? `[${shownHost}]` : shownHost}:${port}`,
    sweep,
    close() {
      closing ??= close();
      return closing;
    },
  };
}

/** A closed word for the log: SQLite's and the system's codes, else the kind of error. */
function faultCode(cause: unknown): string {
  if (!(cause instanceof Error)) return 'unknown';
  return 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.name;
}
