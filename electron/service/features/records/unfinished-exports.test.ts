/** What a killed app left of an export is gone after the next start, and nothing else with it. */
import { createHash } from 'node:crypto';
import { linkSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { systemRandom } from '../../../../shared/crypto/random.ts';
import { temporaryFolder } from '../../testing/folders.ts';
import { openSpool, sweepSpools } from './record-spool.ts';
import { createUnfinishedExports } from './unfinished-exports.ts';

const key = systemRandom(32);

function written(folder: string, name: string, text: string) {
  writeFileSync(path.join(folder, name), text);
  return { name, bytes: Buffer.byteLength(text), sha256: createHash('sha256').update(text).digest('hex') };
}

const id = 'd'.repeat(32);

/** As after a kill: nobody came to end the journal. */
function killed() {
  const own = temporaryFolder();
  const chosen = path.join(temporaryFolder(), 'Ana');
  mkdirSync(chosen);
  return { own, chosen, journal: createUnfinishedExports(own, key, systemRandom).start(id) };
}

function sweep(own: string, isLogged: (id: string) => boolean = () => false): Promise<void> {
  return createUnfinishedExports(own, key, systemRandom).sweep(isLogged);
}

test('takes away a partial file, and a whole one that got its name but was never logged', async () => {
  const { own, chosen, journal } = killed();
  written(chosen, 'mine.txt', 'not of an export');
  const earlier = written(chosen, 'Record Ana.txt', 'an earlier export');
  await journal.begin(chosen, 'a.partial');
  await journal.begin(chosen, 'b.partial');
  const file = written(chosen, 'a.partial', 'a whole record');
  written(chosen, 'b.partial', 'half of');
  await journal.naming(chosen, 'a.partial', { ...file, name: 'Record Ana.txt' });
  await journal.naming(chosen, 'a.partial', { ...file, name: 'Record Ana (2).txt' });
  renameSync(path.join(chosen, 'a.partial'), path.join(chosen, 'Record Ana (2).txt'));
  expect(readFileSync(path.join(own, readdirSync(own)[0] ?? '')).includes('Ana')).toBe(false);
  writeFileSync(path.join(own, `${id}.unfinished.new`), 'half a journal');
  await sweep(own);
  expect(readdirSync(chosen).sort()).toEqual([earlier.name, 'mine.txt'].sort());
  expect(readdirSync(own)).toEqual([]);
});

test('leaves an earlier export with the very same bytes, and takes its own', async () => {
  const { own, chosen, journal } = killed();
  written(chosen, 'Record Ana.csv', 'the same rows');
  const file = written(chosen, 'a.partial', 'the same rows');
  await journal.begin(chosen, 'a.partial');
  await journal.naming(chosen, 'a.partial', { ...file, name: 'Record Ana.csv' });
  await sweep(own);
  expect(readdirSync(chosen)).toEqual(['Record Ana.csv']);

  const next = createUnfinishedExports(own, key, systemRandom).start(id);
  written(chosen, 'b.partial', 'the same rows');
  await next.begin(chosen, 'b.partial');
  await next.naming(chosen, 'b.partial', { ...file, name: 'Record Ana.csv' });
  await next.naming(chosen, 'b.partial', { ...file, name: 'Record Ana (2).csv' });
  linkSync(path.join(chosen, 'b.partial'), path.join(chosen, 'Record Ana (2).csv'));
  await sweep(own);
  expect(readdirSync(chosen)).toEqual(['Record Ana.csv']);
});

test('leaves all of an export that the disclosure log knows, its list of checksums too', async () => {
  const { own, chosen, journal } = killed();
  for (const [partial, name] of [
    ['a.partial', 'Record Ana.txt'],
    ['b.partial', 'Record Ana checksums.txt'],
  ] as const) {
    await journal.begin(chosen, partial);
    await journal.naming(chosen, partial, written(chosen, name, `what is in ${name}`));
  }
  await sweep(own, (logged) => logged === id);
  expect(readdirSync(chosen).sort()).toEqual(['Record Ana checksums.txt', 'Record Ana.txt']);
  expect(readdirSync(own)).toEqual([]);
});

test('keeps in mind what is on a disk that is not here, until it is', async () => {
  const { own, chosen, journal } = killed();
  await journal.begin(chosen, 'a.partial');
  written(chosen, 'a.partial', 'half of');
  renameSync(chosen, `${chosen} unplugged`);
  await sweep(own);
  renameSync(`${chosen} unplugged`, chosen);
  await sweep(own);
  expect([readdirSync(chosen), readdirSync(own)]).toEqual([[], []]);
});

test('the spool holds nothing readable, notices a changed byte, and is gone with its end and at the next start', async () => {
  const folder = path.join(temporaryFolder(), 'spools');
  const spool = await openSpool(folder, systemRandom);
  const parts = [await spool.add(Buffer.from('calm words')), await spool.add(new Uint8Array(3_000_000).fill(7))];
  const place = path.join(folder, readdirSync(folder)[0] ?? '');
  expect(readFileSync(place).includes('calm')).toBe(false);
  for (const [index, part] of parts.entries())
    expect((await spool.read(part)).length).toBe(index === 0 ? 10 : 3_000_000);
  const bytes = readFileSync(place);
  bytes[3] = (bytes[3] ?? 0) ^ 1;
  writeFileSync(place, bytes);
  const [first] = parts;
  if (first !== undefined) await expect(spool.read(first)).rejects.toThrow('does not read back');
  await spool.close();
  expect(readdirSync(folder)).toEqual([]);
  writeFileSync(path.join(folder, 'left.spool'), 'noise');
  await sweepSpools(folder);
  expect(readdirSync(path.dirname(folder))).toEqual([]);
});
