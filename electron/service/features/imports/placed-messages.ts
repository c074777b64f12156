/** The messages of a file in the light of what a person chose: whose they are, which moment is meant, and which of them stand there twice. */
import { createHash } from 'node:crypto';
import type { Timestamp } from '../../../../shared/domain/ids.ts';
import { FileRefused, type ReadItem, type ReadMessage } from './formats/read-item.ts';
import { createTimeReader, type DayOrder } from './written-time.ts';

/** In one import. A person's whole life of messages with one other is far below. */
export const maxMessages = 300_000;
export const maxPeople = 500;

export type Choices = {
  readonly timeZone: string;
  readonly dayOrder: DayOrder;
  /** Undefined: all. */
  readonly threads: ReadonlySet<string> | undefined;
};

export type PlacedMessage = ReadMessage & {
  readonly at: Timestamp;
  /** 16 bytes. */
  readonly fingerprint: Uint8Array;
  /** The same time, sender, words and files stood in the file before. */
  readonly isRepeat: boolean;
};

export type Placed =
  | PlacedMessage
  | Exclude<ReadItem, ReadMessage>
  /** Of a conversation that was not chosen. */
  | { readonly kind: 'elsewhere' };

/** `contents`: the hashes of the message's files, for telling pictures of the same moment apart. */
export function createPlacing({ timeZone, dayOrder, threads }: Choices) {
  const timeOf = createTimeReader(timeZone, dayOrder);
  const seen = new Map<string, number>();
  const seenWhole = new Set<string>();
  let count = 0;
  return (item: ReadItem, contents: readonly string[] = []): Placed => {
    if (item.kind !== 'message') return item;
    if (threads !== undefined && !threads.has(item.thread)) return { kind: 'elsewhere' };
    const at = timeOf(item.time);
    if (at === undefined) return { kind: 'unreadable', line: item.line, reason: 'bad-time' };
    count += 1;
    if (count > maxMessages) throw new FileRefused('too-many-messages', item.line);
    const first = fingerprint(item, at, 0);
    const named = Buffer.from(first).toString('latin1');
    const times = seen.get(named) ?? 0;
    seen.set(named, times + 1);
    const whole = named + contents.join();
    const isRepeat = seenWhole.has(whole);
    seenWhole.add(whole);
    return { ...item, at, fingerprint: times === 0 ? first : fingerprint(item, at, times), isRepeat };
  };
}

/** `times`: how often the same stood in the file before. Two like words in one minute are two messages, and the same file read again is the same. */
function fingerprint({ sender, text }: ReadMessage, at: Timestamp, times: number): Uint8Array {
  return createHash('sha256')
    .update(JSON.stringify([at, times, sender, text]))
    .digest()
    .subarray(0, 16);
}
