/** Slots: the master key wrapped for one way of opening, bound to that way's own header. */
import { hkdf, hmacSha256 } from '../../../shared/crypto/hash.ts';
import { sameSecret, wipe } from '../../../shared/crypto/secret-bytes.ts';
import { openBox, sealBox } from '../../../shared/crypto/xchacha20-poly1305.ts';
import { concatBytes, u16, u32, utf8 } from '../../../shared/language/bytes.ts';
import type { RandomBytes } from '../../../shared/language/random.ts';
import { type Argon2Parameters, argon2id } from './argon2.ts';
import { vaultLabel } from './keys.ts';
import type { Slot, VaultFile } from './vault-file.ts';

export type PassSlot = Extract<Slot, { kind: 'pass' }>;
/** Ways whose secret is 32 random bytes: on paper, in shares, in the system's keychain. */
export type SecretKind = 'recovery' | 'shares' | 'keychain';
type SealedSecret<Kind extends SecretKind> = Pick<
  Extract<Slot, { kind: Kind }>,
  'kind' | 'kdf' | 'id' | 'salt' | 'box' | 'commitment'
>;

export type OpenedSlot =
  | { readonly kind: 'opened'; readonly masterKey: Uint8Array }
  /** The commitment says that this is not the secret of this slot. */
  | { readonly kind: 'wrong-secret' }
  /** The secret is right and the wrapped key is not: the file was changed. */
  | { readonly kind: 'damaged' };

export async function sealPassSlot(
  passphrase: string,
  masterKey: Uint8Array,
  vaultId: Uint8Array,
  parameters: Argon2Parameters,
  random: RandomBytes,
): Promise<PassSlot> {
  const header = { kind: 'pass', kdf: { name: 'argon2id', ...parameters }, id: random(16), salt: random(16) } as const;
  const kek = await passphraseKey(passphrase, header.salt, parameters);
  return { ...header, ...wrap(kek, headerBytes(header, vaultId), masterKey, random) };
}

export async function openPassSlot(slot: PassSlot, passphrase: string, vaultId: Uint8Array): Promise<OpenedSlot> {
  return unwrap(await passphraseKey(passphrase, slot.salt, slot.kdf), slot, vaultId);
}

/** `wrong-secret` when it opens none of the file's. */
export async function openAnyPassSlot(file: VaultFile, passphrase: string): Promise<OpenedSlot> {
  const slots = file.slots.filter((slot): slot is PassSlot => slot.kind === 'pass');
  for (const slot of slots) {
    const opened = await openPassSlot(slot, passphrase, file.vaultId);
    if (opened.kind !== 'wrong-secret') return opened;
  }
  return { kind: 'wrong-secret' };
}

/** `secret`: 32 random bytes, of which the caller knows where they go. */
export function sealSecretSlot<Kind extends SecretKind>(
  kind: Kind,
  secret: Uint8Array,
  masterKey: Uint8Array,
  vaultId: Uint8Array,
  random: RandomBytes,
): SealedSecret<SecretKind> & { readonly kind: Kind } {
  const header = { kind, kdf: { name: 'hkdf-sha256' }, id: random(16), salt: random(16) } as const;
  return { ...header, ...wrap(secretKey(kind, secret, header.salt), headerBytes(header, vaultId), masterKey, random) };
}

/** `wrong-secret` when it opens none of the file's of this kind. */
export function openAnySecretSlot(
  { slots, vaultId }: Pick<VaultFile, 'slots' | 'vaultId'>,
  kind: SecretKind,
  secret: Uint8Array,
): OpenedSlot {
  for (const slot of slots.filter((one) => one.kind === kind)) {
    const opened = unwrap(secretKey(kind, secret, slot.salt), slot, vaultId);
    if (opened.kind !== 'wrong-secret') return opened;
  }
  return { kind: 'wrong-secret' };
}

async function passphraseKey(passphrase: string, salt: Uint8Array, parameters: Argon2Parameters): Promise<Uint8Array> {
  const bytes = utf8(passphrase.normalize('NFKC'));
  try {
    return await argon2id(bytes, salt, parameters);
  } finally {
    wipe(bytes);
  }
}

/** The label names the kind: a secret of one way opens no slot of another. */
function secretKey(kind: SecretKind, secret: Uint8Array, salt: Uint8Array): Uint8Array {
  return hkdf(secret, salt, vaultLabel(kind), 32);
}

function wrap(
  kek: Uint8Array,
  header: Uint8Array,
  masterKey: Uint8Array,
  random: RandomBytes,
): Pick<Slot, 'box' | 'commitment'> {
  const sealed = { box: sealBox(kek, masterKey, header, random), commitment: commitmentOf(kek, header) };
  wipe(kek);
  return sealed;
}

function unwrap(kek: Uint8Array, slot: Slot, vaultId: Uint8Array): OpenedSlot {
  const header = headerBytes(slot, vaultId);
  const isRightSecret = sameSecret(commitmentOf(kek, header), slot.commitment);
  const masterKey = isRightSecret ? openBox(kek, slot.box, header) : undefined;
  wipe(kek);
  if (!isRightSecret) return { kind: 'wrong-secret' };
  return masterKey === undefined ? { kind: 'damaged' } : { kind: 'opened', masterKey };
}

/** XChaCha20-Poly1305 does not commit to its key; this does. */
function commitmentOf(kek: Uint8Array, header: Uint8Array): Uint8Array {
  return hmacSha256(kek, concatBytes(vaultLabel('slot commit'), header)).subarray(0, 16);
}

/** Everything but the sealed parts, and the vault, so that a slot fits nowhere else. */
function headerBytes(slot: Pick<Slot, 'kind' | 'kdf' | 'id' | 'salt'>, vaultId: Uint8Array): Uint8Array {
  const parameters =
    slot.kdf.name === 'argon2id'
      ? concatBytes(u32(slot.kdf.memoryKiB), u32(slot.kdf.passes), u32(slot.kdf.lanes))
      : new Uint8Array(0);
  return concatBytes(
    vaultLabel('slot'),
    ...[vaultId, slot.id, utf8(slot.kind), utf8(slot.kdf.name), parameters, slot.salt].map(lengthPrefixed),
  );
}

function lengthPrefixed(bytes: Uint8Array): Uint8Array {
  return concatBytes(u16(bytes.length), bytes);
}
