/** The capsules' files in the folder of the backups: written anew when what is in them changed, and the notes beside them. */
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { sha256 } from '../../../../shared/crypto/hash.ts';
import { toHex, utf8 } from '../../../../shared/language/bytes.ts';
import type { RandomBytes } from '../../../../shared/language/random.ts';
import { writeFileDurably } from '../../database/durable-files.ts';
import { capsuleExtension, type CapsuleKind, type CapsuleName, sealCapsule } from './capsule-file.ts';
import { isTrueNote, maxNoteBytes, noteExtension, type OpeningNote, readNote } from './opening-note.ts';
import type { KeptCapsule } from './will.repository.ts';

const titles = { continuity: 'Quietline continuity', full: 'Quietline full record' } as const;
/** More notes than this in one folder are nobody's honest work. */
const mostNotes = 200;

/** `Quietline continuity amber fox.qlcapsule`: two vaults may share a folder. */
export function capsuleFileName(kind: CapsuleKind, vaultName: string): string {
  return `${titles[kind]} ${vaultName}${capsuleExtension}`;
}

export type KeepCurrent = {
  readonly folder: string;
  readonly vaultId: Uint8Array;
  readonly vaultName: string;
  readonly at: number;
  readonly random: RandomBytes;
};

/** The hash of what is in the file now; undefined when it was up to date. Throws what the file system throws. */
export function writeIfChanged(capsule: KeptCapsule, content: unknown, keep: KeepCurrent): string | undefined {
  const file = path.join(keep.folder, capsuleFileName(capsule.kind, keep.vaultName));
  const hash = toHex(sha256(capsule.sealed ?? utf8(JSON.stringify(content))));
  if (hash === capsule.writtenHash && existsSync(file)) return undefined;
  writeFileDurably(file, bytesOf(capsule, content, keep));
  return hash;
}

export function bytesOf(
  capsule: KeptCapsule,
  content: unknown,
  { vaultId, at, random }: Pick<KeepCurrent, 'vaultId' | 'at' | 'random'>,
): Uint8Array {
  return capsule.sealed ?? sealCapsule({ ...capsule, vaultId }, capsule.key, content, at, random);
}

export function removeCapsuleFile(folder: string, kind: CapsuleKind, vaultName: string): void {
  rmSync(path.join(folder, capsuleFileName(kind, vaultName)), { force: true });
}

/** Those that prove themselves; whatever else has such a name is left alone. */
export function notesIn(
  folder: string,
  capsules: readonly (CapsuleName & { readonly openingKey: Uint8Array })[],
): readonly OpeningNote[] {
  const files = readdirSync(folder).filter((name) => name.endsWith(noteExtension));
  return files.slice(0, mostNotes).flatMap((name) => {
    const note = readSmall(path.join(folder, name));
    return note !== undefined && capsules.some((one) => isTrueNote(one, one.openingKey, note)) ? [note] : [];
  });
}

function readSmall(file: string): OpeningNote | undefined {
  try {
    return statSync(file).size > maxNoteBytes ? undefined : readNote(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
