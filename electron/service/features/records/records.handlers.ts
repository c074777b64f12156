/** The record: what would go in, its export as a task, and the disclosure log. */
import { readFile as readBytes } from 'node:fs/promises';
import path from 'node:path';
import type { EventName, EventPayload, Input, Output } from '../../../../shared/contract/index.ts';
import { Fault } from '../../../../shared/contract/index.ts';
import type { DisclosureId, MessageId, Timestamp } from '../../../../shared/domain/ids.ts';
import { signingPairFromSeed } from '../../../../shared/crypto/ed25519.ts';
import { wipe } from '../../../../shared/crypto/secret-bytes.ts';
import { toHex } from '../../../../shared/language/bytes.ts';
import type { Clock } from '../../../../shared/language/clock.ts';
import type { MessengerAttachments } from '../../../../shared/messenger/index.ts';
import type { RandomBytes } from '../../../../shared/language/random.ts';
import type { WritableDatabase } from '../../database/database.ts';
import { isTimeZone } from '../../time-zone.ts';
import { createChannelPlansRepository } from '../channel-plans/index.ts';
import { createAmendmentsRepository } from '../disclosures/index.ts';
import { createContactsRepository } from '../contacts/index.ts';
import { createImportedFiles, createImportsRepository, type ReadImportedFile } from '../imports/index.ts';
import { createNotesRepository } from '../notes/index.ts';
import type { PsychotherapyNotes } from '../psychotherapy-notes/index.ts';
import { createReleasesRepository } from '../releases/index.ts';
import { composeRecord, countRecord, type OnPage } from './compose-record.ts';
import type { ComposedRecord } from './composed-record.ts';
import {
  exportRecord,
  type ExportOutcome,
  type ExportRequest,
  type ExportStep,
  type LoggedFile,
} from './export-record.ts';
import { printOnPaper } from './print-record.ts';
import { createPrinting, type Printable, type PrintingPorts } from './record-printing.ts';
import { createFilePages } from './file-pages.ts';
import { findPassages } from './find-passages.ts';
import type { FileRange } from './item-sources.ts';
import { openSpool, type Spool, sweepSpools } from './record-spool.ts';
import { dayIn } from './record-time.ts';
import { createRecordsRepository } from './records.repository.ts';
import { createUnfinishedExports } from './unfinished-exports.ts';

export type RecordsPorts = {
  readonly database: WritableDatabase;
  readonly psychotherapyNotes: Pick<PsychotherapyNotes, 'isOpen' | 'places' | 'get' | 'passages'>;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly appVersion: string;
  readonly practice: () => { readonly name: string; readonly therapist: string };
  readonly print: PrintingPorts['print'];
  /** A piece of a file of a conversation. */
  readonly readFile: MessengerAttachments['read'];
  readonly readImportedFile: ReadImportedFile;
  /** The practice's key for certificates: an Ed25519 seed of 32 bytes of its own, wiped after use. */
  readonly signingSeed: () => Uint8Array;
  /** Of the records alone, beside the store: what is under way, and what a killed app left. */
  readonly workFolder: string;
  /** Seals the paths that are kept there: 32 bytes, wiped at the end. */
  readonly journalKey: Uint8Array;
  /** Holds what checks a record without this app; undefined where nothing is built. */
  readonly verifierFolder: string | undefined;
  readonly emit: <Name extends EventName>(name: Name, payload: EventPayload<Name>) => void;
  /** Within the transaction that logs it. */
  readonly onDisclosed: (
    clientId: ExportRequest['clientId'],
    id: DisclosureId,
    requestId: ExportRequest['requestId'],
  ) => void;
  /** Notes an unforeseen fault in the log; gives its incident number. */
  readonly report: (fault: unknown) => string;
};

type PaperRequest = Input<'records.print'>;

export function createRecordsHandlers({
  database,
  psychotherapyNotes,
  clock,
  random,
  appVersion,
  practice,
  print,
  readFile,
  readImportedFile,
  signingSeed,
  workFolder,
  journalKey,
  verifierFolder,
  emit,
  onDisclosed,
  report,
}: RecordsPorts) {
  const records = createRecordsRepository(database);
  const plans = createChannelPlansRepository(database);
  const amendments = createAmendmentsRepository(database);
  const contacts = createContactsRepository(database);
  const imports = createImportsRepository(database);
  const importedFiles = createImportedFiles(database);
  const notes = createNotesRepository(database);
  const releases = createReleasesRepository(database, psychotherapyNotes.passages);
  const running = new Map<string, AbortController>();
  const printing = createPrinting();
  const closing = new AbortController();
  const unfinished = createUnfinishedExports(workFolder, journalKey, random);
  const tasks = new Set<Promise<void>>();

  /** Of the key itself nothing leaves. */
  function publicKey(): string {
    const { secret, public: key } = signingPairFromSeed(signingSeed());
    wipe(secret);
    return toHex(key);
  }

  const fileSources = () => ({
    ...{ records, plans, contacts, imports, importedFiles, notes, psychotherapyNotes, releases },
    practice: practice(),
  });
  const pages = createFilePages(fileSources);

  function check(range: FileRange): void {
    if (records.clientName(range.clientId) === undefined) throw new Fault('not-found');
    if (!isTimeZone(range.timeZone) || range.fromDay > range.toDay) throw new Fault('invalid-input');
  }

  /** Nothing is begun that would end with a note that could not be opened. */
  function checkLock({ psychotherapyNotes: released }: Input<'records.preview'>): void {
    if (released.length > 0 && !psychotherapyNotes.isOpen()) throw new Fault('psychotherapy-notes-locked');
  }

  const newDisclosure = () => toHex(random(16)) as DisclosureId;

  function logDisclosure(
    id: DisclosureId,
    request: PaperRequest,
    { head }: ComposedRecord,
    files: readonly LoggedFile[],
  ): void {
    const disclosure = {
      id,
      clientId: request.clientId,
      clientName: head.client.name,
      at: clock.now() as Timestamp,
      recipient: request.recipient,
      reason: request.reason,
      authority: request.authority ?? '',
      fromDay: request.fromDay,
      toDay: request.toDay,
      timeZone: request.timeZone,
      messages: head.counts.messages + head.counts.imported,
      imported: head.counts.imported,
      notes: head.counts.notes + head.counts.psychotherapyNotes,
      psychotherapyNotes: head.counts.psychotherapyNotes,
      failed: head.counts.failed,
      files: [...files],
      ...(head.chainHeads === undefined
        ? {}
        : { chainHeads: { sent: head.chainHeads.sent.hash, received: head.chainHeads.received.hash } }),
    };
    database.transaction(() => {
      records.addDisclosure(disclosure);
      onDisclosed(request.clientId, id, request.requestId);
    });
    emit('disclosuresChanged', undefined);
  }

  /** What every task needs, for as long as the vault stays open. */
  function portsOf(taskId: string, id: DisclosureId, request: PaperRequest, signal: AbortSignal) {
    const sources = {
      ...fileSources(),
      ...{ amendments, appVersion, certificateKey: publicKey() },
      now: clock.now() as Timestamp,
    };
    return {
      compose: (spool: Spool, onPage: OnPage) => composeRecord(request, sources, spool, onPage),
      openSpool: () => openSpool(path.join(workFolder, 'spools'), random),
      log: (record: ComposedRecord, files: readonly LoggedFile[]) => logDisclosure(id, request, record, files),
      onProgress: (step: ExportStep, done: number, total: number) =>
        emit('taskProgressed', { taskId, step, done, total }),
      signal,
    };
  }

  function printAs(
    to: 'pdf' | 'paper',
    taskId: string,
    request: PaperRequest,
    printable: Printable,
    stop: AbortSignal,
  ) {
    const { clientId, pageSize, isLarge = false } = request;
    const thumbnailsOf = (ids: readonly string[]) => [
      ...records.thumbnails(clientId, ids),
      ...importedFiles.thumbnails(clientId, ids),
    ];
    return printing.print({ taskId, to, pageSize, isLarge }, printable, { print, thumbnailsOf }, stop);
  }

  function exportTask(taskId: string, request: ExportRequest, signal: AbortSignal): Promise<ExportOutcome> {
    const id = newDisclosure();
    return exportRecord(request, {
      ...portsOf(taskId, id, request, signal),
      journal: unfinished.start(id),
      async print(printable) {
        const result = await printAs('pdf', taskId, request, printable, signal);
        return result.kind === 'pdf' ? result.bytes : undefined;
      },
      zip: {
        readFile: ({ id, imported }, piece) =>
          imported === undefined
            ? readFile(request.clientId, id as MessageId, piece)
            : readImportedFile(request.clientId, id, piece),
        signingPair: () => signingPairFromSeed(signingSeed()),
        verifier: () => verifierFiles(verifierFolder),
      },
    });
  }

  function paperTask(taskId: string, request: PaperRequest, signal: AbortSignal): Promise<ExportOutcome> {
    return printOnPaper({
      ...portsOf(taskId, newDisclosure(), request, signal),
      print: (printable) => printAs('paper', taskId, request, printable, closing.signal),
    });
  }

  function start(run: (taskId: string, signal: AbortSignal) => Promise<ExportOutcome>): { taskId: string } {
    const taskId = toHex(random(16));
    const controller = new AbortController();
    running.set(taskId, controller);
    const task = swept
      .then(() => run(taskId, controller.signal))
      .catch((fault: unknown) => ({ kind: 'failed', reason: 'other', incident: report(fault) }) as const)
      .then((outcome) => {
        running.delete(taskId);
        emit('taskEnded', { taskId, outcome });
      })
      .finally(() => tasks.delete(task));
    tasks.add(task);
    return { taskId };
  }

  async function sweep(): Promise<void> {
    await sweepSpools(path.join(workFolder, 'spools'));
    await unfinished.sweep((id) => records.disclosures(undefined).some((one) => one.id === id));
  }
  const swept = sweep().catch((fault: unknown) => void report(fault));

  return {
    handlers: {
      'records.preview': (release: Input<'records.preview'>): Promise<Output<'records.preview'>> => {
        check(release);
        return countRecord(release, fileSources());
      },
      'records.items': (request: Input<'records.items'>): Promise<Output<'records.items'>> => {
        check(request);
        return pages.items(request);
      },
      'records.itemTexts': (request: Input<'records.itemTexts'>): Promise<Output<'records.itemTexts'>> => {
        if (records.clientName(request.clientId) === undefined) throw new Fault('not-found');
        return pages.itemTexts(request);
      },
      'records.findPassages': (asked: Input<'records.findPassages'>): Promise<Output<'records.findPassages'>> => {
        if (records.clientName(asked.clientId) === undefined) throw new Fault('not-found');
        return findPassages(asked, { ...fileSources(), amendments });
      },
      'records.firstDay': ({ clientId, timeZone }: Input<'records.firstDay'>): Output<'records.firstDay'> => {
        const first = records.first(clientId);
        if (typeof first?.at !== 'number') throw new Fault('not-found');
        if (!isTimeZone(timeZone)) throw new Fault('invalid-input');
        const day = dayIn(timeZone, first.at);
        return { day: first.session_day !== null && first.session_day < day ? first.session_day : day };
      },

      'records.export': (request: Input<'records.export'>): Output<'records.export'> => {
        check(request);
        checkLock(request);
        return start((taskId, signal) => exportTask(taskId, request, signal));
      },
      'records.print': (request: Input<'records.print'>): Output<'records.print'> => {
        check(request);
        checkLock(request);
        return start((taskId, signal) => paperTask(taskId, request, signal));
      },
      'records.cancel': ({ taskId }: Input<'records.cancel'>): void => running.get(taskId)?.abort(),
      'records.disclosures': ({ clientId }: Input<'records.disclosures'>): Output<'records.disclosures'> =>
        records.disclosures(clientId),
      'records.certificateKey': (): Output<'records.certificateKey'> => ({ key: publicKey() }),
      'records.printDocument': async ({
        taskId,
        from,
      }: Input<'records.printDocument'>): Promise<Output<'records.printDocument'>> => {
        const document = await printing.document(taskId, from);
        if (document === undefined) throw new Fault('not-found');
        return document;
      },
    },
    /** Cancels what runs and waits until it is gone; before the store closes. */
    async stop(): Promise<void> {
      for (const controller of running.values()) controller.abort();
      closing.abort();
      await swept;
      await Promise.all(tasks);
      wipe(journalKey);
    },
  };
}

async function verifierFiles(folder: string | undefined) {
  if (folder === undefined) return [];
  return Promise.all(
    ['verify.html', 'verify-record.mjs'].map(async (name) => ({
      name,
      bytes: await readBytes(path.join(folder, name)),
    })),
  );
}
