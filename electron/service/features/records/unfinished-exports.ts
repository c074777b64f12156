/** What an export has begun to write outside of the vault, so that the next start can take away what a killed app left there. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { openBox, sealBox } from '../../../../shared/crypto/xchacha20-poly1305.ts';
import { toHex, utf8 } from '../../../../shared/language/bytes.ts';
import type { RandomBytes } from '../../../../shared/language/random.ts';
import type { WriteJournal, WrittenFile } from './record-files.ts';

export type UnfinishedExports = {
  /** A journal of one export; `end` once nothing is left of it, or all of it is in the log. */
  start(): WriteJournal & { end(): Promise<void> };
  /** At the start. Leaves what the log knows, and keeps in mind what is on a disk that is not here. */
  sweep(isLogged: (sha256: string) => boolean): Promise<void>;
};

const entry = z.strictObject({
  folder: z.string(),
  temporary: z.string(),
  named: z.strictObject({ name: z.string(), sha256: z.string(), bytes: z.number() }).optional(),
});
const entries = z.array(entry);
type Entry = z.output<typeof entry>;

const ending = '.unfinished';
const purpose = utf8('quietline/unfinished-export/1');

/** `folder` is the records' own beside the store; paths may hold a client's name, so what is kept there is sealed. */
export function createUnfinishedExports(folder: string, key: Uint8Array, random: RandomBytes): UnfinishedExports {
  async function keep(file: string, known: readonly Entry[]): Promise<void> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeFile(`${file}.new`, sealBox(key, utf8(JSON.stringify(known)), purpose, random), {
      mode: 0o600,
      flush: true,
    });
    await rename(`${file}.new`, file);
  }

  async function known(file: string): Promise<readonly Entry[]> {
    const opened = openBox(key, await readFile(file), purpose);
    return opened === undefined ? [] : entries.parse(JSON.parse(new TextDecoder().decode(opened)));
  }

  return {
    start() {
      const file = path.join(folder, `${toHex(random(16))}${ending}`);
      const begun: Entry[] = [];
      return {
        async begin(place, temporary) {
          begun.push({ folder: place, temporary });
          await keep(file, begun);
        },
        async whole(place, temporary, named) {
          const at = begun.findIndex((one) => one.temporary === temporary);
          begun[at] = { folder: place, temporary, named };
          await keep(file, begun);
        },
        end: () => rm(file, { force: true }),
      };
    },
    async sweep(isLogged) {
      const names = await readdir(folder).catch(() => []);
      for (const name of names.filter((candidate) => candidate.endsWith(ending))) {
        const file = path.join(folder, name);
        const left: Entry[] = [];
        for (const one of await known(file)) if (!(await takeAway(one, isLogged))) left.push(one);
        if (left.length === 0) await rm(file, { force: true });
        else await keep(file, left);
      }
    },
  };
}

/** False where its folder can't be reached now. */
async function takeAway({ folder, temporary, named }: Entry, isLogged: (sha256: string) => boolean): Promise<boolean> {
  const there = await readdir(folder).catch(() => undefined);
  if (there === undefined) return false;
  await rm(path.join(folder, temporary), { force: true });
  if (named === undefined || isLogged(named.sha256)) return true;
  const { name: stem, ext } = path.parse(named.name);
  for (const name of there) {
    const isNamedSo = name === named.name || (name.startsWith(`${stem} (`) && name.endsWith(`)${ext}`));
    if (isNamedSo && (await isTheSame(path.join(folder, name), named))) await rm(path.join(folder, name));
  }
  return true;
}

async function isTheSame(file: string, { bytes, sha256 }: WrittenFile): Promise<boolean> {
  if ((await stat(file)).size !== bytes) return false;
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex') === sha256;
}
