/** Records for tests: documents, one laid into a real spool, and a format read to its end. */
import type { RecordDocument, RecordLine } from '../../../../../shared/contract/index.ts';
import { noCounts } from '../../../testing/releases.ts';
import { collectLines, type ComposedRecord } from '../composed-record.ts';
import type { Spool } from '../record-spool.ts';

export type MessageLine = Extract<RecordLine, { kind: 'message' }>;

/** A message of Ana's. */
export function messageLine(number: number, text: string, other: Partial<MessageLine> = {}): MessageLine {
  const at = new Date(Date.UTC(2026, 2, 3) + number * 20_000).toISOString().replace('.000Z', '+00:00');
  return {
    ...{ kind: 'message', number, id: number.toString(16).padStart(32, '0'), at, storedAt: at },
    ...{ from: 'client', name: 'Ana', text, chain: { sequence: number, hash: 'ab'.repeat(32) } },
    ...other,
  };
}

/** A record of a day of Ana's; `other` says what is different in a test's own. */
export function recordOf(lines: readonly RecordLine[], other: Partial<RecordDocument> = {}): RecordDocument {
  const messages = lines.filter(({ kind }) => kind === 'message').length;
  return {
    schema: 'quietline-record/1',
    practice: { name: 'Quiet Street', therapist: 'Dr. Mira Olsen' },
    client: { name: 'Ana' },
    range: { fromDay: '2026-03-03', toDay: '2026-03-03', timeZone: 'Europe/Madrid' },
    createdAt: '2026-03-04T12:00:00+01:00',
    appVersion: '0.0.0',
    ...{ locale: 'en', recipient: 'Ana', reason: 'her request' },
    ...{ audience: 'client', leftOut: [], redactions: [], certificateKey: 'ab'.repeat(32) },
    counts: { ...noCounts, messages, expectedMessages: messages },
    lines: [...lines],
    ...other,
  };
}

/** Bytes that no compression makes smaller by much, and no place of them like another. */
export function unevenBytes(count: number): Uint8Array<ArrayBuffer> {
  return new Uint8Array(count).map((_, index) => (index * 2_654_435_761) >>> 24);
}

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
