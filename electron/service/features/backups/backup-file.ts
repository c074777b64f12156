/**
 * The form of a backup's file.
 *
 *     "QLBACKUP" | u16 version | u32 length | header | SHA-256 of all before [32] | MAC [32] | store
 *     header = JSON {manifest, fileKey: box, keyFile: vault.json as it was}
 *     box    = XChaCha20-Poly1305(HKDF(backup-kek, vaultId, "backup file key"), 32 random bytes, ad = vaultId)
 *     MAC    = HMAC(HKDF(backup-kek, vaultId, "backup header"), all before it)
 *     store  = the encrypted store's file, sealed as an age stream (protocol.md 2.12) under that random key
 *
 * The checksum tells damage from a wrong passphrase before there is a key; the MAC is the proof.
 */
import type { FileHandle } from 'node:fs/promises';
import { z } from 'zod';
import { hkdf, hmacSha256, sha256 } from '../../../../shared/crypto/hash.ts';
import { sameSecret, wipe } from '../../../../shared/crypto/secret-bytes.ts';
import { openBox, sealBox } from '../../../../shared/crypto/xchacha20-poly1305.ts';
import { concatBytes, fromHex, sameBytes, textOf, toHex, u16, u32, utf8 } from '../../../../shared/language/bytes.ts';
import type { RandomBytes } from '../../../../shared/language/random.ts';
import { vaultLabel } from '../../vault/keys.ts';
import { encodeVaultFile, parseVaultFile, type VaultFile } from '../../vault/vault-file.ts';

export const backupExtension = '.qlbackup';

const counts = z.object({ clients: z.int().min(0), messages: z.int().min(0), notes: z.int().min(0) });
export type Counts = z.output<typeof counts>;

const manifest = z.object({
  vaultId: z.string().regex(/^[0-9a-f]{32}$/),
  epochId: z.string(),
  generation: z.int().min(0),
  schemaVersion: z.int().min(1),
  /** Milliseconds since 1970. */
  createdAt: z.int().min(0),
  appVersion: z.string(),
  storeBytes: z.int().min(1),
  counts,
  /** Sealed files beside the backup, by name, with the SHA-256 of their sealed bytes. */
  attachments: z
    .array(
      z.object({
        id: z.string().regex(/^[0-9a-f]{32}$/),
        bytes: z.int().min(1),
        sha256: z.string().regex(/^[0-9a-f]{64}$/),
      }),
    )
    .default([]),
});
export type Manifest = z.output<typeof manifest>;

const header = z.object({ manifest, fileKey: z.string().regex(/^[0-9a-f]{144}$/), keyFile: z.string() });

const magic = utf8('QLBACKUP');
/** 1 had no files beside it. */
const version = 2;
const prefixBytes = magic.length + 2 + 4;
/** Some 200,000 files. */
const maxHeaderBytes = 32 * 2 ** 20;

export type BackupHeader = {
  readonly manifest: Manifest;
  readonly keyFile: VaultFile;
  /** Where the sealed store begins. */
  readonly storeAt: number;
  readonly sealedKey: Uint8Array;
  readonly covered: Uint8Array;
  readonly mac: Uint8Array;
};

export type ReadHeader =
  | { readonly kind: 'header'; readonly header: BackupHeader }
  | { readonly kind: 'not-a-backup' }
  | { readonly kind: 'newer' }
  | { readonly kind: 'damaged' };

/** `kek` is 32 bytes; `fileKey` 32 fresh ones. */
export function encodeHeader(
  kek: Uint8Array,
  content: { readonly manifest: Manifest; readonly keyFile: VaultFile; readonly fileKey: Uint8Array },
  random: RandomBytes,
): Uint8Array {
  const { vaultId } = content.keyFile;
  const boxKey = hkdf(kek, vaultId, vaultLabel('backup file key'), 32);
  const json = utf8(
    JSON.stringify({
      manifest: content.manifest,
      fileKey: toHex(sealBox(boxKey, content.fileKey, vaultId, random)),
      keyFile: encodeVaultFile(content.keyFile),
    }),
  );
  wipe(boxKey);
  const plain = concatBytes(magic, u16(version), u32(json.length), json);
  const covered = concatBytes(plain, sha256(plain));
  return concatBytes(covered, macOf(kek, vaultId, covered));
}

/** Without any key. Throws what the file system throws. */
export async function readHeader(file: FileHandle): Promise<ReadHeader> {
  const prefix = await readExactly(file, 0, prefixBytes);
  if (prefix === undefined) return { kind: 'not-a-backup' };
  const length = new DataView(prefix.buffer, prefix.byteOffset).getUint32(magic.length + 2);
  const isOurs = sameBytes(prefix.subarray(0, magic.length), magic);
  const whole = length <= maxHeaderBytes ? await readExactly(file, 0, prefixBytes + length + 64) : undefined;
  if (whole === undefined) return { kind: isOurs ? 'damaged' : 'not-a-backup' };
  const plain = whole.subarray(0, prefixBytes + length);
  const isWhole = sameBytes(sha256(plain), whole.subarray(plain.length, plain.length + 32));
  if (!isOurs) return { kind: isWhole ? 'damaged' : 'not-a-backup' };
  if (!isWhole) return { kind: 'damaged' };
  if (new DataView(plain.buffer, plain.byteOffset).getUint16(magic.length) > version) return { kind: 'newer' };
  const parsed = parseHeader(plain.subarray(prefixBytes));
  if (parsed === undefined) return { kind: 'damaged' };
  const keyFile = parseVaultFile(parsed.keyFile);
  if (keyFile.kind === 'newer') return { kind: 'newer' };
  if (keyFile.kind !== 'file' || toHex(keyFile.file.vaultId) !== parsed.manifest.vaultId) return { kind: 'damaged' };
  return {
    kind: 'header',
    header: {
      manifest: parsed.manifest,
      keyFile: keyFile.file,
      storeAt: whole.length,
      sealedKey: fromHex(parsed.fileKey) ?? new Uint8Array(0),
      covered: whole.subarray(0, plain.length + 32),
      mac: whole.subarray(plain.length + 32),
    },
  };
}

/** The random key of the sealed store; undefined when this vault did not write this header. The caller wipes it. */
export function openFileKey(
  kek: Uint8Array,
  { keyFile, covered, mac, sealedKey }: BackupHeader,
): Uint8Array | undefined {
  const { vaultId } = keyFile;
  if (!sameSecret(macOf(kek, vaultId, covered), mac)) return undefined;
  const boxKey = hkdf(kek, vaultId, vaultLabel('backup file key'), 32);
  const fileKey = openBox(boxKey, sealedKey, vaultId);
  wipe(boxKey);
  return fileKey;
}

function macOf(kek: Uint8Array, vaultId: Uint8Array, covered: Uint8Array): Uint8Array {
  const key = hkdf(kek, vaultId, vaultLabel('backup header'), 32);
  const mac = hmacSha256(key, covered);
  wipe(key);
  return mac;
}

function parseHeader(bytes: Uint8Array): z.output<typeof header> | undefined {
  try {
    return header.parse(JSON.parse(textOf(bytes) ?? ''));
  } catch {
    return undefined;
  }
}

async function readExactly(file: FileHandle, position: number, length: number): Promise<Uint8Array | undefined> {
  const bytes = new Uint8Array(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await file.read(bytes, filled, length - filled, position + filled);
    if (bytesRead === 0) return undefined;
    filled += bytesRead;
  }
  return bytes;
}
