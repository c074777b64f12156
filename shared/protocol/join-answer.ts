/**
 * What the therapist's end leaves at the relay for who knocked in vain: an addition to protocol.md 2.6, which has
 * no way to reach somebody with whom there is no session. Only who has the link and made that very join finds it
 * and can read it; an implementation that does not know of it waits until the invite is gone.
 */
import { hkdf, sha256 } from '../crypto/hash.ts';
import { BOX_OVERHEAD, openBox, sealBox } from '../crypto/xchacha20-poly1305.ts';
import { concatBytes } from '../language/bytes.ts';
import type { RandomBytes } from '../language/random.ts';
import { INVITE_BLOB_BYTES } from './invite.ts';
import { label } from './labels.ts';
import { MAX_JOIN_ATTEMPTS } from './join-code.ts';

const VERSION = 0x01;
const WRONG_CODE = 0x01;
const CROWDED = 0x02;
/** As long as an invite's, so that a relay can't tell one from the other by its size. */
export const JOIN_ANSWER_BYTES = INVITE_BLOB_BYTES;

export type JoinAnswer =
  | { readonly kind: 'wrong-code'; readonly triesLeft: number }
  /** As many as may wait are waiting already. */
  | { readonly kind: 'crowded' };

/** `blobId`: 16 bytes, where the relay keeps it; `key`: 32 bytes. */
export type JoinAnswerPlace = { readonly blobId: Uint8Array; readonly key: Uint8Array };

/** `linkSecret` is h; `body` the join's, as it was in its cell. */
export function joinAnswerPlace(linkSecret: Uint8Array, body: Uint8Array): JoinAnswerPlace {
  const salt = sha256(body);
  return {
    blobId: hkdf(linkSecret, salt, label('join answer id'), 16),
    key: hkdf(linkSecret, salt, label('join answer key'), 32),
  };
}

/** 2,048 bytes. */
export function sealJoinAnswer(place: JoinAnswerPlace, answer: JoinAnswer, random: RandomBytes): Uint8Array {
  const said = answer.kind === 'crowded' ? [CROWDED, 0] : [WRONG_CODE, answer.triesLeft];
  const plain = concatBytes(Uint8Array.of(VERSION, ...said), new Uint8Array(JOIN_ANSWER_BYTES - BOX_OVERHEAD - 3));
  return sealBox(place.key, plain, place.blobId, random);
}

/** Undefined for everything that the therapist's end did not write for this join. */
export function openJoinAnswer(place: JoinAnswerPlace, blob: Uint8Array): JoinAnswer | undefined {
  const plain = blob.length === JOIN_ANSWER_BYTES ? openBox(place.key, blob, place.blobId) : undefined;
  const [version, kind, triesLeft = 0] = plain ?? [];
  if (version !== VERSION || triesLeft > MAX_JOIN_ATTEMPTS) return undefined;
  if (kind === WRONG_CODE) return { kind: 'wrong-code', triesLeft };
  return kind === CROWDED ? { kind: 'crowded' } : undefined;
}
