/** A capsule on a computer that never saw the vault: found, proven by shares, opened, and a note left beside it. */
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { continuityLetter, type FoundCapsule, type Output } from '../../../../shared/contract/index.ts';
import { wipe } from '../../../../shared/crypto/secret-bytes.ts';
import type { Timestamp } from '../../../../shared/domain/ids.ts';
import { fromHex } from '../../../../shared/language/bytes.ts';
import { combineShares } from '../../vault/secret-shares.ts';
import { vaultNameOf } from '../../vault/vault-name.ts';
import { inspectBackup } from '../backups/index.ts';
import {
  type Capsule,
  capsuleExtension,
  capsuleKey,
  isKeyOf,
  maxCapsuleBytes,
  openCapsule,
  readCapsule,
} from './capsule-file.ts';
import { encodeNote, noteName, type Opening } from './opening-note.ts';
import { shareNumbersOf } from './share-numbers.ts';

type Refusal = Exclude<Output<'vault.findCapsules'>, { kind: 'found' }>['kind'];
type Read = { readonly kind: 'capsule'; readonly capsule: Capsule } | { readonly kind: Refusal };

type Unlocked =
  | { readonly kind: 'unlocked'; readonly capsule: Capsule; readonly key: Uint8Array }
  | Exclude<Output<'vault.checkCapsuleShares'>, { kind: 'fits' }>;

const backupFileExtension = '.qlbackup';
/** A folder with more is not one of backups. */
const mostFiles = 500;
const mostInOneSecond = 20;

const fullContent = z.strictObject({ version: z.literal(1), masterKey: z.string().regex(/^[0-9a-f]{64}$/) });

export async function findCapsules(place: string): Promise<Output<'vault.findCapsules'>> {
  try {
    const isFolder = (await stat(place)).isDirectory();
    if (!isFolder) {
      const found = await describe(place);
      return found.kind === 'found' ? { kind: 'found', capsules: [found.capsule] } : found;
    }
    const names = (await readdir(place)).filter((name) => name.endsWith(capsuleExtension)).slice(0, mostFiles);
    const capsules: FoundCapsule[] = [];
    for (const name of names.sort()) {
      const found = await describe(path.join(place, name));
      if (found.kind === 'found') capsules.push(found.capsule);
    }
    return capsules.length === 0 ? { kind: 'not-a-capsule' } : { kind: 'found', capsules };
  } catch (error) {
    if (isSystemError(error)) return { kind: 'file-unreadable' };
    throw error;
  }
}

export async function checkCapsuleShares(
  file: string,
  shares: readonly string[],
): Promise<Output<'vault.checkCapsuleShares'>> {
  const unlocked = await unlock(file, shares);
  if (unlocked.kind !== 'unlocked') return unlocked;
  wipe(unlocked.key);
  return { kind: 'fits' };
}

/** The letter, and a note of the opening beside the file where that can be written. */
export async function openContinuity(
  file: string,
  shares: readonly string[],
  at: number,
): Promise<Output<'vault.openCapsule'>> {
  const unlocked = await unlock(file, shares);
  if (unlocked.kind !== 'unlocked') return unlocked;
  const { capsule, key } = unlocked;
  try {
    if (capsule.kind !== 'continuity') return { kind: 'other-shares' };
    const letter = continuityLetter.safeParse(openCapsule(capsule, key));
    if (!letter.success) return { kind: 'damaged' };
    const opening = { openedAt: at, shares: shareNumbersOf(shares) };
    return {
      kind: 'opened',
      letter: letter.data,
      writtenAt: capsule.writtenAt as Timestamp,
      vaultName: vaultNameOf(capsule.vaultId),
      shares: opening.shares,
      isNoted: await leaveNote(file, capsule, key, opening),
    };
  } finally {
    wipe(key);
  }
}

export type FullRecord =
  | {
      readonly kind: 'full';
      /** 16 bytes. */
      readonly vaultId: Uint8Array;
      /** 32 bytes; the caller wipes it. */
      readonly masterKey: Uint8Array;
      readonly shares: readonly number[];
      /** To be called once the record is open. */
      leaveNote(at: number): Promise<boolean>;
    }
  | Exclude<Output<'vault.checkCapsuleShares'>, { kind: 'fits' }>;

/** The key to a backup of the same vault. */
export async function openFullRecord(file: string, shares: readonly string[]): Promise<FullRecord> {
  const unlocked = await unlock(file, shares);
  if (unlocked.kind !== 'unlocked') return unlocked;
  const { capsule, key } = unlocked;
  if (capsule.kind !== 'full') {
    wipe(key);
    return { kind: 'other-shares' };
  }
  const content = fullContent.safeParse(openCapsule(capsule, key));
  const masterKey = content.success ? fromHex(content.data.masterKey) : undefined;
  if (masterKey === undefined) {
    wipe(key);
    return { kind: 'damaged' };
  }
  const numbers = shareNumbersOf(shares);
  return {
    kind: 'full',
    vaultId: capsule.vaultId,
    masterKey,
    shares: numbers,
    async leaveNote(at) {
      const isNoted = await leaveNote(file, capsule, key, { openedAt: at, shares: numbers });
      wipe(key);
      return isNoted;
    },
  };
}

async function unlock(file: string, shares: readonly string[]): Promise<Unlocked> {
  const read = await readAt(file);
  if (read.kind !== 'capsule') return read;
  const combined = combineShares(shares);
  if (combined.kind !== 'secret') return { kind: 'shares', problem: combined };
  const key = capsuleKey(read.capsule, combined.secret);
  wipe(combined.secret);
  if (isKeyOf(read.capsule, key)) return { kind: 'unlocked', capsule: read.capsule, key };
  wipe(key);
  return { kind: 'other-shares' };
}

async function readAt(file: string): Promise<Read> {
  try {
    const { size } = await stat(file);
    if (size > maxCapsuleBytes) return { kind: 'not-a-capsule' };
    return readCapsule(new Uint8Array(await readFile(file)));
  } catch (error) {
    if (isSystemError(error)) return { kind: 'file-unreadable' };
    throw error;
  }
}

async function describe(
  file: string,
): Promise<{ readonly kind: 'found'; readonly capsule: FoundCapsule } | { readonly kind: Refusal }> {
  const read = await readAt(file);
  if (read.kind !== 'capsule') return read;
  const { kind, vaultId, writtenAt } = read.capsule;
  const vaultName = vaultNameOf(vaultId);
  const backups = kind === 'full' ? await backupsBeside(file, vaultName) : [];
  return { kind: 'found', capsule: { file, capsule: kind, vaultName, writtenAt: writtenAt as Timestamp, backups } };
}

async function backupsBeside(file: string, vaultName: string): Promise<FoundCapsule['backups']> {
  const folder = path.dirname(file);
  const names = (await readdir(folder)).filter((name) => name.endsWith(backupFileExtension) && !name.startsWith('.'));
  const backups: FoundCapsule['backups'] = [];
  for (const name of names.slice(0, mostFiles)) {
    const backup = path.join(folder, name);
    const looked = await inspectBackup(backup);
    if (looked.kind === 'backup' && looked.vaultName === vaultName)
      backups.push({ file: backup, name, createdAt: looked.createdAt });
  }
  return backups.sort((a, b) => b.createdAt - a.createdAt);
}

/** False where nothing can be written, such as a read-only drive: then only the custodian can tell. */
async function leaveNote(file: string, capsule: Capsule, key: Uint8Array, opening: Opening): Promise<boolean> {
  const text = encodeNote(capsule, key, opening);
  for (let copy = 1; copy <= mostInOneSecond; copy += 1) {
    try {
      await writeFile(path.join(path.dirname(file), noteName(opening, copy)), text, { mode: 0o600, flag: 'wx' });
      return true;
    } catch (error) {
      if (!isSystemError(error)) throw error;
      if (error.code !== 'EEXIST') return false;
    }
  }
  return false;
}

function isSystemError(error: unknown): error is Error & { readonly code: unknown } {
  return error instanceof Error && 'code' in error;
}
