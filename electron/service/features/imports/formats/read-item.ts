/** What any of the formats gives: one item a message, or what could not be read, and why. */
import type {
  importedFileFault,
  importRefusal,
  importSource,
  unreadableReason,
} from '../../../../../shared/contract/methods/imports.ts';
import type { z } from 'zod';

export type ImportSource = z.output<typeof importSource>;
export type ImportRefusal = z.output<typeof importRefusal>;
export type UnreadableReason = z.output<typeof unreadableReason>;
export type FileFault = z.output<typeof importedFileFault>;

/** A date as it is written, three numbers in the file's own order, and a time of day; of no zone. */
export type LocalTime = {
  readonly date: readonly [number, number, number];
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
};

/** `at`: milliseconds since the Unix epoch. */
export type WrittenTime =
  | { readonly kind: 'instant'; readonly at: number }
  | { readonly kind: 'local'; readonly time: LocalTime };

export type ReadMessage = {
  readonly kind: 'message';
  /** Where it begins in the file, from 1. In mail and JSON arrays: the message's number. */
  readonly line: number;
  readonly time: WrittenTime;
  /** As it stands in the file. */
  readonly timeText: string;
  /** Of a file that holds several conversations: which one. Else empty. */
  readonly thread: string;
  /** As it stands in the file; empty: whose phone or account it was. */
  readonly sender: string;
  readonly text: string;
  /** The original says that a picture or another file belonged to it, whose content is not in it. */
  readonly hasFile: boolean;
  /** Of these files, as far as the original names them elsewhere than in the words. */
  readonly fileNames: readonly string[];
  /** Those whose content is in the original: it came right before the message, under these keys. */
  readonly files: readonly ReadFile[];
};

/** `name` and `mime`: by the original's word; either may be empty. */
export type ReadFile = { readonly key: number; readonly name: string; readonly mime: string };

/** A file of the message that comes next, or of none. */
export type FilePiece =
  | { readonly kind: 'file-bytes'; readonly key: number; readonly bytes: Uint8Array }
  | { readonly kind: 'file-end'; readonly key: number; readonly fault?: FileFault };

/** Whether the files of a conversation are to be read. Undefined: of none. */
export type WantsFiles = ((thread: string) => boolean) | undefined;

export type ReadItem =
  | ReadMessage
  | FilePiece
  /** Said by the app, by no person. */
  | { readonly kind: 'system'; readonly line: number }
  | { readonly kind: 'unreadable'; readonly line: number; readonly reason: UnreadableReason };

/** One file's reader: gets its text piece by piece and gives what is whole by then. */
export type TextReader = {
  push(text: string): readonly ReadItem[];
  /** The file is over. */
  finish(): readonly ReadItem[];
};

/** Nothing of the file can be brought in. */
export class FileRefused extends Error {
  override readonly name = 'FileRefused';
  readonly reason: ImportRefusal;
  /** Where, from 1; undefined where it is about the whole file. */
  readonly line: number | undefined;

  constructor(reason: ImportRefusal, line?: number) {
    super(reason);
    this.reason = reason;
    this.line = line;
  }
}

/** Characters of one message: as many as a person may write here at once. */
export const maxTextLength = 200_000;
/** Characters of one sender's name, conversation's name or time. */
export const maxNameLength = 200;

/** Of one file of a message. */
export const maxFileBytes = 100 * 2 ** 20;

/** File names of one message. */
const maxFileNames = 50;
/** Files of one message that are told apart; far fewer are taken. */
const maxFiles = 1000;

export function messageOrReason(
  found: Omit<ReadMessage, 'kind' | 'fileNames' | 'files'> & Partial<Pick<ReadMessage, 'fileNames' | 'files'>>,
): ReadItem {
  const { fileNames = [], files = [], ...message } = found;
  if (message.text.length > maxTextLength) return { kind: 'unreadable', line: message.line, reason: 'too-long' };
  return {
    kind: 'message',
    ...message,
    sender: message.sender.slice(0, maxNameLength),
    thread: message.thread.slice(0, maxNameLength),
    timeText: message.timeText.slice(0, maxNameLength),
    fileNames: fileNames
      .filter((name) => name !== '')
      .slice(0, maxFileNames)
      .map((name) => name.slice(0, maxNameLength)),
    files: files.slice(0, maxFiles),
  };
}
