/** The record as one zip: every format, the files of its messages, the certificate, and what checks it without Quietline. */
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { certificateName } from '../../../../shared/contract/record-certificate.ts';
import type { SigningPair } from '../../../../shared/crypto/ed25519.ts';
import { wipe } from '../../../../shared/crypto/secret-bytes.ts';
import { toHex } from '../../../../shared/language/bytes.ts';
import type { MessengerAttachments } from '../../../../shared/messenger/index.ts';
import type { ComposedRecord, LineFile } from './composed-record.ts';
import {
  type CertifiedFile,
  certificateOf,
  certificatePage,
  type LeftOut,
  leftOutOf,
  statementOf,
} from './record-certificate.ts';
import { fileNameOf } from './record-files.ts';
import { type FormatFile, type Formats, formatsInZip } from './record-formats.ts';

/** By which a file is known in the store. */
export type FileName = Pick<LineFile, 'id' | 'imported'>;

export type ZipPorts = {
  /** A piece of a message's file; pieces are counted from 0. */
  readonly readFile: (file: FileName, piece: number) => ReturnType<MessengerAttachments['read']>;
  /** Its secret is wiped after use. */
  readonly signingPair: () => SigningPair;
  /** The files that check a record, by name. */
  readonly verifier: () => Promise<readonly { readonly name: string; readonly bytes: Uint8Array }[]>;
  readonly formats: Formats;
  /** Bytes of messages' files that were read since the last time; throws to stop. */
  readonly onBytes: (bytes: number) => void;
};

/** Read once, when its turn comes: what stands in memory is a piece of it. */
export type PackedFile = {
  readonly name: string;
  /** Packing it again would gain nothing. */
  readonly isDense?: boolean;
  open(): AsyncIterable<Uint8Array>;
};

/** Fits, with its number and in UTF-8, into every file system's 255 bytes. */
const longestName = 50;

/**
 * Undefined where the PDF could not be printed. A message's file is read twice: once to prove it, and once to pack
 * it; what is not here or does not prove is left out and named. The certificate comes last, over what was packed.
 */
export async function packRecord(record: ComposedRecord, ports: ZipPorts): Promise<readonly PackedFile[] | undefined> {
  const { proven, leftOut } = await provenFiles(record.index.files, ports);
  const packed: PackedFile[] = [];
  const certified: CertifiedFile[] = [];
  function add(file: PackedFile, expected?: CertifiedFile): void {
    packed.push({ ...file, open: () => hashedAs(file, (found) => certified.push(found), expected) });
  }
  const files = new Map(proven.map(({ id, name }) => [id, name]));
  for (const format of formatsInZip) {
    const parts = await ports.formats(format, { files });
    if (parts === undefined) return undefined;
    for (const part of parts) add({ name: nameOfPart(part), open: () => part.open() });
  }
  for (const { name, certified: expected, ...file } of proven)
    add({ name, isDense: isDense(file.mime), open: () => piecesOf(file, ports) }, expected);
  for (const { name, bytes } of await ports.verifier()) add({ name, open: () => once(() => bytes) });

  const left = [...leftOutOf(record), ...leftOut];
  function certificates(): { readonly page: Uint8Array; readonly signed: Uint8Array } {
    const pair = ports.signingPair();
    const statement = statementOf(record, certified, left);
    const page = certificatePage(statement, toHex(pair.public));
    const signed = certificateOf(statement, pair);
    wipe(pair.secret);
    return { page, signed };
  }
  add({ name: 'certificate.txt', open: () => once(() => certificates().page) });
  return [...packed, { name: certificateName, open: () => once(() => certificates().signed) }];
}

async function* once(make: () => Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(make());
}

async function* hashedAs(
  { name, open }: PackedFile,
  onWhole: (file: CertifiedFile) => void,
  expected?: CertifiedFile,
): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const piece of open()) {
    hash.update(piece);
    bytes += piece.length;
    yield piece;
  }
  const sha256 = hash.digest('hex');
  if (expected !== undefined && sha256 !== expected.sha256) throw new Error('A file that was proven is another now');
  onWhole({ name, bytes, sha256 });
}

function nameOfPart({ extension, volume: { number, of } }: FormatFile): string {
  return of === 1 ? `record.${extension}` : `record-${String(number)}.${extension}`;
}

type ProvenFile = LineFile & { readonly certified: CertifiedFile };

async function provenFiles(files: readonly LineFile[], ports: ZipPorts) {
  const proven: ProvenFile[] = [];
  const leftOut: LeftOut[] = [];
  for (const file of files) {
    const leave = (why: string) => leftOut.push({ what: 'attachment', why, number: file.number });
    if (file.state === 'left-out') continue;
    if (file.state !== 'here') {
      leave(file.state);
      continue;
    }
    const found = await hashOf(file, ports);
    if (found === undefined || found.bytes !== file.size || found.sha256 !== (file.sha256 ?? found.sha256)) {
      leave('damaged');
      continue;
    }
    const name = nameInZip(file);
    proven.push({ ...file, name, certified: { name, ...found } });
  }
  return { proven, leftOut };
}

/** Undefined where it is not here to its last piece. */
async function hashOf(file: FileName & Pick<LineFile, 'number'>, ports: ZipPorts) {
  const hash = createHash('sha256');
  let bytes = 0;
  try {
    for await (const piece of piecesOf(file, ports)) {
      hash.update(piece);
      bytes += piece.length;
    }
  } catch (error) {
    if (error instanceof NotHere) return undefined;
    throw error;
  }
  return { bytes, sha256: hash.digest('hex') };
}

class NotHere extends Error {}

async function* piecesOf(
  { number, ...file }: FileName & Pick<LineFile, 'number'>,
  { readFile, onBytes }: ZipPorts,
): AsyncGenerator<Uint8Array> {
  for (let piece = 0; ; piece += 1) {
    const next = await readFile(file, piece);
    if (next.kind !== 'piece') throw new NotHere(`The file of line ${String(number)} is not there any more`);
    onBytes(next.bytes.length);
    yield next.bytes;
    if (next.isLast) return;
  }
}

function nameInZip({ number, name, imported }: LineFile): string {
  const ending = /\.[\p{L}\p{N}]{1,10}$/u.exec(name)?.[0] ?? '';
  const stem = fileNameOf(name.slice(0, name.length - ending.length));
  const short = [...stem].slice(0, longestName - ending.length).join('');
  // Two files of one imported message may bear one name.
  const line = `${String(number).padStart(5, '0')}${imported === undefined ? '' : `-${String(imported)}`}`;
  return `attachments/${line} ${short.trim()}${ending}`.trim();
}

function isDense(mime: string): boolean {
  return /^(video|audio)\/|^image\/(jpeg|png|webp|gif|heic|avif)|^application\/(zip|gzip|pdf)/i.test(mime);
}

/** `madeAt`: the time of every entry, so that the same record gives the same zip. Beyond 4 GiB it is a zip64. */
export function zipStream(files: readonly PackedFile[], madeAt: Date): NodeJS.ReadableStream {
  const zip = new ZipFile();
  const { outputStream } = zip;
  zip.on('error', (fault: Error) => {
    if (outputStream instanceof Readable) outputStream.destroy(fault);
  });
  for (const { name, isDense: isStored = false, open } of files) {
    const options = { mtime: madeAt, mode: 0o100600, compress: !isStored };
    zip.addReadStreamLazy(name, options, (give) => {
      const content = Readable.from(open());
      // It hears of none by itself.
      content.on('error', (fault) => zip.emit('error', fault));
      give(null, content);
    });
  }
  zip.end();
  return outputStream;
}
