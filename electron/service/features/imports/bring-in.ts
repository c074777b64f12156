/** Puts a file's messages into the store, a few hundred at a time; nothing of them is shown before all are there. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { FileIntake } from './file-intake.ts';
import { contentsOf } from './file-intake.ts';
import { readItems } from './formats/read-file.ts';
import type { ImportSource } from './formats/read-item.ts';
import type { ZipMedia } from './formats/zip-media.ts';
import type { ImportsRepository, ImportRole, NewMessage } from './imports.repository.ts';
import { type Choices, createPlacing } from './placed-messages.ts';

export type BringInOptions = {
  readonly source: ImportSource;
  readonly pieces: AsyncIterable<Uint8Array>;
  readonly media: ZipMedia | undefined;
  readonly choices: Choices;
  readonly roles: ReadonlyMap<string, ImportRole>;
  readonly leavesOutRepeats: boolean;
  readonly repository: Pick<ImportsRepository, 'add' | 'isKnown'>;
  /** Keeps what it takes; whoever gives it clears it where this does not come to its end. */
  readonly intake: FileIntake;
  readonly names: Pick<NewMessage, 'importId' | 'clientId'>;
};

export type BroughtIn = { readonly messages: number; readonly leftOut: number; readonly unreadable: number };

const batchLength = 500;

/** Throws `FileRefused`, and what `pieces` throws to stop it. */
export async function bringIn(options: BringInOptions): Promise<BroughtIn> {
  const { source, pieces, media, choices, roles, leavesOutRepeats, repository, intake, names } = options;
  const { threads } = choices;
  const wantsFiles = (thread: string) => threads?.has(thread) ?? true;
  const place = createPlacing(choices);
  const counts = { messages: 0, leftOut: 0, unreadable: 0 };
  let batch: NewMessage[] = [];

  async function store(): Promise<void> {
    repository.add(batch);
    counts.messages += batch.length;
    batch = [];
    await nextTurn();
  }

  for await (const items of readItems(source, pieces, wantsFiles, media))
    for (const item of items) {
      if (item.kind === 'file-bytes' || item.kind === 'file-end') {
        await intake.take(item);
        continue;
      }
      const files = await intake.settle(item.kind === 'message' ? item.files : []);
      const placed = place(item, contentsOf(files));
      if (placed.kind === 'unreadable') counts.unreadable += 1;
      if (placed.kind !== 'message') {
        await intake.drop(files);
        continue;
      }
      const role = roles.get(placed.sender);
      const isRepeated =
        (placed.isRepeat && leavesOutRepeats) || repository.isKnown(names.clientId, placed.fingerprint);
      if (role === undefined || isRepeated) {
        counts.leftOut += 1;
        await intake.drop(files);
        continue;
      }
      const { at, sender, timeText, line, text, hasFile, fileNames, fingerprint, time } = placed;
      const isLocalTime = time.kind === 'local';
      batch.push({
        ...names,
        at,
        role,
        sender,
        timeText,
        isLocalTime,
        line,
        text,
        hasFile,
        fileNames,
        fingerprint,
        files,
      });
      if (batch.length >= batchLength) await store();
    }
  await store();
  return counts;
}
