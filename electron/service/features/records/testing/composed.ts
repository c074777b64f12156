/** Records for tests: a document laid into a real spool, and a format read to its end. */
import type { RecordDocument } from '../../../../../shared/contract/index.ts';
import { collectLines, type ComposedRecord } from '../composed-record.ts';
import type { Spool } from '../record-spool.ts';

export async function composedFrom({ lines, ...head }: RecordDocument, spool: Spool): Promise<ComposedRecord> {
  const collected = collectLines(spool);
  for (const line of lines) await collected.add(line);
  return collected.finish(head);
}

export async function wholeOf(pieces: AsyncIterable<Uint8Array | string>): Promise<Uint8Array> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(typeof piece === 'string' ? Buffer.from(piece) : piece);
  return new Uint8Array(Buffer.concat(all));
}
