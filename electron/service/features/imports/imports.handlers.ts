/** Imports: a file given in pieces, looked at, brought in, and taken back as a whole. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  type EventName,
  type EventPayload,
  Fault,
  type Input,
  type Output,
} from '../../../../shared/contract/index.ts';
import type { ClientId, Timestamp } from '../../../../shared/domain/ids.ts';
import { toHex } from '../../../../shared/language/bytes.ts';
import type { Clock } from '../../../../shared/language/clock.ts';
import type { RandomBytes } from '../../../../shared/language/random.ts';
import { type AttachmentFiles, StoreFull } from '../../../../shared/messenger/index.ts';
import type { WritableDatabase } from '../../database/database.ts';
import { isTimeZone } from '../../time-zone.ts';
import type { Source } from '../../../../verifier/index.ts';
import { saveAttachment } from '../attachments/index.ts';
import { isHeld } from '../retention/index.ts';
import { bringIn } from './bring-in.ts';
import { createFileIntake } from './file-intake.ts';
import { type OpenedFile, openFile } from './formats/open-file.ts';
import { FileRefused } from './formats/read-item.ts';
import { createImportedFilesHandlers } from './imported-files.handlers.ts';
import { createImportedFiles } from './imported-files.repository.ts';
import { createImportsRepository } from './imports.repository.ts';
import { lookAtFile } from './look.ts';
import { createOriginalWriter, originalParts, type OriginalWriter, readParts } from './original-file.ts';

export type ImportsPorts = {
  readonly database: WritableDatabase;
  /** Where the original files are kept, sealed. */
  readonly files: AttachmentFiles;
  readonly clock: Clock;
  readonly random: RandomBytes;
  /** Who brings it in, by the name in the settings. */
  readonly therapistName: () => string;
  readonly clientExists: (clientId: ClientId) => boolean;
  readonly note: (
    kind: 'messages-imported' | 'import-undone',
    clientId: ClientId,
    details: { readonly [name: string]: string | number },
  ) => void;
  readonly emit: <Name extends EventName>(name: Name, payload: EventPayload<Name>) => void;
};

/** A file that was given and is not brought in yet. */
type Draft = {
  readonly clientId: ClientId;
  readonly fileId: string;
  readonly fileName: string;
  readonly size: number;
  readonly writer: OriginalWriter;
  sha256: string | undefined;
  /** Stops what is done with it. */
  work: AbortController | undefined;
};

const maxBytes = 2 * 2 ** 30;
const pieceBytes = 2 ** 20;

class Cancelled extends Error {}

export function createImportsHandlers(ports: ImportsPorts) {
  const { database, files, clock, random, therapistName, clientExists, note, emit } = ports;
  const repository = createImportsRepository(database);
  const importedFiles = createImportedFiles(database);
  const drafts = new Map<string, Draft>();
  const running = new Set<Promise<unknown>>();
  let isStopped = false;
  const freshId = () => toHex(random(16));

  function changed(clientId: ClientId): void {
    emit('importsChanged', { clientId });
    emit('conversationChanged', { clientId });
  }

  function check(clientId: ClientId): void {
    if (!clientExists(clientId)) throw new Fault('not-found');
  }

  /** The sealed copy as bytes; throws `Cancelled` once nobody wants it any more. */
  function copyOf(draft: Draft, signal: AbortSignal): Source {
    const isWanted = () => !signal.aborted && !isStopped && clientExists(draft.clientId);
    let last: { readonly part: number; readonly bytes: Uint8Array } | undefined;
    async function partAt(part: number): Promise<Uint8Array> {
      if (last?.part === part) return last.bytes;
      const bytes = isWanted() ? await files.get(draft.fileId, part) : undefined;
      // What nobody wants any more may be gone already.
      if (!isWanted()) throw new Cancelled();
      if (bytes === undefined) throw new FileRefused('damaged-copy');
      last = { part, bytes };
      return bytes;
    }
    return { size: draft.size, read: (start, end) => readParts(partAt, start, Math.min(end, draft.size)) };
  }

  /** Says how much of a file was read, what lies beside it in its zip too, when it is read `rounds` times. */
  function told(importId: string, { bytes, pieces, media }: OpenedFile, rounds: number) {
    const total = bytes * rounds + (media?.bytes ?? 0);
    let done = 0;
    async function* counted(from: AsyncIterable<Uint8Array>) {
      for await (const piece of from) {
        yield piece;
        done += piece.length;
        emit('importProgressed', { importId, done: Math.min(done, total), total });
      }
    }
    return {
      pieces: () => counted(pieces()),
      media: media && {
        ...media,
        find(name: string) {
          const file = media.find(name);
          return file && { ...file, chunks: () => counted(file.chunks()) };
        },
      },
    };
  }

  /** Also what a lock has to wait for. */
  async function tracked<Done>(task: Promise<Done>): Promise<Done> {
    running.add(task);
    try {
      return await task;
    } finally {
      running.delete(task);
    }
  }

  /** One piece of work with a file at a time: what was asked before is stopped. */
  async function work<Done>(draft: Draft, run: (signal: AbortSignal) => Promise<Done>) {
    draft.work?.abort();
    const controller = new AbortController();
    draft.work = controller;
    try {
      return await run(controller.signal);
    } catch (error) {
      if (error instanceof Cancelled) return { kind: 'cancelled' } as const;
      if (error instanceof FileRefused)
        return {
          kind: 'refused',
          reason: error.reason,
          ...(error.line === undefined ? {} : { line: error.line }),
        } as const;
      if (isFull(error)) return { kind: 'disk-full' } as const;
      throw error;
    } finally {
      if (draft.work === controller) draft.work = undefined;
    }
  }

  async function forget(importId: string, draft: Draft): Promise<void> {
    drafts.delete(importId);
    draft.work?.abort();
    await files.remove(draft.fileId);
  }

  async function removeRows(importId: string, fileId: string): Promise<void> {
    // What a lock leaves is hidden already, and the next start removes it.
    while (!repository.removeSome(importId, fileId) && !isStopped) await nextTurn();
  }

  async function run(
    { importId, roles, threads, dayOrder, timeZone, leavesOutRepeats }: Input<'imports.bringIn'>,
    draft: Draft & { readonly sha256: string },
    signal: AbortSignal,
  ): Promise<Output<'imports.bringIn'>> {
    const { clientId, fileId, fileName, size, sha256 } = draft;
    const opened = await openFile(copyOf(draft, signal), fileName);
    const { source } = opened;
    const { pieces, media } = told(importId, opened, 1);
    repository.begin({
      ...{ id: importId, clientId, source, fileId, fileName, timeZone },
      ...{ fileBytes: size, fileSha256: sha256, by: therapistName(), createdAt: clock.now() as Timestamp },
    });
    const intake = createFileIntake({ files, freshId });
    try {
      const counts = await bringIn({
        source,
        ...{ pieces: pieces(), media },
        choices: { timeZone, dayOrder: dayOrder ?? 'dmy', threads: threads && new Set(threads) },
        roles: new Map(roles.map(({ sender, role }) => [sender, role])),
        leavesOutRepeats,
        ...{ repository, intake },
        names: { importId, clientId },
      });
      if (signal.aborted) throw new Cancelled();
      database.transaction(() => {
        repository.finish(importId, clock.now() as Timestamp, counts);
        note('messages-imported', clientId, { import: importId, source, messages: counts.messages, sha: sha256 });
      });
    } catch (error) {
      // The file stays as a draft, so that the person can try again: the row and the messages go, the key stays.
      await removeRows(importId, '');
      if (!isStopped) await intake.clear();
      throw error;
    }
    drafts.delete(importId);
    const summary = repository.get(importId);
    if (summary === undefined) throw new Error('An import is not there right after it was finished');
    changed(clientId);
    const { clientId: _clientId, fileId: _fileId, ...view } = summary;
    return { kind: 'done', summary: view };
  }

  const handlers = {
    ...createImportedFilesHandlers({
      ...{ database, files },
      onThumbnail: (clientId) => emit('conversationChanged', { clientId }),
    }),

    'imports.begin': ({ clientId, fileName, size }: Input<'imports.begin'>): Output<'imports.begin'> => {
      check(clientId);
      if (size > maxBytes) return { kind: 'too-large', maxBytes };
      const importId = freshId();
      const fileId = freshId();
      const writer = createOriginalWriter(files, fileId);
      const name = baseName(fileName);
      drafts.set(importId, {
        ...{ clientId, fileId, fileName: name, size, writer },
        ...{ sha256: undefined, work: undefined },
      });
      return { kind: 'begun', importId, pieceBytes };
    },

    'imports.append': async ({ importId, bytes }: Input<'imports.append'>): Promise<Output<'imports.append'>> => {
      const draft = drafts.get(importId);
      if (draft === undefined || draft.sha256 !== undefined || draft.writer.bytes() + bytes.length > draft.size)
        return { kind: 'unknown' };
      try {
        await draft.writer.append(bytes);
      } catch (error) {
        if (!isFull(error)) throw error;
        await forget(importId, draft);
        return { kind: 'disk-full' };
      }
      return { kind: 'taken' };
    },

    'imports.finish': async ({ importId }: Input<'imports.finish'>): Promise<Output<'imports.finish'>> => {
      const draft = drafts.get(importId);
      if (draft === undefined || draft.sha256 !== undefined) return { kind: 'unknown' };
      if (draft.writer.bytes() !== draft.size) return { kind: 'wrong-size' };
      const { sha256 } = await draft.writer.finish();
      draft.sha256 = sha256;
      return { kind: 'kept' };
    },

    'imports.preview': async ({
      importId,
      ...choices
    }: Input<'imports.preview'>): Promise<Output<'imports.preview'>> => {
      const draft = drafts.get(importId);
      if (draft?.sha256 === undefined) return { kind: 'unknown' };
      if (!isTimeZone(choices.timeZone)) throw new Fault('invalid-input');
      const looked = await tracked(
        work(draft, async (signal) => {
          const opened = await openFile(copyOf(draft, signal), draft.fileName);
          const found = await lookAtFile({
            source: opened.source,
            // It is read twice: first for what its dates and conversations are.
            ...told(importId, opened, 2),
            timeZone: choices.timeZone,
            dayOrder: choices.dayOrder,
            threads: choices.threads,
            isKnown: (fingerprint) => repository.isKnown(draft.clientId, fingerprint),
          });
          const same = repository.list(draft.clientId).find(({ fileSha256 }) => fileSha256 === draft.sha256);
          return { ...found, ...(same === undefined ? {} : { sameFileAt: same.at }) };
        }),
      );
      if (looked.kind === 'disk-full') throw new Error('Looking at a file writes nothing');
      return looked;
    },

    'imports.bringIn': async (input: Input<'imports.bringIn'>): Promise<Output<'imports.bringIn'>> => {
      const draft = drafts.get(input.importId);
      if (draft?.sha256 === undefined) return { kind: 'unknown' };
      const { sha256 } = draft;
      if (!isTimeZone(input.timeZone)) throw new Fault('invalid-input');
      return tracked(work(draft, (signal) => run(input, { ...draft, sha256 }, signal)));
    },

    'imports.discard': async ({ importId }: Input<'imports.discard'>): Promise<void> => {
      const draft = drafts.get(importId);
      if (draft === undefined) return;
      await forget(importId, draft);
    },

    'imports.list': ({ clientId }: Input<'imports.list'>): Output<'imports.list'> => {
      check(clientId);
      return repository.list(clientId);
    },

    'imports.undo': async ({ importId }: Input<'imports.undo'>): Promise<Output<'imports.undo'>> => {
      const found = repository.get(importId);
      if (found === undefined) throw new Fault('not-found');
      const { clientId, fileId, messages, source, fileSha256: sha } = found;
      if (isHeld(database, clientId)) throw new Fault('legal-hold');
      database.transaction(() => {
        repository.hide(importId);
        note('import-undone', clientId, { import: importId, source, messages, sha });
      });
      changed(clientId);
      const came = importedFiles.idsOf(importId);
      await tracked(removeRows(importId, fileId));
      for (const id of [fileId, ...came]) await files.remove(id);
      return { messages };
    },

    'imports.saveOriginal': async ({
      importId,
      folder,
    }: Input<'imports.saveOriginal'>): Promise<Output<'imports.saveOriginal'>> => {
      const found = repository.get(importId);
      if (found === undefined) throw new Fault('not-found');
      if (found.original === 'missing') return { kind: 'not-here' };
      const { fileId, fileName, fileBytes, fileSha256 } = found;
      const original = { name: fileName, size: fileBytes, sha256: fileSha256 };
      return saveAttachment(original, folder, async (piece) => {
        const bytes = await files.get(fileId, piece);
        return bytes === undefined
          ? { kind: 'damaged' }
          : { kind: 'piece', bytes, isLast: piece === originalParts(fileBytes) - 1 };
      });
    },
  };

  return {
    handlers,
    /** After a deletion: what was given for a client who is gone. */
    async forgetOrphans(): Promise<void> {
      for (const [importId, draft] of drafts) if (!clientExists(draft.clientId)) await forget(importId, draft);
    },
    /** Resolves once nothing runs any more. What was given and not brought in goes with the next start. */
    async stop(): Promise<void> {
      isStopped = true;
      await Promise.allSettled(running);
    },
  };
}

function isFull(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return error instanceof StoreFull || code === 'store-full';
}

/** One line, no path. */
function baseName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  return last
    .replace(/\p{Cc}/gu, ' ')
    .trim()
    .slice(0, 200);
}
