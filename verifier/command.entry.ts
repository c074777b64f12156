/** `node verify-record.mjs <zip or folder>`: checks a record without Quietline and without a network. */
import { createHash } from 'node:crypto';
import { open, readdir, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { piecesOf, type RecordFile, type Source } from './record-files.ts';
import { readZip } from './read-zip.ts';
import { type Report, reportOf } from './report.ts';
import { verifyRecord } from './verify-record.ts';
import { type Words, wordsIn } from './words.ts';

function sourceAt(path: string, size: number): Source {
  return {
    size,
    async read(start, end) {
      const file = await open(path, 'r');
      try {
        const bytes = new Uint8Array(end - start);
        const { bytesRead } = await file.read(bytes, 0, bytes.length, start);
        return bytes.subarray(0, bytesRead);
      } finally {
        await file.close();
      }
    },
  };
}

async function filesAt(path: string): Promise<readonly RecordFile[]> {
  const found = await stat(path);
  if (!found.isDirectory()) return readZip(sourceAt(path, found.size));
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(async (entry) => {
        const place = join(entry.parentPath, entry.name);
        const source = sourceAt(place, (await stat(place)).size);
        const name = relative(path, place).replaceAll('\\', '/');
        return { name, chunks: () => piecesOf(source) };
      }),
  );
}

function printed({ headline, parts }: Report): string {
  const blocks = parts.map(({ title, lines }) => `${title}\n${lines.map((line) => `  - ${line}`).join('\n')}`);
  return `${[headline, ...blocks].join('\n\n')}\n`;
}

function nodeHash() {
  const hash = createHash('sha256');
  return { add: (bytes: Uint8Array) => void hash.update(bytes), finish: () => hash.digest() };
}

/** 0: everything holds. 1: something does not. 2: nothing could be checked. */
async function run(words: Words, path: string | undefined, key: string | undefined): Promise<number> {
  if (path === undefined) {
    process.stdout.write(`${words.usage}\n`);
    return 2;
  }
  const files = await filesAt(path).catch(() => undefined);
  if (files === undefined) {
    process.stdout.write(`${words.cannotOpen(path)}\n`);
    return 2;
  }
  const verdict = await verifyRecord(files, { expectedKey: key, startHash: nodeHash });
  const report = reportOf(verdict, words);
  process.stdout.write(printed(report));
  if (verdict.kind !== 'checked') return 2;
  return report.holds ? 0 : 1;
}

const { values, positionals } = parseArgs({
  options: { key: { type: 'string' }, lang: { type: 'string' } },
  allowPositionals: true,
});
const isSpanish = values.lang === undefined ? /^es/i.test(process.env['LANG'] ?? '') : values.lang === 'es';
process.exitCode = await run(wordsIn[isSpanish ? 'es' : 'en'], positionals[0], values.key);
