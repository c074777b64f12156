/** Who a request speaks for: one Ed25519 verification per request, whether the mailbox exists or not (protocol.md 3.2, attacks.md 31). */

import { createHash, createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import type { Clock } from '../../shared/language/clock.ts';
import {
  mailboxIdInput,
  parseRequestProof,
  requestPayload,
  subscriptionPayload,
  voucherPayload,
} from '../../shared/relay/signing.ts';
import { maxSkewSeconds } from '../../shared/relay/wire.ts';
import { createSeenProofs } from '../limits/seen-proofs.ts';

export type RequestToProve = {
  readonly host: string;
  readonly method: string;
  readonly path: string;
  readonly body: Uint8Array;
  /** The value of the signature header. */
  readonly proof: string | undefined;
};

export type VoucherToProve = {
  readonly host: string;
  readonly readerPublic: Uint8Array;
  readonly senderPublic: Uint8Array;
  readonly signature: Uint8Array;
};

export type Authenticator = {
  /** `publicKey` is undefined for an unknown mailbox: the same work is done, and the answer is no. */
  provesRequest(request: RequestToProve, publicKey: Uint8Array | undefined): Promise<boolean>;
  provesSubscription(
    host: string,
    challenge: Uint8Array,
    readerId: Uint8Array,
    signature: Uint8Array,
    publicKey: Uint8Array | undefined,
  ): Promise<boolean>;
  /** As `provesRequest`, for the sender key of an invite. Good again and again: it names the one mailbox it is for. */
  provesVoucher(voucher: VoucherToProve, publicKey: Uint8Array | undefined): Promise<boolean>;
};

/** RFC 8410: what stands before the 32 bytes of an Ed25519 key in DER. */
const spkiPrefix = Buffer.from('302a300506032b6570032100', 'hex');
const noProof = { timestamp: 0, nonce: new Uint8Array(16), signature: new Uint8Array(64) };

export function createAuthenticator(clock: Clock): Authenticator {
  const seenProofs = createSeenProofs(clock);
  // Nobody holds its secret half.
  const nobody = generateKeyPairSync('ed25519').publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);

  async function isSignedBy(
    publicKey: Uint8Array | undefined,
    payload: Uint8Array,
    signature: Uint8Array,
  ): Promise<boolean> {
    const isRight = await verifies(publicKey ?? nobody, payload, signature);
    return isRight && publicKey !== undefined;
  }

  return {
    async provesRequest(request, publicKey) {
      const proof = parseRequestProof(request.proof) ?? noProof;
      const { timestamp, nonce, signature } = proof;
      const bodyHash = createHash('sha256').update(request.body).digest();
      const payload = requestPayload({ ...request, timestamp, nonce, bodyHash });
      const isSigned = await isSignedBy(publicKey, payload, signature);
      const isTimely = Math.abs(timestamp - clock.now() / 1000) <= maxSkewSeconds;
      return isSigned && isTimely && seenProofs.isNew(nonce);
    },

    provesSubscription(host, challenge, readerId, signature, publicKey) {
      return isSignedBy(publicKey, subscriptionPayload(host, challenge, readerId), signature);
    },

    provesVoucher({ host, readerPublic, senderPublic, signature }, publicKey) {
      return isSignedBy(publicKey, voucherPayload(host, readerPublic, senderPublic), signature);
    },
  };
}

/** `rid` or `sid` of a public key: 16 bytes. */
export function mailboxIdOf(end: 'rid' | 'sid', publicKey: Uint8Array): Uint8Array {
  return new Uint8Array(createHash('sha256').update(mailboxIdInput(end, publicKey)).digest().subarray(0, 16));
}

/** On the runtime's own few threads: it is half of what a request costs, and others are answered meanwhile. */
function verifies(publicKey: Uint8Array, payload: Uint8Array, signature: Uint8Array): Promise<boolean> {
  return new Promise((resolve) => {
    try {
      const key = createPublicKey({ key: Buffer.concat([spkiPrefix, publicKey]), format: 'der', type: 'spki' });
      verify(null, payload, key, signature, (fault, isRight) => resolve(fault === null && isRight));
    } catch {
      // Not a point of the curve.
      resolve(false);
    }
  });
}
