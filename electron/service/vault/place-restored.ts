/** Puts a vault that was restored beside its place into its place, and what lies there aside: all of it, whenever it is cut off. */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { syncFolder, writeFileDurably } from '../database/durable-files.ts';
import type { VaultFolder } from './folder.ts';

const wish = z.object({
  step: z.enum(['move-aside', 'place']),
  /** The folder's name beside the vault's files; undefined where nothing was in the way. */
  aside: z
    .string()
    .regex(/^set aside [0-9. -]+$/)
    .optional(),
});
type Wish = z.output<typeof wish>;

/** Everything of a vault that a restored one must not meet. Logs and the relay's own store stay where they are. */
const vaultFiles = ['vault.json', 'attempts.json', 'generation.json', 'retired.json', 'store.db', 'attachments'];

/**
 * `folder.restoring` holds a proven vault. 1. The wish is written down. 2. What lies there moves into a dated
 * folder. 3. That is written down. 4. The restored files move in. 5. The wish goes. Gives the dated folder,
 * undefined when nothing was in the way.
 */
export function placeRestored(folder: VaultFolder, at: number): string | undefined {
  const isEmpty = present(folder).length === 0;
  const aside = isEmpty ? undefined : freeName(folder, at);
  writeWish(folder, { step: 'move-aside', ...(aside === undefined ? {} : { aside }) });
  finishPlacing(folder);
  return aside === undefined ? undefined : join(folder.path, aside);
}

/** Goes on where a crash stopped it. Without a wish, what was being prepared is thrown away: it was never in use. */
export function finishPlacing(folder: VaultFolder): void {
  let current = readWish(folder);
  if (current === undefined) {
    rmSync(folder.restoring, { recursive: true, force: true });
    return;
  }
  if (current.step === 'move-aside') {
    if (current.aside !== undefined) {
      const aside = join(folder.path, current.aside);
      if (!existsSync(aside)) mkdirSync(aside, { mode: 0o700 });
      for (const name of present(folder)) renameSync(join(folder.path, name), join(aside, name));
      syncFolder(aside);
      syncFolder(folder.path);
    }
    current = { ...current, step: 'place' };
    writeWish(folder, current);
  }
  const restored = existsSync(folder.restoring) ? readdirSync(folder.restoring) : [];
  for (const name of restored) renameSync(join(folder.restoring, name), join(folder.path, name));
  syncFolder(folder.path);
  rmSync(folder.restoring, { recursive: true, force: true });
  rmSync(folder.restoreWish, { force: true });
  syncFolder(folder.path);
}

/** The names of the dated folders. */
export function setAsideIn(folder: VaultFolder): readonly string[] {
  return readdirSync(folder.path).filter((name) => name.startsWith('set aside '));
}

function present(folder: VaultFolder): readonly string[] {
  // With their logs, and what a creation or a migration left beside them.
  return readdirSync(folder.path).filter((name) =>
    vaultFiles.some((file) => name === file || name.startsWith(`${file}.`) || name.startsWith(`${file}-`)),
  );
}

function freeName(folder: VaultFolder, at: number): string {
  const stamp = new Date(at).toISOString().slice(0, 19).replace('T', ' ').replaceAll(':', '.');
  for (let copy = 1; ; copy += 1) {
    const name = `set aside ${stamp}${copy === 1 ? '' : ` ${String(copy)}`}`;
    if (!existsSync(join(folder.path, name))) return name;
  }
}

function readWish(folder: VaultFolder): Wish | undefined {
  if (!existsSync(folder.restoreWish)) return undefined;
  return wish.parse(JSON.parse(readFileSync(folder.restoreWish, 'utf8')));
}

function writeWish(folder: VaultFolder, next: Wish): void {
  writeFileDurably(folder.restoreWish, JSON.stringify(next));
}
