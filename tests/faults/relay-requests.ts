/** Requests to a relay made by hand, so that each part of them can be made wrong. */

import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RelayLimits, type RelayOptions, type RunningRelay, startRelay } from '../../relay/index.ts';
import { generateSigningPair, sign } from '../../shared/crypto/ed25519.ts';
import { systemRandom } from '../../shared/crypto/random.ts';
import { type Clock, systemClock } from '../../shared/language/clock.ts';
import { createHttpRelay } from '../../shared/relay/http-relay.ts';
import type { Relay, SigningKey } from '../../shared/relay/relay.ts';
import { encodeRequestProof, requestPayload } from '../../shared/relay/signing.ts';
import { signatureHeader } from '../../shared/relay/wire.ts';

export type Proof = {
  readonly key: SigningKey;
  readonly method: string;
  readonly path: string;
  readonly host: string;
  readonly body?: Uint8Array;
  readonly timestamp?: number;
};

export function proofHeaders(proof: Proof): Record<string, string> {
  const timestamp = proof.timestamp ?? Math.floor(Date.now() / 1000);
  const nonce = systemRandom(16);
  const bodyHash = createHash('sha256')
    .update(proof.body ?? '')
    .digest();
  const signature = sign(proof.key.secret, requestPayload({ ...proof, timestamp, nonce, bodyHash }));
  return { [signatureHeader]: encodeRequestProof({ timestamp, nonce, signature }) };
}

export type RelayAtHand = {
  readonly folder: string;
  readonly running: RunningRelay;
  readonly host: string;
  readonly relay: Relay;
  readonly close: () => Promise<void>;
};

/** A real relay on loopback over a folder of its own, and a client of it. */
export async function openRelay(
  limits: Partial<RelayLimits> = {},
  options: Partial<RelayOptions> = {},
): Promise<RelayAtHand> {
  const folder = mkdtempSync(join(tmpdir(), 'quietline-relay-'));
  const running = await startRelay({ dataFolder: folder, limits, ...options });
  return {
    folder,
    running,
    host: running.url.replace('http://', ''),
    relay: clientOf(running.url),
    async close() {
      await running.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export function clientOf(url: string, clock: Clock = systemClock): Relay {
  return createHttpRelay({ url, clock, random: systemRandom, web: globalThis });
}

export type Pair = { readonly reader: SigningKey; readonly sender: SigningKey };

export async function newMailbox(relay: Relay, mailboxClass: 'invite' | 'standard' = 'standard'): Promise<Pair> {
  const reader = generateSigningPair(systemRandom);
  const sender = generateSigningPair(systemRandom);
  const made = await relay.createMailbox({ reader, senderPublic: sender.public, class: mailboxClass });
  if (made.kind !== 'done') throw new Error(`The relay answered ${made.kind}.`);
  return { reader, sender };
}

/** Waits pass `factor` times as fast. */
export function quickClock(factor: number): Clock {
  return { now: () => Date.now(), after: (delayMs, run) => systemClock.after(delayMs / factor, run) };
}
