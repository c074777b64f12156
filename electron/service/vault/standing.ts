/** Whether this is the place where the vault lives: two copies that both send would break every conversation (protocol.md 2.13). */
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { z } from 'zod';
import { hmacSha256, sha256 } from '../../../shared/crypto/hash.ts';
import { sameSecret } from '../../../shared/crypto/secret-bytes.ts';
import { fromHex, toHex, utf8 } from '../../../shared/language/bytes.ts';
import type { RandomBytes } from '../../../shared/language/random.ts';
import { writeFileDurably } from '../database/durable-files.ts';

export type Standing =
  | { readonly kind: 'active' }
  /** It was last open at another place, and nobody has said yet whether it moved or was copied. */
  | { readonly kind: 'unsettled' }
  /** Milliseconds since 1970. It is only read from then on. */
  | Retired;
export type Retired = { readonly kind: 'moved' | 'copy'; readonly at: number };

const retiredMark = z.object({ kind: z.enum(['moved', 'copy']), at: z.int().min(0), mac: z.string() });
const install = z.object({ id: z.string().regex(/^[0-9a-f]{32}$/), computer: z.string() });

/** Undefined where there is no mark, or none that this vault wrote. */
export function readRetired(path: string, macKey: Uint8Array): Retired | undefined {
  try {
    const { mac, ...retired } = retiredMark.parse(JSON.parse(readFileSync(path, 'utf8')));
    const bytes = fromHex(mac);
    return bytes !== undefined && sameSecret(bytes, macOf(retired, macKey)) ? retired : undefined;
  } catch {
    return undefined;
  }
}

/** Throws what the file system throws: a vault that could not be marked is not retired. */
export function writeRetired(path: string, retired: Retired, macKey: Uint8Array): void {
  writeFileDurably(path, JSON.stringify({ ...retired, mac: toHex(macOf(retired, macKey)) }));
}

function macOf({ kind, at }: Retired, macKey: Uint8Array): Uint8Array {
  return hmacSha256(macKey, utf8(`vault retired ${kind} ${String(at)}`));
}

/**
 * A random name for this installation, kept outside the vault's folder and bound to the computer, so that neither
 * the folder nor the whole profile takes it along. Undefined when it cannot be kept: then nothing is asked.
 */
export function installIdAt(path: string, random: RandomBytes): string | undefined {
  const computer = computerMark();
  try {
    const known = install.parse(JSON.parse(readFileSync(path, 'utf8')));
    if (known.computer === computer) return known.id;
  } catch {
    // Missing, or not readable as ours: it is made anew.
  }
  const id = toHex(random(16));
  try {
    writeFileDurably(path, JSON.stringify({ id, computer }));
    return id;
  } catch {
    return undefined;
  }
}

/** Says only whether it is the same computer as before. */
function computerMark(): string {
  let name: string;
  try {
    name = readFileSync('/etc/machine-id', 'utf8').trim();
  } catch {
    name = hostname();
  }
  return toHex(sha256(utf8(`quietline computer ${process.platform} ${name}`))).slice(0, 32);
}
