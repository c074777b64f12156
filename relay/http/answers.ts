/** Every answer the relay gives over HTTP, and the headers that all of them bear (protocol.md 3.2, attacks.md 38). */

import type { ServerResponse } from 'node:http';
import { relayHeader, relayProtocol } from '../../shared/relay/wire.ts';
import type { Outcome } from '../queues/queues.ts';

export type HttpAnswer = {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
  /** The request's body was not read to its end: the connection cannot be used again. */
  readonly closes?: boolean;
};

export const answers = {
  done: { status: 204 },
  wrongForm: { status: 400 },
  wrongToken: { status: 403 },
  notFound: { status: 404 },
  taken: { status: 409 },
  wrongSize: { status: 413 },
  fault: { status: 500 },
  full: { status: 507 },
} as const satisfies Record<string, HttpAnswer>;

export function tooMany(retryAfterMs: number): HttpAnswer {
  return { status: 429, headers: { 'retry-after': String(Math.ceil(retryAfterMs / 1000)) } };
}

export function bytesAnswer(body: Uint8Array, type = 'application/octet-stream'): HttpAnswer {
  return { status: 200, headers: { 'content-type': type }, body };
}

/**
 * Any page may call the relay: it knows nobody by cookie or address, so a page that calls it with somebody
 * else's browser can do no more than without.
 */
export const preflight: HttpAnswer = {
  status: 204,
  headers: {
    'access-control-allow-methods': 'GET, POST, PUT, DELETE',
    'access-control-allow-headers': 'content-type, x-signature, x-cell, x-owner, x-delete-token',
    'access-control-max-age': '7200',
  },
};

const commonHeaders: Readonly<Record<string, string>> = {
  [relayHeader]: relayProtocol,
  'cache-control': 'no-store',
  'access-control-allow-origin': '*',
  'access-control-expose-headers': `date, retry-after, ${relayHeader}`,
  'cross-origin-resource-policy': 'cross-origin',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
};

export function answerOf(outcome: Outcome): HttpAnswer {
  switch (outcome.kind) {
    case 'done':
      return answers.done;
    case 'not-found':
      return answers.notFound;
    case 'taken':
      return answers.taken;
    case 'unvouched':
      return answers.wrongToken;
    case 'full':
      return answers.full;
    case 'rate-limited':
      return tooMany(outcome.retryAfterMs);
  }
}

/** The page brings headers of its own, which stand in place of the common ones. */
export function writeAnswer(response: ServerResponse, answer: HttpAnswer, headers = commonHeaders): void {
  if (response.headersSent || response.destroyed) return;
  const body = answer.body ?? new Uint8Array(0);
  response.writeHead(answer.status, {
    ...headers,
    ...answer.headers,
    ...(answer.status === 204 ? {} : { 'content-length': body.length }),
    ...(answer.closes === true ? { connection: 'close' } : {}),
  });
  response.end(body);
}
