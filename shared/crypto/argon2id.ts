/** Argon2id (RFC 9106, version 1.3): makes a guess at a short secret cost memory and time. Portable, for pages too. */
import { argon2idAsync } from '@noble/hashes/argon2.js';

export type Argon2idCost = { readonly memoryKiB: number; readonly passes: number; readonly lanes: number };

/** Of a second's work, how long the thread is kept at a time: a frame. */
const SLICE_MS = 16;

/**
 * `length` bytes. Lets the thread go every frame, and says how far it is, from 0 to 1, so that a page can
 * show it. Throws when the salt is below 8 bytes or the cost below the standard's least.
 */
export function argon2id(
  secret: Uint8Array,
  salt: Uint8Array,
  { memoryKiB, passes, lanes }: Argon2idCost,
  length: number,
  onProgress?: (done: number) => void,
): Promise<Uint8Array> {
  return argon2idAsync(secret, salt, {
    m: memoryKiB,
    t: passes,
    p: lanes,
    dkLen: length,
    asyncTick: SLICE_MS,
    ...(onProgress && { onProgress }),
  });
}
