/** Printing on paper as a task: gather, lay out volume by volume, hand over to the system's dialog, log. No file is left. */
import type { PrintResult } from '../../../../shared/contract/index.ts';
import { type ComposedRecord, digestOf } from './composed-record.ts';
import type { ExportOutcome, ExportPorts, LoggedFile } from './export-record.ts';
import { refusalOf } from './record-files.ts';
import type { Printable } from './record-printing.ts';
import type { Spool } from './record-spool.ts';
import { volumesOf } from './record-volumes.ts';
import { recordWords } from './record-words.ts';

export type PaperPorts = Pick<ExportPorts, 'compose' | 'openSpool' | 'log' | 'onProgress' | 'signal'> & {
  /** Waits for the person at the dialog: what is on paper must be known, whoever has cancelled meanwhile. */
  readonly print: (printable: Printable) => Promise<PrintResult>;
};

export async function printOnPaper(ports: PaperPorts): Promise<ExportOutcome> {
  let spool: Spool | undefined;
  try {
    spool = await ports.openSpool();
    return await run(ports, spool);
  } catch (error) {
    return { kind: 'failed', reason: refusalOf(error).kind };
  } finally {
    await spool?.close();
  }
}

async function run({ compose, print, log, onProgress, signal }: PaperPorts, spool: Spool): Promise<ExportOutcome> {
  const record = await compose(spool, (done, total) => onProgress('reading', done, total));
  let onPaper = 0;
  for (const volume of volumesOf(record)) {
    if (signal.aborted) break;
    onProgress('printing', volume.number - 1, volume.of);
    const result = await print({ volume, record });
    if (result.kind === 'failed' && onPaper === 0) return { kind: 'failed', reason: 'printing-failed' };
    if (result.kind !== 'on-paper') break;
    onPaper += 1;
  }
  if (onPaper === 0) return { kind: 'cancelled' };
  // What lies in the printer was given out, also where a later part did not follow.
  log(record, [await paperFile(record, onPaper)]);
  const { messages, expectedMessages, imported, notes, psychotherapyNotes, failed } = record.head.counts;
  return { kind: 'printed', messages, expectedMessages, imported, notes, psychotherapyNotes, failed };
}

async function paperFile(record: ComposedRecord, onPaper: number): Promise<LoggedFile> {
  const words = recordWords[record.head.locale];
  const { of } = volumesOf(record)[0] ?? { of: 1 };
  const name = onPaper === of ? words.onPaper : `${words.onPaper}, ${words.part(onPaper, of)}`;
  return { name, format: 'paper', sha256: await digestOf(record), bytes: 0 };
}
