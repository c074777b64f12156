/** The join handshake: one cell from the client to the invite mailbox, both sides of it (protocol.md 2.6). */
import { hkdf, sha256 } from '../crypto/hash.ts';
import { decapsulate, encapsulate, KEM_CIPHERTEXT_BYTES } from '../crypto/mlkem768.ts';
import { wipe } from '../crypto/secret-bytes.ts';
import { dhShared, generateDhPair, isDhPublic } from '../crypto/x25519.ts';
import { BOX_OVERHEAD, openBox, sealBox } from '../crypto/xchacha20-poly1305.ts';
import { concatBytes } from '../language/bytes.ts';
import type { RandomBytes } from '../language/random.ts';
import { readBytes } from './byte-reader.ts';
import { encodeHello, type Hello } from './handshake-payload.ts';
import type { Invite, InviteSecrets } from './invite.ts';
import { label, ZERO_32 } from './labels.ts';
import type { MailboxAddress } from './mailbox.ts';
import { parsePayload } from './payload.ts';
import {
  openMessage,
  type RatchetSecrets,
  sealMessage,
  splitRatchetSecrets,
  startAsInitiator,
  startAsResponder,
} from './ratchet.ts';
import type { Session } from './session.ts';

const SEALED_IDENTITY_BYTES = 32 + BOX_OVERHEAD;

export type JoinRequest = {
  readonly invite: Invite;
  /** The name the client chose for the therapist to see. */
  readonly name: string;
  /** Where the therapist will write to this client. */
  readonly mailbox: MailboxAddress;
  /** The client's rescue mailbox (2.13). */
  readonly rescueMailbox?: MailboxAddress;
  readonly appVersion: string;
  readonly capabilityBits: number;
  /** From the join code, 32 bytes: see join-code.ts. Absent when none is asked for. */
  readonly psk?: Uint8Array;
};

export type ClientJoin =
  /** `body` goes into a cell of type `join` for the invite mailbox. */
  | { readonly kind: 'joined'; readonly body: Uint8Array; readonly session: Session }
  /** The invite's keys are of low order: nobody's keys. */
  | { readonly kind: 'unusable-invite' };

export function joinAsClient(request: JoinRequest, random: RandomBytes): ClientJoin {
  const { invite } = request;
  const ephemeral = generateDhPair(random);
  const identity = generateDhPair(random);
  const encapsulation = encapsulate(invite.kem, random);
  const withOneTime = dhShared(ephemeral.secret, invite.oneTime);
  const withIdentity = dhShared(ephemeral.secret, invite.identity);
  const identityWithOneTime = dhShared(identity.secret, invite.oneTime);
  if (encapsulation === undefined || withOneTime === undefined) return { kind: 'unusable-invite' };
  if (withIdentity === undefined || identityWithOneTime === undefined) return { kind: 'unusable-invite' };
  const th0 = hashFirstPart(invite.linkSecret, ephemeral.public, encapsulation.ciphertext);
  const first = deriveFirst(th0, [withOneTime, withIdentity, encapsulation.shared, request.psk ?? ZERO_32]);
  const sealedIdentity = sealBox(first.identityKey, identity.public, th0, random);
  const th1 = hashWhole(th0, sealedIdentity);
  const secrets = deriveSession(th1, first.chainKey, identityWithOneTime);
  const started = startAsInitiator(secrets, { dh: invite.oneTime, kem: invite.kem }, th1);
  const { state, message } = sealMessage(started, encodeHello(request), random);
  wipe(ephemeral.secret, first.identityKey, first.chainKey);
  return {
    kind: 'joined',
    body: concatBytes(ephemeral.public, encapsulation.ciphertext, sealedIdentity, message),
    session: {
      role: 'client',
      relationshipId: th1.slice(0, 16),
      th1,
      identity,
      peerIdentity: invite.identity,
      ratchet: state,
    },
  };
}

export type JoinAttempt = {
  readonly secrets: InviteSecrets;
  readonly body: Uint8Array;
  /** Absent when the invite asks for no code. */
  readonly psk?: Uint8Array;
  readonly nowMs: number;
};

export type AcceptedJoin =
  /** The client's first words; the therapist has yet to approve. */
  | { readonly kind: 'hello'; readonly hello: Hello; readonly session: Session }
  | {
      readonly kind: 'refused';
      readonly reason:
        | 'expired'
        /** Not the form of a join, or keys that are none. Counts as an attempt. */
        | 'malformed'
        /** Another code, another link, or altered on the way. Counts as an attempt. */
        | 'wrong-code-or-altered';
    };

/** Whether the invite was used before is the caller's to know: it deletes the secrets then. */
export function acceptJoin({ secrets, body, psk, nowMs }: JoinAttempt): AcceptedJoin {
  if (nowMs >= secrets.expiresAtSeconds * 1000) return { kind: 'refused', reason: 'expired' };
  // Without the code's key the zeros of an invite that asks for none would do.
  if (secrets.requiresCode && psk === undefined) return { kind: 'refused', reason: 'wrong-code-or-altered' };
  const reader = readBytes(body);
  const ephemeral = reader.take(32);
  const ciphertext = reader.take(KEM_CIPHERTEXT_BYTES);
  const sealedIdentity = reader.take(SEALED_IDENTITY_BYTES);
  const message = reader.rest();
  if (!reader.isDone() || !isDhPublic(ephemeral)) return { kind: 'refused', reason: 'malformed' };
  const withOneTime = dhShared(secrets.oneTime.secret, ephemeral);
  const withIdentity = dhShared(secrets.identity.secret, ephemeral);
  const shared = decapsulate(secrets.kem.secret, ciphertext);
  if (withOneTime === undefined || withIdentity === undefined || shared === undefined) {
    return { kind: 'refused', reason: 'malformed' };
  }
  const th0 = hashFirstPart(secrets.linkSecret, ephemeral, ciphertext);
  const first = deriveFirst(th0, [withOneTime, withIdentity, shared, psk ?? ZERO_32]);
  const peerIdentity = openBox(first.identityKey, sealedIdentity, th0);
  if (peerIdentity === undefined) return { kind: 'refused', reason: 'wrong-code-or-altered' };
  const identityWithOneTime = isDhPublic(peerIdentity) ? dhShared(secrets.oneTime.secret, peerIdentity) : undefined;
  if (identityWithOneTime === undefined) return { kind: 'refused', reason: 'malformed' };
  const th1 = hashWhole(th0, sealedIdentity);
  const ratchetSecrets = deriveSession(th1, first.chainKey, identityWithOneTime);
  const started = startAsResponder(ratchetSecrets, { dh: secrets.oneTime, kem: secrets.kem }, th1);
  const opened = openMessage(started, message, nowMs);
  wipe(first.identityKey, first.chainKey);
  if (opened.kind !== 'message') return { kind: 'refused', reason: 'wrong-code-or-altered' };
  const hello = parsePayload(opened.plaintext);
  if (hello.kind !== 'hello') return { kind: 'refused', reason: 'malformed' };
  const session: Session = {
    role: 'therapist',
    relationshipId: th1.slice(0, 16),
    th1,
    identity: secrets.identity,
    peerIdentity,
    ratchet: opened.state,
  };
  return { kind: 'hello', hello, session };
}

/** th0: everything public up to the KEM ciphertext; h brings the whole bundle in. */
function hashFirstPart(linkSecret: Uint8Array, ephemeral: Uint8Array, ciphertext: Uint8Array): Uint8Array {
  return sha256(concatBytes(label('th0'), linkSecret, ephemeral, ciphertext));
}

function hashWhole(th0: Uint8Array, sealedIdentity: Uint8Array): Uint8Array {
  return sha256(concatBytes(label('th1'), th0, sealedIdentity));
}

/** k0 = ck ‖ kid. Throws unless `psk` is 32 bytes. Overwrites the shared secrets, but for the code's key, which the caller owns. */
function deriveFirst(th0: Uint8Array, inputs: readonly [Uint8Array, Uint8Array, Uint8Array, psk: Uint8Array]) {
  if (inputs[3].length !== 32) throw new Error('The key from a join code is 32 bytes');
  const inputKey = concatBytes(...inputs);
  const output = hkdf(inputKey, th0, label('hs0'), 64);
  wipe(inputKey, inputs[0], inputs[1], inputs[2]);
  return { chainKey: output.slice(0, 32), identityKey: output.slice(32, 64) };
}

/** K = SK ‖ hkA ‖ hkB. */
function deriveSession(th1: Uint8Array, chainKey: Uint8Array, identityWithOneTime: Uint8Array): RatchetSecrets {
  const inputKey = concatBytes(chainKey, identityWithOneTime);
  const output = hkdf(inputKey, th1, label('hs1'), 96);
  wipe(inputKey, identityWithOneTime);
  return splitRatchetSecrets(output);
}
