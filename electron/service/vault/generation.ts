/** The last generation of the store that was opened here, kept outside of it: an older copy put in its place is noticed (protocol.md 2.13, P6). */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { hmacSha256 } from '../../../shared/crypto/hash.ts';
import { sameSecret } from '../../../shared/crypto/secret-bytes.ts';
import { fromHex, toHex, utf8 } from '../../../shared/language/bytes.ts';
import { writeFileDurably } from '../database/durable-files.ts';

export type Generation = { readonly epochId: string; readonly generation: number };

const record = z.object({ epochId: z.string(), generation: z.int().min(0), mac: z.string() });

/**
 * True when the store that was just opened is older than one that was opened here before, or another one.
 * A store counts its opening before it is noted here, so a crash in between raises no false alarm; a note
 * that is missing or not ours says nothing.
 */
export function isOlderThanNoted(path: string, opened: Generation, macKey: Uint8Array): boolean {
  const noted = readNote(path, macKey);
  if (noted === undefined) return false;
  return noted.epochId !== opened.epochId || noted.generation >= opened.generation;
}

export function noteGeneration(path: string, opened: Generation, macKey: Uint8Array): void {
  try {
    writeFileDurably(path, JSON.stringify({ ...opened, mac: toHex(macOf(opened, macKey)) }));
  } catch {
    // The older note stays: it is only less sharp.
  }
}

function readNote(path: string, macKey: Uint8Array): Generation | undefined {
  try {
    const { mac, ...noted } = record.parse(JSON.parse(readFileSync(path, 'utf8')));
    const bytes = fromHex(mac);
    return bytes !== undefined && sameSecret(bytes, macOf(noted, macKey)) ? noted : undefined;
  } catch {
    return undefined;
  }
}

function macOf({ epochId, generation }: Generation, macKey: Uint8Array): Uint8Array {
  return hmacSha256(macKey, utf8(`store generation ${epochId} ${String(generation)}`));
}
