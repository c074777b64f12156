/** What an export has begun to write outside of the vault, so that the next start can take away what a killed app left there. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { openBox, sealBox } from '../../../../shared/crypto/xchacha20-poly1305.ts';
import { utf8 } from '../../../../shared/language/bytes.ts';
import type { RandomBytes } from '../../../../shared/language/random.ts';
import type { WriteJournal, WrittenFile } from './record-files.ts';

/** Of one export; `end` once nothing is left of it, or all of it is in the log. */
export type ExportJournal = WriteJournal & { end(): Promise<void> };

export type UnfinishedExports = {
  /** `id`: under which the log will know the export. */
  start(id: string): ExportJournal;
  /**
   * At the start. An export that the log knows is whole and stays; of any other everything goes, and what is on a disk
   * that is not here is kept in mind.
   */
  sweep(isLogged: (id: string) => boolean): Promise<void>;
};

const entry = z.strictObject({
  folder: z.string(),
  temporary: z.string(),
  /** The name that was tried last. */
  named: z.strictObject({ name: z.string(), sha256: z.string(), bytes: z.number() }).optional(),
});
const entries = z.array(entry);
type Entry = z.output<typeof entry>;

const ending = '.unfinished';
/** A journal that was being written anew; the one before it still stands. */
const halfEnding = `${ending}.new`;
const purpose = utf8('quietline/unfinished-export/1');

/** `folder` is the records' own beside the store; paths may hold a client's name, so what is kept there is sealed. */
export function createUnfinishedExports(folder: string, key: Uint8Array, random: RandomBytes): UnfinishedExports {
  async function keep(id: string, known: readonly Entry[]): Promise<void> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const half = path.join(folder, `${id}${halfEnding}`);
    await writeFile(half, sealBox(key, utf8(JSON.stringify(known)), purpose, random), { mode: 0o600, flush: true });
    await rename(half, path.join(folder, `${id}${ending}`));
  }

  async function known(file: string): Promise<readonly Entry[]> {
    const opened = openBox(key, await readFile(file), purpose);
    return opened === undefined ? [] : entries.parse(JSON.parse(new TextDecoder().decode(opened)));
  }

  return {
    start(id) {
      const begun: Entry[] = [];
      return {
        async begin(place, temporary) {
          begun.push({ folder: place, temporary });
          await keep(id, begun);
        },
        async naming(place, temporary, named) {
          const at = begun.findIndex((one) => one.temporary === temporary);
          begun[at] = { folder: place, temporary, named };
          await keep(id, begun);
        },
        end: () => rm(path.join(folder, `${id}${ending}`), { force: true }),
      };
    },
    async sweep(isLogged) {
      const names = await readdir(folder).catch(() => []);
      for (const name of names) {
        const file = path.join(folder, name);
        if (name.endsWith(halfEnding)) await rm(file, { force: true });
        if (!name.endsWith(ending)) continue;
        const id = path.basename(name, ending);
        const left: Entry[] = [];
        if (!isLogged(id)) for (const one of await known(file)) if (!(await takeAway(one))) left.push(one);
        if (left.length === 0) await rm(file, { force: true });
        else await keep(id, left);
      }
    },
  };
}

/** False where its folder can't be reached now. */
async function takeAway({ folder, temporary, named }: Entry): Promise<boolean> {
  const there = await readdir(folder).catch(() => undefined);
  if (there === undefined) return false;
  const half = path.join(folder, temporary);
  if (named !== undefined && there.includes(named.name)) {
    const file = path.join(folder, named.name);
    // While both names stand, only the same file under both is this export's: the other was there before.
    const isOurs = there.includes(temporary) ? await isOneFile(half, file) : await isTheSame(file, named);
    if (isOurs) await rm(file);
  }
  await rm(half, { force: true });
  return true;
}

async function isOneFile(one: string, other: string): Promise<boolean> {
  const [a, b] = [await stat(one, { bigint: true }), await stat(other, { bigint: true })];
  return a.ino === b.ino && a.dev === b.dev;
}

/** Somebody may have put another there since. */
async function isTheSame(file: string, { bytes, sha256 }: WrittenFile): Promise<boolean> {
  if ((await stat(file)).size !== bytes) return false;
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex') === sha256;
}
