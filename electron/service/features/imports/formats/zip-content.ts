/** A file out of a zip in pieces, and what a fault on the way says of the zip. */
import { NotAZip, type ZippedFile } from '../../../../../verifier/index.ts';
import { createCrc32 } from './crc32.ts';
import { FileRefused } from './read-item.ts';

/** Refused where it is not byte for byte what was packed. */
export async function* zipContent(entry: ZippedFile): AsyncGenerator<Uint8Array> {
  const crc = createCrc32();
  let bytes = 0;
  try {
    for await (const piece of entry.chunks()) {
      crc.update(piece);
      bytes += piece.length;
      yield piece;
    }
  } catch (error) {
    throw zipRefusal(error);
  }
  if (bytes !== entry.bytes || crc.value() !== entry.crc32) throw new FileRefused('damaged-zip');
}

/** What the unpacking itself throws is about the zip. */
export function zipRefusal(error: unknown): unknown {
  const isZipFault = error instanceof NotAZip || error instanceof TypeError || error instanceof RangeError;
  return isZipFault || hasZlibCode(error) ? new FileRefused('damaged-zip') : error;
}

function hasZlibCode(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
}
