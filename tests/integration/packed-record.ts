/** A record packed into a zip with its verifier beside it, unpacked by another's tool, and what spoils and checks it. */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import extractZip from 'extract-zip';
import { expect } from 'vitest';
import { buildVerifier } from '../../build/build-verifier.ts';
import { writeFiles } from '../../electron/service/features/records/index.ts';
import {
  composedFrom,
  messageLine,
  recordOf,
  unevenBytes,
} from '../../electron/service/features/records/testing/composed.ts';
import { openSpool } from '../../electron/service/features/records/record-spool.ts';
import { createFormats } from '../../electron/service/features/records/record-formats.ts';
import { packRecord, type ZipPorts, zipStream } from '../../electron/service/features/records/record-zip.ts';
import { noCounts } from '../../electron/service/testing/releases.ts';
import type { RecordLine } from '../../shared/contract/index.ts';
import { signingPairFromSeed } from '../../shared/crypto/ed25519.ts';
import { systemRandom } from '../../shared/crypto/random.ts';
import { toHex } from '../../shared/language/bytes.ts';

export const work = mkdtempSync(join(tmpdir(), 'quietline-verifier-'));
export const verifier = join(work, 'verifier');
export const exported = join(work, 'exported');
export const zip = join(exported, 'record.zip');
export const unzipped = join(work, 'unzipped');
export const key = toHex(signingPairFromSeed(new Uint8Array(32).fill(7)).public);

export const photo = unevenBytes(2_500_000);
const note = new TextEncoder().encode('a small file');
const files = new Map([
  ['1'.repeat(32), photo],
  ['2'.repeat(32), note],
  // What is on the disk is not what the message names.
  ['3'.repeat(32), new Uint8Array([1, 2, 3])],
]);

function fileLine(number: number, name: string, bytes: Uint8Array): RecordLine {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const attachment = { name, mime: 'image/jpeg', size: bytes.length, sha256, state: 'here' } as const;
  return messageLine(number, name, { id: String(number).repeat(32), attachment });
}

export const record = recordOf(
  [
    fileLine(1, '../../beach\u202egpj.exe', photo),
    fileLine(2, `${'long '.repeat(60)}.txt`, note),
    fileLine(3, 'broken.bin', note),
    messageLine(4, '"=1+1",\n"5",not a row'),
    messageLine(5, 'a text\n[6] that looks like a line'),
    { kind: 'event', number: 6, at: '2026-03-03T12:00:00+01:00', what: 'message-gone' },
    { kind: 'failed', number: 7, id: 'd'.repeat(32), reason: 'unreadable' },
    messageLine(8, 'the last one'),
  ],
  {
    counts: {
      ...{ ...noCounts, messages: 6, expectedMessages: 7, attachments: 3, expectedAttachments: 3, failed: 1 },
      ...{ safetyPlans: 1, expectedSafetyPlans: 1 },
    },
    leftOut: [
      { part: 'psychotherapy-notes', why: 'psychotherapy-note', count: 2 },
      { part: 'messages', why: 'not-part-of-record', count: 1 },
      { part: 'safety-plans', why: 'by-hand', count: 2 },
    ],
    redactions: [{ reason: 'third-party', count: 2 }],
    certificateKey: key,
    chainHeads: { sent: { sequence: 0, hash: '00'.repeat(32) }, received: { sequence: 9, hash: 'ab'.repeat(32) } },
  },
);

const spool = await openSpool(join(work, 'spools'), systemRandom);
export const composed = await composedFrom(record, spool);
export const pieceBytes = 2 ** 20;
export const ports: ZipPorts = {
  readFile: ({ id }, piece) => {
    const bytes = files.get(id) ?? new Uint8Array();
    const part = bytes.subarray(piece * pieceBytes, (piece + 1) * pieceBytes);
    return Promise.resolve({ kind: 'piece', bytes: part, isLast: (piece + 1) * pieceBytes >= bytes.length });
  },
  signingPair: () => signingPairFromSeed(new Uint8Array(32).fill(7)),
  verifier: () =>
    Promise.resolve(
      ['verify.html', 'verify-record.mjs'].map((name) => ({ name, bytes: readFileSync(join(verifier, name)) })),
    ),
  formats: createFormats(composed, {
    spool,
    print: () => Promise.resolve(new TextEncoder().encode('%PDF-1.7 in place of a real one')),
  }),
  onBytes: () => undefined,
};

export async function writeZip(folder: string): Promise<void> {
  const packed = await packRecord(composed, ports);
  if (packed === undefined) throw new Error('nothing was printed');
  const open = () => zipStream(packed, new Date(record.createdAt));
  expect((await writeFiles(folder, [{ name: 'record.zip', open }])).kind).toBe('written');
}

/** Before all tests of a file. */
export async function prepare(): Promise<void> {
  await buildVerifier(verifier);
  mkdirSync(exported);
  await writeZip(exported);
  await extractZip(zip, { dir: unzipped });
}

/** After all of them. */
export async function cleanUp(): Promise<void> {
  await spool.close();
  rmSync(work, { recursive: true, force: true });
}

/** As somebody does it who has the zip, Node, and nothing else. */
export function check(...args: readonly string[]): Promise<{ readonly code: number; readonly says: string }> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [join(verifier, 'verify-record.mjs'), ...args, ...(args.includes('--lang') ? [] : ['--lang', 'en'])],
      { cwd: work },
      (_fault, stdout, stderr) => resolve({ code: child.exitCode ?? -1, says: stdout + stderr }),
    );
  });
}

/** A copy of the unpacked record to spoil. */
export function copied(): string {
  const folder = mkdtempSync(join(work, 'copy-'));
  cpSync(unzipped, folder, { recursive: true });
  return folder;
}

export function namesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile())
    .map((name) => name.replaceAll('\\', '/'))
    .sort();
}

export function flip(path: string, at: number): void {
  const bytes = readFileSync(path);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(path, bytes);
}
