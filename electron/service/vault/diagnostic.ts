/** What can be told of a vault that does not open without a word of what is in it: for somebody who helps from afar. */
import { readdirSync, statfsSync, statSync } from 'node:fs';
import { release } from 'node:os';
import { join } from 'node:path';
import { newestSchemaVersion } from '../database/open.ts';
import type { UnreadableReason } from './vault-outcomes.ts';

/** Names that this program gives; a file of another name is counted and not named. */
const ownName =
  /^(vault\.json|attempts\.json|generation\.json|restoring\.json|store\.db|in-use\.lock|set aside [0-9. -]+)/;

/** Never throws: what can't be read is said as such. */
export function diagnosticOf(reason: UnreadableReason, folder: string, appVersion: string): string {
  return [
    `Quietline ${appVersion}, schema ${String(newestSchemaVersion)}`,
    `${process.platform} ${process.arch} ${release()}, Node ${process.versions.node}`,
    `unreadable: ${reason}`,
    ...room(folder),
    ...files(folder),
  ].join('\n');
}

function room(folder: string): readonly string[] {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return [`free on the disk: ${String(Math.floor((bavail * bsize) / 2 ** 20))} MiB`];
  } catch (error) {
    return [`free on the disk: ${codeOf(error)}`];
  }
}

function files(folder: string): readonly string[] {
  try {
    const names = readdirSync(folder).sort();
    const own = names.filter((name) => ownName.test(name));
    return [...own.map((name) => lineOf(folder, name)), `other files: ${String(names.length - own.length)}`];
  } catch (error) {
    return [`folder: ${codeOf(error)}`];
  }
}

function lineOf(folder: string, name: string): string {
  try {
    const { size, mode, mtime } = statSync(join(folder, name));
    return `${name}: ${String(size)} bytes, mode ${(mode & 0o777).toString(8)}, ${mtime.toISOString().slice(0, 16)}`;
  } catch (error) {
    return `${name}: ${codeOf(error)}`;
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown';
}
