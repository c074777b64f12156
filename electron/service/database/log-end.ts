/**
 * Whether SQLite took all of the log beside a store. It stops at the first frame that is not as it was written and
 * goes on without the rest: right for a transaction that a power cut tore, wrong for one that was acknowledged.
 *
 *     log   = header[32] | frame*          header = magic, version, page size, number, salt 1, salt 2, checksum[8]
 *     frame = header[24] | page            header = page, pages after a commit (else 0), salt 1, salt 2, checksum[8]
 *
 * (sqlite.org/fileformat2.html, 4). Headers are readable, pages are sealed.
 */
import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs';

/**
 * `whole`: nothing written is missing. `cut-short`: the last transaction is not there, and nobody can tell whether it
 * was acknowledged. `damaged`: one that was acknowledged is not there.
 */
export type LogEnd = 'whole' | 'cut-short' | 'damaged';

const headerBytes = 32;
const frameHeaderBytes = 24;

/** `framesTaken`: how many frames SQLite counts as written. */
export function endOfLog(path: string, framesTaken: number, pageSize: number): LogEnd {
  if (!existsSync(path)) return 'whole';
  const file = openSync(path, 'r');
  try {
    const frameBytes = frameHeaderBytes + pageSize;
    const frames = Math.floor((fstatSync(file).size - headerBytes) / frameBytes);
    if (frames <= framesTaken) return 'whole';
    const header = viewOf(file, 0, headerBytes);
    if (!isWholeHeader(header)) return framesTaken === 0 && isEmpty(header) ? 'whole' : 'damaged';
    let left = 0;
    let commits = 0;
    for (let frame = framesTaken; frame < frames; frame += 1) {
      const view = viewOf(file, headerBytes + frame * frameBytes, frameHeaderBytes);
      // What follows may be left from an earlier round of the log, which had other salts: both of them.
      const isOfThisRound = view.getUint32(8) === header.getUint32(16) || view.getUint32(12) === header.getUint32(20);
      if (!isOfThisRound) break;
      left += 1;
      if (view.getUint32(4) !== 0) commits += 1;
    }
    // Each commit is on the disk before the next one begins: only the last can have been torn.
    if (commits > 1) return 'damaged';
    return left > 0 ? 'cut-short' : 'whole';
  } finally {
    closeSync(file);
  }
}

function viewOf(file: number, position: number, length: number): DataView {
  const bytes = new Uint8Array(length);
  readSync(file, bytes, 0, length, position);
  return new DataView(bytes.buffer);
}

function isEmpty(view: DataView): boolean {
  return new Uint8Array(view.buffer).every((byte) => byte === 0);
}

/** It is on the disk before any frame is. */
function isWholeHeader(header: DataView): boolean {
  const magic = header.getUint32(0);
  // The last bit says in which order the words were summed.
  if (magic !== 0x377f0682 && magic !== 0x377f0683) return false;
  const isLittleEndian = magic === 0x377f0682;
  let first = 0;
  let second = 0;
  for (let at = 0; at < 24; at += 8) {
    first = (first + header.getUint32(at, isLittleEndian) + second) >>> 0;
    second = (second + header.getUint32(at + 4, isLittleEndian) + first) >>> 0;
  }
  return first === header.getUint32(24) && second === header.getUint32(28);
}
