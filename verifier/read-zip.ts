/** Reads a zip (PKWARE APPNOTE 6.3) from its central directory, piece by piece: stored and deflated entries, also beyond 4 GiB. */
import { piecesOf, type RecordFile, type Source } from './record-files.ts';

/** What is no zip, or is damaged where it says what it holds. */
export class NotAZip extends Error {}

type Entry = {
  readonly name: string;
  readonly method: number;
  readonly packedBytes: number;
  readonly bytes: number;
  readonly crc32: number;
  readonly offset: number;
};

/** `bytes`, `packedBytes` and `crc32` as the zip's directory says them, of the content as it was. */
export type ZippedFile = RecordFile & Pick<Entry, 'bytes' | 'packedBytes' | 'crc32'>;

const endBytes = 22;
const longestComment = 65_535;
/** Of the directory, in bytes: a record has a few files and some thousand attachments. */
const largestDirectory = 64 << 20;
const signatures = { local: 0x04034b50, central: 0x02014b50, end: 0x06054b50, end64: 0x06064b50, locator: 0x07064b50 };
const stored = 0;
const deflated = 8;

/** Throws `NotAZip` also where it has more than `maxEntries`, before any is read. */
export async function readZip(source: Source, maxEntries = Number.POSITIVE_INFINITY): Promise<readonly ZippedFile[]> {
  return (await entriesOf(source, maxEntries))
    .filter(({ name }) => !name.endsWith('/'))
    .map((entry) => {
      const { name, bytes, packedBytes, crc32 } = entry;
      return { name, bytes, packedBytes, crc32, chunks: () => contentOf(source, entry) };
    });
}

async function entriesOf(source: Source, maxEntries: number): Promise<readonly Entry[]> {
  const { start, size, count } = await directoryOf(source);
  if (count > maxEntries || size > largestDirectory || start + size > source.size) throw new NotAZip();
  const view = viewOf(await source.read(start, start + size));
  const entries: Entry[] = [];
  let at = 0;
  while (entries.length < count) {
    if (at + 46 > size || view.getUint32(at, true) !== signatures.central) throw new NotAZip();
    const nameBytes = view.getUint16(at + 28, true);
    const extraBytes = view.getUint16(at + 30, true);
    const next = at + 46 + nameBytes + extraBytes + view.getUint16(at + 32, true);
    if (next > size) throw new NotAZip();
    const isEncrypted = (view.getUint16(at + 8, true) & 1) === 1;
    const wide = wideNumbers(view, at + 46 + nameBytes, extraBytes, [
      view.getUint32(at + 24, true),
      view.getUint32(at + 20, true),
      view.getUint32(at + 42, true),
    ]);
    const [bytes = 0, packedBytes = 0, offset = 0] = wide;
    entries.push({
      name: nameAt(view, at + 46, nameBytes),
      method: isEncrypted ? -1 : view.getUint16(at + 10, true),
      crc32: view.getUint32(at + 16, true),
      ...{ bytes, packedBytes, offset },
    });
    at = next;
  }
  return entries;
}

async function directoryOf(source: Source) {
  const tailStart = Math.max(0, source.size - endBytes - longestComment);
  const tail = viewOf(await source.read(tailStart, source.size));
  let at = tail.byteLength - endBytes;
  while (at >= 0 && tail.getUint32(at, true) !== signatures.end) at -= 1;
  if (at < 0) throw new NotAZip();
  const plain = {
    count: tail.getUint16(at + 10, true),
    size: tail.getUint32(at + 12, true),
    start: tail.getUint32(at + 16, true),
  };
  const locator = at - 20;
  if (locator < 0 || tail.getUint32(locator, true) !== signatures.locator) return plain;
  const end64At = bigNumber(tail, locator + 8);
  if (end64At + 56 > source.size) throw new NotAZip();
  const end64 = viewOf(await source.read(end64At, end64At + 56));
  if (end64.getUint32(0, true) !== signatures.end64) throw new NotAZip();
  return { count: bigNumber(end64, 32), size: bigNumber(end64, 40), start: bigNumber(end64, 48) };
}

/** The zip64 extra field holds, in this order, those numbers that did not fit into 32 bits. */
function wideNumbers(view: DataView, extra: number, extraBytes: number, narrow: readonly number[]): readonly number[] {
  let at = extra;
  while (at + 4 <= extra + extraBytes) {
    const length = view.getUint16(at + 2, true);
    if (view.getUint16(at, true) === 1) {
      let next = at + 4;
      return narrow.map((value) => {
        if (value !== 0xffff_ffff) return value;
        if (next + 8 > at + 4 + length) throw new NotAZip();
        next += 8;
        return bigNumber(view, next - 8);
      });
    }
    at += 4 + length;
  }
  return narrow;
}

async function* contentOf(source: Source, entry: Entry): AsyncGenerator<Uint8Array> {
  const local = viewOf(await source.read(entry.offset, entry.offset + 30));
  if (local.byteLength < 30 || local.getUint32(0, true) !== signatures.local) throw new NotAZip();
  const nameBytes = local.getUint16(26, true);
  const nameStart = entry.offset + 30;
  const name = viewOf(await source.read(nameStart, nameStart + nameBytes));
  if (nameAt(name, 0, name.byteLength) !== entry.name) throw new NotAZip();
  const start = nameStart + nameBytes + local.getUint16(28, true);
  const packed = piecesOf(source, start, start + entry.packedBytes);
  let bytes = 0;
  for await (const chunk of unpacked(packed, entry.method)) {
    bytes += chunk.length;
    // What unpacks to more than it says is a bomb.
    if (bytes > entry.bytes) throw new NotAZip();
    yield chunk;
  }
}

function unpacked(packed: AsyncGenerator<Uint8Array>, method: number): AsyncIterable<Uint8Array> {
  if (method === stored) return packed;
  if (method === deflated) return inflated(packed);
  throw new NotAZip();
}

async function* inflated(packed: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  const stream = new DecompressionStream('deflate-raw');
  const writer = stream.writable.getWriter();
  const feeding = (async () => {
    for await (const piece of packed) await writer.write(new Uint8Array(piece));
    await writer.close();
  })();
  // The reader meets the same fault, and says it.
  feeding.catch((fault: unknown) => writer.abort(fault).catch(() => undefined));
  const reader = stream.readable.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    yield value;
  }
  await feeding;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function bigNumber(view: DataView, at: number): number {
  const value = Number(view.getBigUint64(at, true));
  if (!Number.isSafeInteger(value)) throw new NotAZip();
  return value;
}

function nameAt(view: DataView, at: number, length: number): string {
  return new TextDecoder().decode(new Uint8Array(view.buffer, view.byteOffset + at, length));
}
