/** The export as a task: gather, print, write, check, log. Either all files stand in the folder and in the disclosure log, or none. */
import { utf8 } from '../../../../shared/language/bytes.ts';
import type { EventPayload, Input, RecordDocument } from '../../../../shared/contract/index.ts';
import { fileNameOf, type NewFile, removeFiles, type WrittenFile, writeFiles } from './record-files.ts';
import { createFormats, extensions, type LooseFormat, needsPdf } from './record-formats.ts';
import { recordWords } from './record-words.ts';
import { packRecord, type ZipPorts, zipStream } from './record-zip.ts';

export type ExportRequest = Input<'records.export'>;
export type ExportOutcome = EventPayload<'taskEnded'>['outcome'];
export type ExportStep = EventPayload<'taskProgressed'>['step'];

export type ExportPorts = {
  readonly compose: (onPage: (done: number, total: number) => void) => Promise<RecordDocument>;
  /** Undefined when it could not be printed; settles at once when the signal aborts. */
  readonly print: (record: RecordDocument) => Promise<Uint8Array | undefined>;
  /** Throws where it can't be logged; then the files go again. */
  readonly log: (record: RecordDocument, files: readonly WrittenFile[]) => void;
  readonly zip: Pick<ZipPorts, 'readFile' | 'signingPair' | 'verifier'>;
  readonly onProgress: (step: ExportStep, done: number, total: number) => void;
  readonly signal: AbortSignal;
};

class Cancelled extends Error {}

export async function exportRecord(request: ExportRequest, ports: ExportPorts): Promise<ExportOutcome> {
  try {
    return await run(request, ports);
  } catch (error) {
    if (error instanceof Cancelled) return { kind: 'cancelled' };
    throw error;
  }
}

async function run(
  request: ExportRequest,
  { compose, print, log, zip, onProgress, signal }: ExportPorts,
): Promise<ExportOutcome> {
  function stopIfCancelled(): void {
    if (signal.aborted) throw new Cancelled();
  }
  function goOn(step: ExportStep, done: number, total: number): void {
    stopIfCancelled();
    onProgress(step, done, total);
  }

  goOn('reading', 0, 0);
  const record = await compose((done, total) => goOn('reading', done, total));
  const stem = fileNameOf(
    `${recordWords[record.locale].fileName} ${record.client.name} ${record.range.fromDay} ${record.range.toDay}`,
  );

  const files: NewFile[] = [];
  const render = createFormats(record, () => print(record));
  async function bytesOf(format: LooseFormat) {
    const bytes = await render(format);
    return bytes && { bytes };
  }
  async function openZip() {
    const onFile = (done: number, total: number) => (total > 0 ? goOn('writing', done, total) : stopIfCancelled());
    const packed = await packRecord(request, record, { ...zip, render, onProgress: onFile });
    return packed && { open: () => zipStream(packed, new Date(record.createdAt)) };
  }
  for (const format of request.formats) {
    goOn(needsPdf(format) ? 'printing' : 'writing', files.length, request.formats.length);
    const content = format === 'zip' ? await openZip() : await bytesOf(format);
    stopIfCancelled();
    if (content === undefined) return { kind: 'failed', reason: 'printing-failed' };
    files.push({ name: `${stem}.${extensions[format]}`, ...content });
  }

  goOn('checking', 0, 1);
  const written = await writeFiles(request.folder, files);
  if (written.kind !== 'written') return { kind: 'failed', reason: written.kind };
  const checksums = written.files.map((file) => `${file.sha256}  ${file.name}\n`).join('');
  const sums = await writeFiles(request.folder, [
    { name: `${stem} ${recordWords[record.locale].checksums}.txt`, bytes: utf8(checksums) },
  ]);
  if (sums.kind !== 'written') {
    await removeFiles(request.folder, written.files);
    return { kind: 'failed', reason: sums.kind };
  }
  try {
    log(record, written.files);
  } catch (error) {
    await removeFiles(request.folder, [...written.files, ...sums.files]);
    throw error;
  }
  const { messages, expectedMessages, notes, failed } = record.counts;
  return {
    kind: 'done',
    folder: request.folder,
    messages,
    expectedMessages,
    notes,
    failed,
    files: [...written.files, ...sums.files],
  };
}
