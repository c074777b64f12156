/**
 * The form of a capsule's file: what a custodian opens with shares of a secret of its own, R.
 *
 *     "QLCAPSUL" | u16 version | u32 length | header | SHA-256 of all before [32] | box
 *     header = JSON {kind, vaultId, capsuleId, commitment, writtenAt}
 *     key    = HKDF(R, capsuleId, "quietline/vault/1/capsule " + kind)
 *     box    = XChaCha20-Poly1305(HKDF(key, vaultId, "capsule content"), content, ad = all before it)
 *     content = JSON, filled up with spaces to a multiple of 4096, so that its size does not count clients
 *     commitment = HMAC(HKDF(key, vaultId, "capsule commitment"), vaultId | capsuleId | kind)[0..16]
 *
 * The commitment tells shares of something else from a damaged file, and proves shares without opening anything.
 */
import { z } from 'zod';
import { hkdf, hmacSha256, sha256 } from '../../../../shared/crypto/hash.ts';
import { sameSecret, wipe } from '../../../../shared/crypto/secret-bytes.ts';
import { openBox, sealBox } from '../../../../shared/crypto/xchacha20-poly1305.ts';
import { concatBytes, fromHex, sameBytes, textOf, toHex, u16, u32, utf8 } from '../../../../shared/language/bytes.ts';
import type { RandomBytes } from '../../../../shared/language/random.ts';
import { vaultLabel } from '../../vault/keys.ts';

export const capsuleExtension = '.qlcapsule';

/** More clients than a practice ever has. */
export const maxCapsuleBytes = 16 * 1024 * 1024;

export type CapsuleKind = 'continuity' | 'full';

const header = z.strictObject({
  kind: z.enum(['continuity', 'full']),
  vaultId: z.string().regex(/^[0-9a-f]{32}$/),
  capsuleId: z.string().regex(/^[0-9a-f]{32}$/),
  commitment: z.string().regex(/^[0-9a-f]{32}$/),
  /** Milliseconds since 1970. */
  writtenAt: z.int().min(0),
});

const magic = utf8('QLCAPSUL');
const version = 1;
const prefixBytes = magic.length + 2 + 4;
const maxHeaderBytes = 4096;
const contentStep = 4096;

/** What a capsule is bound to. Ids are 16 bytes. */
export type CapsuleName = {
  readonly kind: CapsuleKind;
  readonly vaultId: Uint8Array;
  readonly capsuleId: Uint8Array;
};

export type Capsule = CapsuleName & {
  readonly writtenAt: number;
  readonly commitment: Uint8Array;
  readonly covered: Uint8Array;
  readonly box: Uint8Array;
};

export type ReadCapsule =
  | { readonly kind: 'capsule'; readonly capsule: Capsule }
  | { readonly kind: 'not-a-capsule' }
  | { readonly kind: 'newer' }
  | { readonly kind: 'damaged' };

/** 32 bytes. `secret` is R, 32 bytes; the caller wipes both. */
export function capsuleKey({ kind, capsuleId }: CapsuleName, secret: Uint8Array): Uint8Array {
  return hkdf(secret, capsuleId, vaultLabel(`capsule ${kind}`), 32);
}

/** 16 bytes. */
export function commitmentOf({ kind, vaultId, capsuleId }: CapsuleName, key: Uint8Array): Uint8Array {
  return withKey(key, vaultId, 'capsule commitment', (own) =>
    hmacSha256(own, concatBytes(vaultId, capsuleId, utf8(kind))).subarray(0, 16),
  );
}

/** Proves what is left beside a capsule when it was opened, and opens nothing: 32 bytes, the caller's to wipe. */
export function openingKey({ vaultId }: Pick<CapsuleName, 'vaultId'>, key: Uint8Array): Uint8Array {
  return hkdf(key, vaultId, vaultLabel('capsule opening'), 32);
}

/** Throws when the content is more than a capsule holds. */
export function sealCapsule(
  name: CapsuleName,
  key: Uint8Array,
  content: unknown,
  writtenAt: number,
  random: RandomBytes,
): Uint8Array {
  const json = utf8(
    JSON.stringify({
      kind: name.kind,
      vaultId: toHex(name.vaultId),
      capsuleId: toHex(name.capsuleId),
      commitment: toHex(commitmentOf(name, key)),
      writtenAt,
    }),
  );
  const plain = concatBytes(magic, u16(version), u32(json.length), json);
  const covered = concatBytes(plain, sha256(plain));
  const text = utf8(JSON.stringify(content));
  const filled = new Uint8Array(Math.ceil(text.length / contentStep) * contentStep).fill(0x20);
  filled.set(text);
  const box = withKey(key, name.vaultId, 'capsule content', (own) => sealBox(own, filled, covered, random));
  wipe(text, filled);
  if (covered.length + box.length > maxCapsuleBytes) throw new Error('More than a capsule holds');
  return concatBytes(covered, box);
}

/** Without any key. */
export function readCapsule(bytes: Uint8Array): ReadCapsule {
  if (bytes.length < prefixBytes || !sameBytes(bytes.subarray(0, magic.length), magic))
    return { kind: 'not-a-capsule' };
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const length = view.getUint32(magic.length + 2);
  const boxAt = prefixBytes + length + 32;
  if (length > maxHeaderBytes || bytes.length > maxCapsuleBytes || bytes.length <= boxAt) return { kind: 'damaged' };
  const plain = bytes.subarray(0, prefixBytes + length);
  if (!sameBytes(sha256(plain), bytes.subarray(plain.length, boxAt))) return { kind: 'damaged' };
  if (view.getUint16(magic.length) > version) return { kind: 'newer' };
  const parsed = parseHeader(plain.subarray(prefixBytes));
  if (parsed === undefined) return { kind: 'damaged' };
  return {
    kind: 'capsule',
    capsule: {
      kind: parsed.kind,
      vaultId: hex(parsed.vaultId),
      capsuleId: hex(parsed.capsuleId),
      commitment: hex(parsed.commitment),
      writtenAt: parsed.writtenAt,
      covered: bytes.subarray(0, boxAt),
      box: bytes.subarray(boxAt),
    },
  };
}

/** Whether this is the key of this capsule; opens nothing. */
export function isKeyOf(capsule: Capsule, key: Uint8Array): boolean {
  return sameSecret(commitmentOf(capsule, key), capsule.commitment);
}

/** The content as it was given to `sealCapsule`; undefined when one bit of it is another. */
export function openCapsule(capsule: Capsule, key: Uint8Array): unknown {
  const opened = withKey(key, capsule.vaultId, 'capsule content', (own) => openBox(own, capsule.box, capsule.covered));
  if (opened === undefined) return undefined;
  try {
    return JSON.parse(textOf(opened) ?? '');
  } catch {
    return undefined;
  } finally {
    wipe(opened);
  }
}

function withKey<Result>(
  key: Uint8Array,
  vaultId: Uint8Array,
  purpose: string,
  use: (own: Uint8Array) => Result,
): Result {
  const own = hkdf(key, vaultId, vaultLabel(purpose), 32);
  try {
    return use(own);
  } finally {
    wipe(own);
  }
}

function parseHeader(bytes: Uint8Array): z.output<typeof header> | undefined {
  try {
    return header.parse(JSON.parse(textOf(bytes) ?? ''));
  } catch {
    return undefined;
  }
}

function hex(text: string): Uint8Array {
  return fromHex(text) ?? new Uint8Array(0);
}
