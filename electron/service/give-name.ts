/** The last step of a file that was written beside its place: a name that nothing else has. */
import { link, rename, stat } from 'node:fs/promises';
import path from 'node:path';

/**
 * Gives a whole, durable file of this folder its name, or the next one that is free; the temporary name may stay.
 * `before` is told each name before it is tried.
 */
export async function giveName(
  folder: string,
  temporary: string,
  wanted: string,
  before: (name: string) => Promise<void> = async () => undefined,
): Promise<string> {
  const { name: stem, ext } = path.parse(wanted);
  for (let copy = 1; ; copy++) {
    const name = copy === 1 ? wanted : `${stem} (${copy})${ext}`;
    const target = path.join(folder, name);
    await before(name);
    try {
      // A hard link fails where the name is taken; a plain rename would replace what is there.
      await link(temporary, target);
      return name;
    } catch (error) {
      if (codeOf(error) === 'EEXIST') continue;
      if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EINVAL'].includes(codeOf(error))) throw error;
    }
    // FAT and some network drives have no hard links.
    if (await exists(target)) continue;
    await rename(temporary, target);
    return name;
  }
}

async function exists(file: string): Promise<boolean> {
  return await stat(file).then(
    () => true,
    () => false,
  );
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
