/** The export as a task: gather, print, write, check, log. Either all files stand in the folder and in the disclosure log, or none. */
import type { EventPayload, Input } from '../../../../shared/contract/index.ts';
import { utf8 } from '../../../../shared/language/bytes.ts';
import { type ComposedRecord, watched } from './composed-record.ts';
import { fileNameOf, type NewFile, refusalOf, removeFiles, type WrittenFile, writeFiles } from './record-files.ts';
import { createFormats, extensions, type FormatFile, needsPdf, type RecordFormat } from './record-formats.ts';
import type { Printable } from './record-printing.ts';
import type { Spool } from './record-spool.ts';
import { type RecordWords, recordWords } from './record-words.ts';
import { packRecord, type ZipPorts, zipStream } from './record-zip.ts';
import type { ExportJournal } from './unfinished-exports.ts';

export type ExportRequest = Input<'records.export'>;
export type ExportOutcome = EventPayload<'taskEnded'>['outcome'];
export type ExportStep = EventPayload<'taskProgressed'>['step'];
export type LoggedFile = WrittenFile & { readonly format: RecordFormat | 'paper' };

export type ExportPorts = {
  readonly compose: (spool: Spool, onPage: (done: number, total: number) => void) => Promise<ComposedRecord>;
  readonly openSpool: () => Promise<Spool>;
  /** Undefined when it could not be printed; settles at once when the signal aborts. */
  readonly print: (printable: Printable) => Promise<Uint8Array | undefined>;
  /** Throws where it can't be logged; then the files go again. */
  readonly log: (record: ComposedRecord, files: readonly LoggedFile[]) => void;
  readonly zip: Pick<ZipPorts, 'readFile' | 'signingPair' | 'verifier'>;
  readonly journal: ExportJournal;
  readonly onProgress: (step: ExportStep, done: number, total: number) => void;
  readonly signal: AbortSignal;
};

class Cancelled extends Error {}

export async function exportRecord(request: ExportRequest, ports: ExportPorts): Promise<ExportOutcome> {
  let spool: Spool | undefined;
  try {
    spool = await ports.openSpool();
    return await run(request, ports, spool);
  } catch (error) {
    if (error instanceof Cancelled) return { kind: 'cancelled' };
    return { kind: 'failed', reason: refusalOf(error).kind };
  } finally {
    await spool?.close();
    await ports.journal.end();
  }
}

async function run(
  request: ExportRequest,
  { compose, print, log, zip, journal, onProgress, signal }: ExportPorts,
  spool: Spool,
): Promise<ExportOutcome> {
  function goOn(step: ExportStep, done: number, total: number): void {
    if (signal.aborted) throw new Cancelled();
    onProgress(step, done, total);
  }

  goOn('reading', 0, 0);
  const record = await compose(spool, (done, total) => goOn('reading', done, total));
  const words = recordWords[request.locale];
  const { client, range } = record.head;
  const stem = fileNameOf(`${words.fileName} ${client.name} ${range.fromDay} ${range.toDay}`);

  const meter = { done: 0, total: 0 };
  function count(units: number): void {
    meter.done += units;
    goOn('writing', meter.done, meter.total);
  }
  const formats = createFormats(
    watched(record, (lines) => count(lines * lineUnits)),
    {
      spool,
      async print(volume) {
        goOn('printing', volume.number - 1, volume.of);
        return print({ volume, record });
      },
    },
  );
  const files: (NewFile & { readonly format: RecordFormat })[] = [];
  for (const format of request.formats) {
    goOn(needsPdf(format) ? 'printing' : 'writing', 0, 0);
    meter.total += unitsOf(format, record);
    if (format === 'zip') {
      const packed = await packRecord(record, { ...zip, formats, onBytes: count });
      if (signal.aborted) throw new Cancelled();
      if (packed === undefined) return { kind: 'failed', reason: 'printing-failed' };
      const open = () => zipStream(packed, new Date(record.head.createdAt));
      files.push({ name: `${stem}.${extensions.zip}`, format, open });
      continue;
    }
    const parts = await formats(format);
    if (signal.aborted) throw new Cancelled();
    if (parts === undefined) return { kind: 'failed', reason: 'printing-failed' };
    files.push(...parts.map((part) => ({ name: nameOf(stem, part, words), format, open: () => part.open() })));
  }

  const written = await writeFiles(request.folder, files, journal);
  if (written.kind !== 'written') return { kind: 'failed', reason: written.kind };
  try {
    goOn('checking', 0, 1);
    const checksums = written.files.map((file) => `${file.sha256}  ${file.name}\n`).join('');
    const list = { name: `${stem} ${words.checksums}.txt`, bytes: utf8(checksums) };
    const sums = await writeFiles(request.folder, [list], journal);
    if (sums.kind !== 'written') {
      await removeFiles(request.folder, written.files);
      return { kind: 'failed', reason: sums.kind };
    }
    try {
      const logged = written.files.flatMap((file, index) => {
        const format = files[index]?.format;
        return format === undefined ? [] : [{ ...file, format }];
      });
      log(record, logged);
    } catch (error) {
      await removeFiles(request.folder, sums.files);
      throw error;
    }
    const { messages, expectedMessages, imported, notes, psychotherapyNotes, failed } = record.head.counts;
    const all = [...written.files, ...sums.files];
    const counts = { messages, expectedMessages, imported, notes, psychotherapyNotes, failed };
    return { kind: 'done', folder: request.folder, ...counts, files: all };
  } catch (error) {
    await removeFiles(request.folder, written.files);
    throw error;
  }
}

/** What the bar counts in: a byte of a message's file, and so many for each line that is written. */
const lineUnits = 1000;

/** How often a format reads the lines. */
const readings = { pdf: 0, text: 1, json: 1, csv: 1, fhir: 4, ccda: 0 };

function unitsOf(format: RecordFormat, { total, index }: ComposedRecord): number {
  if (format !== 'zip') return readings[format] * total * lineUnits;
  const bytes = index.files.reduce((sum, { state, size }) => (state === 'here' ? sum + size : sum), 0);
  // Each file of a message is read to prove it, and once more to pack it.
  return Object.values(readings).reduce((sum, times) => sum + times, 0) * total * lineUnits + 2 * bytes;
}

function nameOf(stem: string, { extension, volume: { number, of } }: FormatFile, words: RecordWords): string {
  return of === 1 ? `${stem}.${extension}` : `${stem} ${words.part(number, of)}.${extension}`;
}
