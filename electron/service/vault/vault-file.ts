/** vault.json: who may open the vault, in slots that each wrap the master key. Read with suspicion, written whole or not at all. */
import { readFileSync, statSync } from 'node:fs';
import { z } from 'zod';
import { sha256 } from '../../../shared/crypto/hash.ts';
import { fromHex, toHex, utf8 } from '../../../shared/language/bytes.ts';
import { isAcceptableArgon2 } from './argon2.ts';

/** Lower-case hexadecimal digits of exactly so many bytes. */
function hex(bytes: number) {
  return z
    .string()
    .regex(new RegExp(`^[0-9a-f]{${String(2 * bytes)}}$`))
    .transform((text) => fromHex(text) ?? new Uint8Array(0));
}

const argon2 = z
  .strictObject({ name: z.literal('argon2id'), memoryKiB: z.int(), passes: z.int(), lanes: z.int() })
  .refine(isAcceptableArgon2);
const sealed = { id: hex(16), salt: hex(16), box: hex(24 + 32 + 16), commitment: hex(16) };

const hkdf = z.strictObject({ name: z.literal('hkdf-sha256') });

/** What the system's keychain made of the slot's secret; only this computer can undo it. */
const maxWrappedBytes = 2048;

const slot = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('pass'), kdf: argon2, ...sealed }),
  z.strictObject({ kind: z.literal('recovery'), kdf: hkdf, ...sealed }),
  z.strictObject({ kind: z.literal('shares'), kdf: hkdf, ...sealed }),
  z.strictObject({
    kind: z.literal('keychain'),
    kdf: hkdf,
    ...sealed,
    /** Which keychain of the system it was. */
    backend: z.string().regex(/^[a-z0-9_]{1,40}$/),
    wrapped: z
      .string()
      .regex(/^([0-9a-f]{2})+$/)
      .max(2 * maxWrappedBytes)
      .transform((text) => fromHex(text) ?? new Uint8Array(0)),
  }),
]);

const content = z.strictObject({
  format: z.literal('quietline-vault'),
  version: z.literal(1),
  vaultId: hex(16),
  createdAt: z.int().min(0),
  /** The store's first 16 bytes, which never change: tells a damaged store from another vault's. */
  storeMark: hex(16),
  slots: z.array(slot).min(1).max(8),
});

export type VaultFile = z.output<typeof content>;
export type Slot = VaultFile['slots'][number];

/** Only enough to tell an old program from a damaged file. */
const anyVersion = z.object({ format: z.literal('quietline-vault'), version: z.int() });

const maxBytes = 64 * 1024;

export type ReadVaultFile =
  | { readonly kind: 'file'; readonly file: VaultFile }
  | { readonly kind: 'missing' }
  | { readonly kind: 'damaged' }
  | { readonly kind: 'newer' }
  | { readonly kind: 'no-permission' };

export function readVaultFile(path: string): ReadVaultFile {
  let text: string;
  try {
    if (statSync(path).size > maxBytes) return { kind: 'damaged' };
    text = readFileSync(path, 'utf8');
  } catch (error) {
    return { kind: isMissing(error) ? 'missing' : 'no-permission' };
  }
  return parseVaultFile(text);
}

/** The checksum is against accidents: a flipped bit in a salt would otherwise look like a wrong passphrase. */
export function parseVaultFile(text: string): ReadVaultFile {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { kind: 'damaged' };
  }
  const outer = anyVersion.safeParse(json);
  if (!outer.success) return { kind: 'damaged' };
  if (outer.data.version > 1) return { kind: 'newer' };
  const { checksum, ...rest } = z.looseObject({ checksum: z.string().optional() }).parse(json);
  if (checksum !== checksumOf(rest)) return { kind: 'damaged' };
  const parsed = content.safeParse(rest);
  return parsed.success ? { kind: 'file', file: parsed.data } : { kind: 'damaged' };
}

export function encodeVaultFile(file: VaultFile): string {
  const plain = {
    format: file.format,
    version: file.version,
    vaultId: toHex(file.vaultId),
    createdAt: file.createdAt,
    storeMark: toHex(file.storeMark),
    slots: file.slots.map((one) => ({
      kind: one.kind,
      kdf: one.kdf,
      id: toHex(one.id),
      salt: toHex(one.salt),
      box: toHex(one.box),
      commitment: toHex(one.commitment),
      ...(one.kind === 'keychain' ? { backend: one.backend, wrapped: toHex(one.wrapped) } : {}),
    })),
  };
  return `${JSON.stringify({ ...plain, checksum: checksumOf(plain) }, undefined, 2)}\n`;
}

/** Over the JSON without its own line, in the order of the file. */
function checksumOf(rest: unknown): string {
  return toHex(sha256(utf8(JSON.stringify(rest)))).slice(0, 32);
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}
