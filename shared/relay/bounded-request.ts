/** One HTTP exchange with a relay that may be hostile: no redirects, no cookies, bounded in bytes and in time (attacks.md 36). */

import type { Clock } from '../language/clock.ts';
import type { StopSignal } from './stop-signal.ts';
import type { AnswerBody, WebPlatform } from './web-platform.ts';
import { relayHeader, relayProtocol } from './wire.ts';

export type BoundedRequest = {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
  readonly timeoutMs: number;
  readonly maxAnswerBytes: number;
  readonly stop?: StopSignal;
};

export type BoundedAnswer =
  | {
      readonly kind: 'answer';
      readonly status: number;
      /** Empty unless the status is 200. */
      readonly body: Uint8Array;
      /** The relay's clock in Unix milliseconds. */
      readonly dateMs?: number;
      readonly retryAfterMs: number;
    }
  /** More bytes than asked for. */
  | { readonly kind: 'too-large' }
  | { readonly kind: 'unreachable' };

const unreachable = { kind: 'unreachable' } as const;

export function exchange(web: WebPlatform, clock: Clock, request: BoundedRequest): Promise<BoundedAnswer> {
  return new Promise((resolve) => {
    const abort = new web.AbortController();
    const giveUp = () => {
      abort.abort();
      resolve(unreachable);
    };
    const cancelDeadline = clock.after(request.timeoutMs, giveUp);
    const forgetStop = request.stop?.onStop(giveUp);
    const settle = (answer: BoundedAnswer) => {
      cancelDeadline();
      forgetStop?.();
      // What is left of a body that was not read to its end must not go on arriving.
      if (answer.kind !== 'answer') abort.abort();
      resolve(answer);
    };
    ask(web, request, abort.signal).then(settle, () => settle(unreachable));
  });
}

async function ask(web: WebPlatform, request: BoundedRequest, signal: unknown): Promise<BoundedAnswer> {
  const answer = await web.fetch(request.url, {
    method: request.method,
    headers: request.headers,
    ...(request.body === undefined ? {} : { body: new Uint8Array(request.body) }),
    signal,
    redirect: 'error',
    credentials: 'omit',
    cache: 'no-store',
    referrerPolicy: 'no-referrer',
  });
  if (answer.headers.get(relayHeader) !== relayProtocol) return unreachable;
  let body: Uint8Array | undefined = new Uint8Array(0);
  if (answer.status === 200 && answer.body) body = await readAtMost(answer.body, request.maxAnswerBytes);
  else await answer.body?.getReader().cancel();
  if (body === undefined) return { kind: 'too-large' };
  const dateMs = Date.parse(answer.headers.get('date') ?? '');
  return {
    kind: 'answer',
    status: answer.status,
    body,
    ...(Number.isNaN(dateMs) ? {} : { dateMs }),
    retryAfterMs: parseRetryAfterMs(answer.headers.get('retry-after')),
  };
}

async function readAtMost(body: AnswerBody, maxBytes: number): Promise<Uint8Array | undefined> {
  const reader = body.getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    if (value === undefined) continue;
    length += value.length;
    if (length > maxBytes) return undefined;
    parts.push(value);
  }
  const whole = new Uint8Array(length);
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}

/** Between a second and an hour, whatever the relay says; five seconds when it says nothing. */
function parseRetryAfterMs(text: string | null): number {
  const seconds = text !== null && /^\d{1,6}$/.test(text) ? Number(text) : 5;
  return Math.min(Math.max(seconds, 1), 3600) * 1000;
}
