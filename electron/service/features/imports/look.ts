/** Reads a file from begin to end and says what bringing it in would do; changes nothing. */
import type { Output } from '../../../../shared/contract/index.ts';
import { contentsOf, createFileIntake, type TakenFile } from './file-intake.ts';
import { readItems } from './formats/read-file.ts';
import type { ZipMedia } from './formats/zip-media.ts';
import { FileRefused, type ImportSource, type ReadItem, type ReadMessage } from './formats/read-item.ts';
import { createPlacing, maxPeople, type PlacedMessage } from './placed-messages.ts';
import { createDayOrderTally, type DayOrder } from './written-time.ts';

export type Preview = Extract<Output<'imports.preview'>, { kind: 'preview' }>;

export type LookOptions = {
  readonly source: ImportSource;
  /** From the file's begin, anew at each call. */
  readonly pieces: () => AsyncIterable<Uint8Array>;
  readonly media?: ZipMedia | undefined;
  readonly timeZone: string;
  readonly dayOrder: DayOrder | undefined;
  readonly threads: readonly string[] | undefined;
  readonly isKnown: (fingerprint: Uint8Array) => boolean;
};

/** A phone's whole backup holds everybody it ever wrote with. */
const maxThreads = 5000;
const sampleLength = 3;
const sampleCharacters = 600;
const namedUnreadable = 100;
const namedFaults = 100;

/** Throws `FileRefused`. */
export async function lookAtFile(options: LookOptions): Promise<Omit<Preview, 'sameFileAt'>> {
  const { source, pieces, media, isKnown } = options;
  const found = createDayOrderTally();
  const threads = new Map<string, number>();
  for await (const items of readItems(source, pieces()))
    for (const item of items)
      if (item.kind === 'message') {
        found.see(item.time, item.timeText);
        count(threads, item.thread, maxThreads);
      }
  const dayOrder = found.found();
  const order =
    options.dayOrder ?? (dayOrder.kind === 'known' ? dayOrder.order : dayOrder.kind === 'ask' ? dayOrder.guess : 'dmy');
  const chosen = chosenThreads(threads, options.threads);

  const place = createPlacing({ timeZone: options.timeZone, dayOrder: order, threads: chosen });
  const senders = new Map<string, number>();
  const first: PlacedMessage[] = [];
  const last: PlacedMessage[] = [];
  const unreadable: { line: number; reason: Extract<ReadItem, { kind: 'unreadable' }>['reason'] }[] = [];
  const intake = createFileIntake();
  const faults: Preview['files']['faults'] = [];
  const files = { pictures: 0, others: 0, faultCount: 0 };
  const counts = { messages: 0, systemLines: 0, withFiles: 0, unreadable: 0, inFile: 0, before: 0 };
  let hasLocalTimes = false;

  function countFile(file: TakenFile, line: number): void {
    if (file.kind === 'taken') files[file.mime.startsWith('image/') ? 'pictures' : 'others'] += 1;
    else {
      files.faultCount += 1;
      if (faults.length < namedFaults) faults.push({ line, name: file.name, fault: file.fault });
    }
  }

  for await (const items of readItems(source, pieces(), (thread) => chosen?.has(thread) ?? true, media))
    for (const item of items) {
      if (item.kind === 'file-bytes' || item.kind === 'file-end') {
        await intake.take(item);
        continue;
      }
      const taken = await intake.settle(item.kind === 'message' ? item.files : []);
      const placed = place(item, contentsOf(taken));
      if (placed.kind === 'system') counts.systemLines += 1;
      else if (placed.kind === 'unreadable') {
        counts.unreadable += 1;
        if (unreadable.length < namedUnreadable) unreadable.push({ line: placed.line, reason: placed.reason });
      } else if (placed.kind === 'message') {
        counts.messages += 1;
        if (placed.hasFile) counts.withFiles += 1;
        for (const file of taken) countFile(file, placed.line);
        if (placed.time.kind === 'local') hasLocalTimes = true;
        if (isKnown(placed.fingerprint)) counts.before += 1;
        else if (placed.isRepeat) counts.inFile += 1;
        count(senders, placed.sender, maxPeople);
        if (first.length < sampleLength) first.push(placed);
        else {
          last.push(placed);
          if (last.length > sampleLength) last.shift();
        }
      }
    }

  return {
    kind: 'preview',
    source,
    messages: counts.messages,
    systemLines: counts.systemLines,
    withFiles: counts.withFiles,
    files: { ...files, faults },
    unreadable: { count: counts.unreadable, lines: unreadable },
    threads: threads.size > 1 ? byCount(threads).map(([name, many]) => ({ name, count: many })) : [],
    senders: byCount(senders).map(([sender, many]) => ({ sender, count: many })),
    first: first.map(sampleOf),
    last: last.map(sampleOf),
    hasLocalTimes,
    dayOrder,
    repeats: { inFile: counts.inFile, before: counts.before },
  };
}

/** A file of one conversation is that conversation; of several, nothing is taken that nobody chose. */
function chosenThreads(
  found: ReadonlyMap<string, number>,
  chosen: readonly string[] | undefined,
): ReadonlySet<string> | undefined {
  return found.size > 1 ? new Set(chosen) : undefined;
}

function count(counts: Map<string, number>, name: string, most: number): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
  if (counts.size > most) throw new FileRefused('too-many-people');
}

function byCount(counts: ReadonlyMap<string, number>): readonly [string, number][] {
  return [...counts].sort(([a, many], [b, others]) => others - many || a.localeCompare(b));
}

function sampleOf({ at, sender, text, hasFile }: PlacedMessage & ReadMessage) {
  const start = text.slice(0, sampleCharacters);
  return { at, sender, text: start.length < text.length ? `${start}…` : text, hasFile };
}
