/** Says of the files of a record whether they are what the certificate was signed over; names each that is not. */
import {
  certificateName,
  certificateText,
  type RecordStatement,
  recordCertificate,
  signedBytes,
} from '../shared/contract/record-certificate.ts';
import { verifySignature } from '../shared/crypto/ed25519.ts';
import { startSha256 } from '../shared/crypto/incremental-hash.ts';
import { concatBytes, fromHex, textOf, toHex } from '../shared/language/bytes.ts';
import { lineScanner } from './line-numbers.ts';
import { filesAround, type RecordFile } from './record-files.ts';

export type Finding =
  | { readonly kind: 'changed' | 'damaged' | 'missing' | 'added' | 'twice'; readonly name: string }
  /** It holds what the certificate gives to another name. */
  | { readonly kind: 'swapped'; readonly name: string; readonly holds: string }
  | { readonly kind: 'lines-missing'; readonly name: string; readonly numbers: readonly number[] }
  | { readonly kind: 'signature-wrong' | 'certificate-rewritten' | 'other-key' };

export type Verdict =
  | { readonly kind: 'no-certificate' | 'unreadable-certificate' }
  | {
      readonly kind: 'checked';
      readonly statement: RecordStatement;
      /** Hexadecimal. */
      readonly key: string;
      readonly isKeyCompared: boolean;
      /** Empty: everything holds. */
      readonly findings: readonly Finding[];
    };

const largestCertificate = 64 << 20;

export type VerifyOptions = {
  /** As the practice gave it by another way; white space in it does not matter. */
  readonly expectedKey?: string | undefined;
  /** Of the runtime, where that has a faster one. */
  readonly startHash?: () => { add(bytes: Uint8Array): void; finish(): Uint8Array };
  /** Before each file. */
  onFile?(done: number, total: number): void;
};

/** A piece of a file stands in memory at a time, however large it is. */
export async function verifyRecord(given: readonly RecordFile[], options: VerifyOptions = {}): Promise<Verdict> {
  const files = filesAround(certificateName, given);
  const file = files.find(({ name }) => name === certificateName);
  if (file === undefined) return { kind: 'no-certificate' };
  const text = await readText(file, largestCertificate);
  const parsed = recordCertificate.safeParse(jsonOf(text));
  if (!parsed.success) return { kind: 'unreadable-certificate' };
  const { statement, key, signature } = parsed.data;
  const wanted = options.expectedKey?.replace(/\s+/g, '').toLowerCase() ?? '';
  const isSigned = verifySignature(bytesOf(key), signedBytes(statement), bytesOf(signature));
  const findings: Finding[] = [
    ...(isSigned ? [] : [{ kind: 'signature-wrong' } as const]),
    ...(wanted === '' || wanted === key ? [] : [{ kind: 'other-key' } as const]),
    ...(text === certificateText(parsed.data) ? [] : [{ kind: 'certificate-rewritten' } as const]),
    ...(await fileFindings(statement, withFolders(statement, files), options)),
  ];
  return { kind: 'checked', statement, key, isKeyCompared: wanted !== '', findings };
}

/** Files that were chosen one by one come without the folders they were in. */
function withFolders(statement: RecordStatement, files: readonly RecordFile[]): readonly RecordFile[] {
  if (files.some(({ name }) => name.includes('/'))) return files;
  const whole = new Map(statement.files.map(({ name }) => [name.replace(/^.*\//, ''), name]));
  return files.map((file) => ({ ...file, name: whole.get(file.name) ?? file.name }));
}

async function fileFindings(
  statement: RecordStatement,
  files: readonly RecordFile[],
  { startHash = startSha256, onFile }: VerifyOptions,
): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  const byName = new Map<string, readonly RecordFile[]>();
  for (const file of files) byName.set(file.name, [...(byName.get(file.name) ?? []), file]);
  const byHash = new Map(statement.files.map(({ name, sha256 }) => [sha256, name]));
  for (const [index, { name, sha256 }] of statement.files.entries()) {
    onFile?.(index, statement.files.length);
    const [file, ...more] = byName.get(name) ?? [];
    if (more.length > 0) findings.push({ kind: 'twice', name });
    if (file === undefined) {
      findings.push({ kind: 'missing', name });
      continue;
    }
    const hash = await hashOf(file, startHash());
    if (hash === sha256) continue;
    const holds = hash === undefined ? undefined : byHash.get(hash);
    if (hash === undefined) findings.push({ kind: 'damaged', name });
    else if (holds === undefined) findings.push({ kind: 'changed', name }, ...(await missingLines(file, statement)));
    else findings.push({ kind: 'swapped', name, holds });
  }
  const known = new Set([certificateName, ...statement.files.map(({ name }) => name)]);
  const added = files.filter(({ name }) => !known.has(name)).map(({ name }) => ({ kind: 'added', name }) as const);
  return [...findings, ...added];
}

/** In a file that was changed: which numbered lines are gone. */
async function missingLines(file: RecordFile, { lines }: RecordStatement): Promise<readonly Finding[]> {
  const there = await linesIn(file);
  if (there === undefined) return [];
  const numbers = Array.from({ length: lines }, (_, index) => index + 1).filter((number) => !there.has(number));
  return numbers.length === 0 ? [] : [{ kind: 'lines-missing', name: file.name, numbers }];
}

async function linesIn(file: RecordFile): Promise<ReadonlySet<number> | undefined> {
  const scanner = lineScanner(file.name);
  if (scanner === undefined) return undefined;
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  for await (const chunk of file.chunks()) scanner.feed(decoder.decode(chunk, { stream: true }));
  scanner.feed(decoder.decode());
  return scanner.finish();
}

type Hash = ReturnType<NonNullable<VerifyOptions['startHash']>>;

/** Undefined where its bytes can't be read. */
async function hashOf(file: RecordFile, hash: Hash): Promise<string | undefined> {
  try {
    for await (const chunk of file.chunks()) hash.add(chunk);
  } catch {
    return undefined;
  }
  return toHex(hash.finish());
}

async function readText(file: RecordFile, limit: number): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  try {
    for await (const chunk of file.chunks()) {
      bytes += chunk.length;
      if (bytes > limit) return undefined;
      chunks.push(chunk);
    }
  } catch {
    return undefined;
  }
  return textOf(concatBytes(...chunks));
}

function jsonOf(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

function bytesOf(hex: string): Uint8Array {
  return fromHex(hex) ?? new Uint8Array();
}
