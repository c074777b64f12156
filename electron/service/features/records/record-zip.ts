/** The record as one zip: every format, the files of its messages, the certificate, and what checks it without Quietline. */
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { Input, RecordDocument } from '../../../../shared/contract/index.ts';
import { certificateName } from '../../../../shared/contract/record-certificate.ts';
import type { SigningPair } from '../../../../shared/crypto/ed25519.ts';
import { wipe } from '../../../../shared/crypto/secret-bytes.ts';
import type { MessageId } from '../../../../shared/domain/ids.ts';
import { toHex, utf8 } from '../../../../shared/language/bytes.ts';
import type { MessengerAttachments } from '../../../../shared/messenger/index.ts';
import {
  type CertifiedFile,
  certificateOf,
  certificatePage,
  type LeftOut,
  leftOutOf,
  statementOf,
} from './record-certificate.ts';
import { fileNameOf } from './record-files.ts';
import { extensions, formatsInZip, type LooseFormat } from './record-formats.ts';
import { recordFhir } from './record-fhir.ts';

export type ZipPorts = {
  /** A piece of a message's file; pieces are counted from 0. */
  readonly readFile: (messageId: MessageId, piece: number) => ReturnType<MessengerAttachments['read']>;
  /** Its secret is wiped after use. */
  readonly signingPair: () => SigningPair;
  /** The files that check a record, by name. */
  readonly verifier: () => Promise<readonly PackedFile[]>;
  /** Undefined where the PDF could not be printed. */
  readonly render: (format: LooseFormat) => Promise<Uint8Array | undefined>;
  /** Bytes of files; throws to stop. */
  readonly onProgress: (done: number, total: number) => void;
};

/** In memory, or read once more when its turn comes. */
export type PackedFile = { readonly name: string } & (
  | { readonly bytes: Uint8Array }
  | { readonly open: () => AsyncIterable<Uint8Array> }
);

type MessageFile = {
  readonly messageId: MessageId;
  readonly number: number;
  readonly name: string;
  readonly size: number;
  readonly sha256: string | undefined;
};

/** Fits, with its number and in UTF-8, into every file system's 255 bytes. */
const longestName = 50;

/**
 * Undefined where the PDF could not be printed. Each file is read twice: once to prove it, before the certificate
 * names it, and once to pack it. What is not here or does not prove is left out and named.
 */
export async function packRecord(
  request: Input<'records.export'>,
  record: RecordDocument,
  ports: ZipPorts,
): Promise<readonly PackedFile[] | undefined> {
  const { proven, leftOut } = await provenFiles(record, ports);
  const paths = new Map(proven.map(({ file, packed }) => [file.messageId as string, packed.name]));
  const packed: PackedFile[] = [];
  const certified: CertifiedFile[] = [];
  function add(name: string, bytes: Uint8Array): void {
    packed.push({ name, bytes });
    certified.push({ name, bytes: bytes.length, sha256: sha256(bytes) });
  }
  for (const format of formatsInZip) {
    const bytes =
      format === 'fhir'
        ? utf8(`${JSON.stringify(recordFhir(record, { files: paths }), null, 2)}\n`)
        : await ports.render(format);
    if (bytes === undefined) return undefined;
    add(`record.${extensions[format]}`, bytes);
  }
  for (const { packed: file, certified: facts } of proven) {
    packed.push(file);
    certified.push(facts);
  }
  for (const file of await ports.verifier()) if ('bytes' in file) add(file.name, file.bytes);
  const left = [...leftOutOf(request, record), ...leftOut];
  const pair = ports.signingPair();
  add('certificate.txt', certificatePage(statementOf(record, certified, left), toHex(pair.public)));
  const certificate = certificateOf(statementOf(record, certified, left), pair);
  wipe(pair.secret);
  return [...packed, { name: certificateName, bytes: certificate }];
}

async function provenFiles(record: RecordDocument, ports: ZipPorts) {
  const files = record.lines.flatMap((line): readonly (MessageFile & { readonly state: string })[] => {
    if (line.kind !== 'message' || line.attachment === undefined) return [];
    const { name, size, sha256: hash, state } = line.attachment;
    return [{ messageId: line.id as MessageId, number: line.number, name, size, sha256: hash, state }];
  });
  const total = files.reduce((sum, { state, size }) => (state === 'here' ? sum + size : sum), 0);
  let done = 0;
  const proven: { file: MessageFile; packed: PackedFile; certified: CertifiedFile }[] = [];
  const leftOut: LeftOut[] = [];
  for (const file of files) {
    const leave = (why: string) => leftOut.push({ what: 'attachment', why, number: file.number });
    if (file.state !== 'here') {
      leave(file.state);
      continue;
    }
    const found = await hashOf(file, ports, (bytes) => ports.onProgress(done + bytes, total));
    done += file.size;
    if (found === undefined || found.bytes !== file.size || found.sha256 !== (file.sha256 ?? found.sha256)) {
      leave('damaged');
      continue;
    }
    const name = nameInZip(file);
    proven.push({
      file,
      packed: { name, open: () => piecesOf(file, ports) },
      certified: { name, ...found },
    });
  }
  return { proven, leftOut };
}

async function hashOf(file: MessageFile, ports: ZipPorts, onBytes: (bytes: number) => void) {
  const hash = createHash('sha256');
  let bytes = 0;
  for (let piece = 0; ; piece += 1) {
    const next = await ports.readFile(file.messageId, piece);
    if (next.kind !== 'piece') return undefined;
    hash.update(next.bytes);
    bytes += next.bytes.length;
    onBytes(bytes);
    if (next.isLast) return { bytes, sha256: hash.digest('hex') };
  }
}

/** Of a file that was proven a moment ago; one that is not there any more ends the export. */
async function* piecesOf({ messageId }: MessageFile, { readFile, onProgress }: ZipPorts): AsyncGenerator<Uint8Array> {
  for (let piece = 0; ; piece += 1) {
    onProgress(0, 0);
    const next = await readFile(messageId, piece);
    if (next.kind !== 'piece') throw new Error('A file that was proven is not there any more');
    yield next.bytes;
    if (next.isLast) return;
  }
}

function nameInZip({ number, name }: MessageFile): string {
  const ending = /\.[\p{L}\p{N}]{1,10}$/u.exec(name)?.[0] ?? '';
  const stem = fileNameOf(name.slice(0, name.length - ending.length));
  const short = [...stem].slice(0, longestName - ending.length).join('');
  return `attachments/${String(number).padStart(5, '0')} ${short.trim()}${ending}`.trim();
}

/** `madeAt`: the time of every entry, so that the same record gives the same zip. */
export function zipStream(files: readonly PackedFile[], madeAt: Date): NodeJS.ReadableStream {
  const zip = new ZipFile();
  const { outputStream } = zip;
  zip.on('error', (fault: Error) => {
    if (outputStream instanceof Readable) outputStream.destroy(fault);
  });
  const options = { mtime: madeAt, mode: 0o100600 };
  for (const file of files) {
    if ('bytes' in file) zip.addBuffer(Buffer.from(file.bytes), file.name, options);
    else
      zip.addReadStreamLazy(file.name, options, (give) => {
        const content = Readable.from(file.open());
        // It hears of none by itself.
        content.on('error', (fault) => zip.emit('error', fault));
        give(null, content);
      });
  }
  zip.end();
  return outputStream;
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
