/** Reads a request's body up to a limit; its bytes are taken as they come, whatever encoding they claim (attacks.md 32). */

import type { IncomingMessage } from 'node:http';

/** So much beyond its limit a body is read and thrown away, so that a slightly longer one is told why it was refused. */
const patienceBytes = 262_144;

export type ReadBody =
  | { readonly kind: 'body'; readonly body: Uint8Array }
  | { readonly kind: 'too-large'; readonly isDrained: boolean }
  | { readonly kind: 'gone' };

export function readBody(request: IncomingMessage, maxBytes: number): Promise<ReadBody> {
  if (Number(request.headers['content-length'] ?? 0) > maxBytes + patienceBytes) {
    return Promise.resolve({ kind: 'too-large', isDrained: false });
  }
  return new Promise((resolve) => {
    const parts: Buffer[] = [];
    let length = 0;
    const settle = (outcome: ReadBody) => {
      request.off('data', onData).off('end', onEnd).off('error', onGone).off('close', onGone);
      // A connection that breaks later must not bring down the process.
      request.on('error', () => undefined);
      resolve(outcome);
    };
    const onData = (part: Buffer) => {
      length += part.length;
      if (length <= maxBytes) parts.push(part);
      else parts.length = 0;
      if (length > maxBytes + patienceBytes) settle({ kind: 'too-large', isDrained: false });
    };
    const onEnd = () => {
      settle(length > maxBytes ? { kind: 'too-large', isDrained: true } : { kind: 'body', body: Buffer.concat(parts) });
    };
    const onGone = () => settle({ kind: 'gone' });
    request.on('data', onData).on('end', onEnd).on('error', onGone).on('close', onGone);
  });
}
