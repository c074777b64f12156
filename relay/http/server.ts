/** The HTTP server around the routes: time limits on slow senders and readers, the page, the sockets, an orderly end (attacks.md 32). */

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Clock } from '../../shared/language/clock.ts';
import type { RelayLimits } from '../limits/relay-limits.ts';
import { answers, preflight, writeAnswer } from './answers.ts';
import type { HostNames } from './host-names.ts';
import type { Page } from './page.ts';
import { answerRequest, type RouteParts } from './routes.ts';
import type { Sockets } from './sockets.ts';

export type ServerParts = {
  readonly limits: RelayLimits;
  readonly page: Page;
  readonly clock: Clock;
  /** Whether a request failed because the store has no room left. */
  readonly isStoreFull: (cause: unknown) => boolean;
  readonly onFault: (cause: unknown) => void;
};

/** What is known only once the server has an address. */
export type Serving = { readonly routes: RouteParts; readonly sockets: Sockets; readonly hostNames: HostNames };

const maxHeaderBytes = 8_192;
const drainMs = 3_000;

export type RelayServer = {
  /** Resolves with the port; rejects when the address cannot be had. `serve` is called before the first request. */
  listen(host: string, port: number, serve: (port: number) => Serving): Promise<number>;
  /** Lets what is under way finish, for a short while. */
  close(): Promise<void>;
};

export function createRelayServer(parts: ServerParts): RelayServer {
  const { limits } = parts;
  const underWay = new Set<Promise<void>>();
  const server = createServer({
    maxHeaderSize: maxHeaderBytes,
    headersTimeout: limits.headersTimeoutMs,
    requestTimeout: limits.requestTimeoutMs,
    keepAliveTimeout: 30_000,
    connectionsCheckingInterval: Math.min(5_000, limits.headersTimeoutMs),
  });
  server.maxConnections = limits.sockets + limits.longPolls + 1_000;

  async function handle(serving: Serving, request: IncomingMessage, response: ServerResponse): Promise<void> {
    // Devices whose clock is wrong sign by this one.
    response.setHeader('date', new Date(parts.clock.now()).toUTCString());
    try {
      if (request.method === 'OPTIONS') return writeAnswer(response, preflight);
      if (request.method === 'GET' || request.method === 'HEAD') {
        const path = request.url?.split('?', 1)[0] ?? '';
        const origin = serving.hostNames.socketOrigin(request.headers.host);
        const encoding = request.headers['accept-encoding'];
        const found = parts.page.answer(path, origin, typeof encoding === 'string' ? encoding : undefined);
        if (found) return writeAnswer(response, found.answer, found.headers);
      }
      const answer = await answerRequest(serving.routes, request);
      if (answer) writeAnswer(response, answer);
    } catch (cause) {
      parts.onFault(cause);
      writeAnswer(response, parts.isStoreFull(cause) ? answers.full : answers.fault);
    }
  }

  function attach(serving: Serving): void {
    server.on('request', (request, response) => {
      const work = handle(serving, request, response).finally(() => {
        underWay.delete(work);
        // Nearly every answer is gone by the next turn, and needs no timer.
        setImmediate(() => cutIfSlow(response));
      });
      underWay.add(work);
    });
    server.on('upgrade', (request, stream, head) => serving.sockets.upgrade(request, stream, head));
  }

  /** An answer that nobody reads would hold its bytes and its connection for as long as the reader likes. */
  function cutIfSlow(response: ServerResponse): void {
    if (response.closed) return;
    const cancel = parts.clock.after(limits.answerTimeoutMs, () => response.destroy());
    response.once('close', cancel);
  }

  return {
    async listen(host, port, serve) {
      await listening(server, host, port);
      const address = server.address();
      if (address === null || typeof address === 'string') throw new Error('The relay listens on no port.');
      attach(serve(address.port));
      return address.port;
    },

    async close() {
      const closed = new Promise<void>((resolve) => void server.close(() => resolve()));
      server.closeIdleConnections();
      const drained = Promise.allSettled([...underWay]);
      const tooLong = new Promise<void>((resolve) => void setTimeout(resolve, drainMs).unref());
      await Promise.race([drained, tooLong]);
      // A turn for the last answers to reach their sockets.
      await new Promise<void>((resolve) => void setImmediate(resolve));
      server.closeIdleConnections();
      const cut = setTimeout(() => server.closeAllConnections(), 200);
      await closed;
      clearTimeout(cut);
    },
  };
}

function listening(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}
