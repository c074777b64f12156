/** A large record passes through memory in pieces, and a cancelled, failed or killed one leaves no half file. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { EventPayload, PrintResult } from '../../../../shared/contract/index.ts';
import { signingPairFromSeed } from '../../../../shared/crypto/ed25519.ts';
import { systemRandom } from '../../../../shared/crypto/random.ts';
import { temporaryFolder } from '../../testing/folders.ts';
import { everything } from '../../testing/releases.ts';
import { composedFrom, messageLine, recordOf, unevenBytes, wholeOf } from './testing/composed.ts';
import { exportRecord, type ExportPorts, type ExportRequest } from './export-record.ts';
import { createFormats, formatsInZip } from './record-formats.ts';
import { createPrinting } from './record-printing.ts';
import { openSpool } from './record-spool.ts';
import type { ZipPorts } from './record-zip.ts';
import { createUnfinishedExports } from './unfinished-exports.ts';

const mebibyte = 2 ** 20;
const messages = 2000;
const files = 40;
const pdf = new Uint8Array(3 * mebibyte).fill(37);
const photo = unevenBytes(mebibyte);
const photoHash = createHash('sha256').update(photo).digest('hex');

const lines = Array.from({ length: messages }, (_, index) => {
  const number = index + 1;
  const attachment = { name: 'p.jpg', mime: 'image/jpeg', size: mebibyte, sha256: photoHash, state: 'here' } as const;
  const text = `${String(number)} ${'as people write '.repeat(10)}`;
  return messageLine(number, text, number % (messages / files) === 0 ? { attachment } : {});
});
const whole = recordOf(lines);
const record = { ...whole, counts: { ...whole.counts, attachments: files, expectedAttachments: files } };

type Watch = { onRead?(reads: number): void; onProgress?: ExportPorts['onProgress'] };

function prepared({ onRead, onProgress }: Watch = {}) {
  const folder = temporaryFolder();
  const own = temporaryFolder();
  const stop = new AbortController();
  let reads = 0;
  const readFile: ZipPorts['readFile'] = async () => {
    onRead?.((reads += 1));
    return { kind: 'piece', bytes: photo, isLast: true };
  };
  const logged: string[] = [];
  const request: ExportRequest = {
    ...{ clientId: 'a'.repeat(32) as ExportRequest['clientId'], fromDay: '2026-01-01', toDay: '2026-12-31' },
    timeZone: 'UTC',
    ...everything,
    ...{ formats: ['zip', 'fhir'], locale: 'en', pageSize: 'A4', recipient: 'Ana', reason: 'hers', folder },
  };
  const ports: ExportPorts = {
    compose: (spool) => composedFrom(record, spool),
    openSpool: () => openSpool(path.join(own, 'spools'), systemRandom),
    journal: createUnfinishedExports(own, systemRandom(32), systemRandom).start('b'.repeat(32)),
    print: () => Promise.resolve(pdf),
    log: (_record, written) => logged.push(...written.map(({ name }) => name)),
    zip: { readFile, signingPair: () => signingPairFromSeed(new Uint8Array(32)), verifier: () => Promise.resolve([]) },
    onProgress: onProgress ?? (() => undefined),
    signal: stop.signal,
  };
  const left = () => [...readdirSync(folder), ...readdirSync(own, { recursive: true, encoding: 'utf8' })];
  return { folder, logged, left, stop, run: () => exportRecord(request, ports) };
}

function partialBytes(folder: string): number {
  const name = readdirSync(folder).find((file) => file.endsWith('.partial'));
  return name === undefined ? 0 : statSync(path.join(folder, name)).size;
}

test('no format gives out more than a piece at a time', async () => {
  const spool = await openSpool(temporaryFolder(), systemRandom);
  onTestFinished(() => spool.close());
  const formats = createFormats(await composedFrom(record, spool), { spool, print: () => Promise.resolve(pdf) });
  for (const format of formatsInZip) {
    let largest = 0;
    let pieces = 0;
    for (const file of (await formats(format)) ?? [])
      for await (const piece of file.open()) {
        largest = Math.max(largest, piece.length);
        pieces += 1;
      }
    expect(pieces, format).toBeGreaterThan(2);
    expect(largest, format).toBeLessThan(mebibyte / 10);
  }
});

test('a text longer than a piece comes through whole, wherever pieces end', async () => {
  const spool = await openSpool(temporaryFolder(), systemRandom);
  onTestFinished(() => spool.close());
  const texts = ['', 'a', 'ab', 'abc'].map((start) => start + 'é😀中'.repeat(20_000));
  const lines = texts.map((text, index) => messageLine(index + 1, text));
  const composed = await composedFrom(recordOf(lines), spool);
  const formats = createFormats(composed, { spool, print: () => Promise.resolve(pdf) });
  for (const format of ['text', 'json', 'csv'] as const) {
    const [file] = (await formats(format)) ?? [];
    if (file === undefined) throw new Error(format);
    const written = new TextDecoder('utf-8', { fatal: true }).decode(await wholeOf(file.open()));
    for (const text of texts) expect(written.includes(text), format).toBe(true);
    expect(written.includes('\ufffd'), format).toBe(false);
  }
});

test('the window that prints gets a volume in pieces, each line once', async () => {
  const spool = await openSpool(temporaryFolder(), systemRandom);
  onTestFinished(() => spool.close());
  const composed = await composedFrom(record, spool);
  const printing = createPrinting();
  const pieces: number[] = [];
  const got: number[] = [];
  const volume = { number: 2, of: 3, from: 500, to: 1600 };
  const task = { taskId: 'one', to: 'pdf', pageSize: 'A4', isLarge: false } as const;
  async function print(): Promise<PrintResult> {
    while (got.at(-1) !== volume.to) {
      const last = got.at(-1);
      const lines = (await printing.document('one', last && last + 1))?.record.lines ?? [];
      pieces.push(lines.length);
      got.push(...lines.map(({ number }) => number));
    }
    return { kind: 'pdf', bytes: pdf };
  }
  const { signal } = new AbortController();
  await printing.print(task, { volume, record: composed }, { print, thumbnailsOf: () => [] }, signal);
  expect(got).toEqual(Array.from({ length: 1101 }, (_, index) => 500 + index));
  expect(Math.max(...pieces)).toBeLessThan(500);
  expect(await printing.document('one')).toBeUndefined();
});

test('40 MB of files go into the zip as they are read, with true progress, and the rest is checked by unzip', async () => {
  const steps: EventPayload<'taskProgressed'>['step'][] = [];
  let behind = 0;
  let last = { done: 0, total: 1 };
  const { folder, logged, run } = prepared({
    // The first reading proves, the second packs: what was read and is not on the disk yet stands in memory.
    onRead: (reads) => (behind = Math.max(behind, (reads - 1 - files) * mebibyte - partialBytes(folder))),
    onProgress(step, done, total) {
      if (steps.at(-1) !== step) steps.push(step);
      expect(done).toBeLessThanOrEqual(total);
      if (step === 'writing' && total > 0) last = { done, total };
    },
  });
  const outcome = await run();
  if (outcome.kind !== 'done') throw new Error(outcome.kind);
  expect(behind).toBeLessThan(10 * mebibyte);
  expect(last.done / last.total).toBeGreaterThan(0.8);
  expect(new Set(steps)).toEqual(new Set(['reading', 'printing', 'writing', 'checking']));
  expect(logged).toHaveLength(2);
  const zip = path.join(folder, logged[0] ?? '');
  expect(statSync(zip).size).toBeGreaterThan(files * mebibyte);
  if (existsSync('/usr/bin/unzip'))
    expect(execFileSync('unzip', ['-tq', zip], { encoding: 'utf8' })).toContain('No errors detected');
  else process.stdout.write('Left out: unzip is not here to look at the zip.\n');
});

test('leaves nothing where it is cancelled in any step', async () => {
  for (const at of ['reading', 'printing', 'writing', 'checking'] as const) {
    const cancelled: ReturnType<typeof prepared> = prepared({
      onProgress(step) {
        if (step === at) cancelled.stop.abort();
      },
    });
    const outcome = await cancelled.run();
    // The last look at the signal is before the checking: from there on it is done.
    expect(outcome.kind, at).toBe(at === 'checking' ? 'done' : 'cancelled');
    if (at !== 'checking') expect(cancelled.left().filter((name) => name !== 'spools')).toEqual([]);
  }
});

test('leaves nothing where the disk is full in the middle', async () => {
  const full = prepared({
    onRead(reads) {
      if (reads > files + 7) throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
    },
  });
  expect(await full.run()).toEqual({ kind: 'failed', reason: 'disk-full' });
  expect(full.left().filter((name) => name !== 'spools')).toEqual([]);
  expect(full.logged).toEqual([]);
});
