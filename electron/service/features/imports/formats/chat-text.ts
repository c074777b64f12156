/**
 * Chats as text: WhatsApp's exports in the ways that phones of different languages write them, and what Signal's
 * readers write, `[2019-05-29 15:04] Me: …`. A line that begins with a date and a time begins a message; what
 * follows without one belongs to it.
 */
import {
  FileRefused,
  type LocalTime,
  maxNameLength,
  maxTextLength,
  messageOrReason,
  type ReadItem,
  type TextReader,
} from './read-item.ts';

/** Characters of a line: no phone writes longer ones. */
const maxLineLength = 4 * 2 ** 20;

/** Marks of direction, and a mark of order at the file's begin: not to be seen, and in front of a line no part of it. */
const marks = /^[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+/;
const everyMark = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const space = '[ \\u00a0\\u2009\\u202f]';
const date = `(\\d{1,4})(?:[./-]${space}?)(\\d{1,2})(?:[./-]${space}?)(\\d{1,4})\\.?`;
const between = `(?:,${space}?|${space}(?:à|a las|at|às|um|kl\\.)${space}|${space})`;
const time = `(\\d{1,2})[:.](\\d{2})(?:[:.](\\d{2}))?(?:${space}?([AaPp])\\.?${space}?[Mm]\\.?)?`;
const bracketed = new RegExp(`^\\[(${date}${between}[\\u200e\\u200f]?${time})\\]${space}?([^]*)$`, 'u');
const dashed = new RegExp(`^(${date}${between}[\\u200e\\u200f]?${time})${space}[-–]${space}([^]*)$`, 'u');
/** `<Media omitted>` in any language, and the words of iPhones behind their mark. */
const fileWords = [
  /^[\u200e\u200f]?<[^<>\n]{3,80}>$/u,
  /^\u200e[\p{L} -]{2,40} (?:omitted|omitid[oa]s?|omis(?:e|es)?|weggelassen|weggelaten|omess[aoi]|ocult[ao]s?|pominięto|utelämnad)$/u,
  / \([^()\n]*(?:file attached|archivo adjunto|Datei angehängt|fichier joint|arquivo anexado|file allegato|bestand bijgevoegd)\)/u,
];

export type ChatHead = {
  readonly timeText: string;
  readonly time: LocalTime | undefined;
  /** Behind the time. */
  readonly rest: string;
};

/** Undefined: the line does not begin a message. */
export function chatHeadOf(line: string): ChatHead | undefined {
  const plain = line.replace(marks, '');
  const found = bracketed.exec(plain) ?? dashed.exec(plain);
  if (found === null) return undefined;
  const [, timeText = '', a, b, c, hour, minute, second, half, rest = ''] = found;
  const at: LocalTime = {
    date: [Number(a), Number(b), Number(c)],
    hour: hourOf(Number(hour), half),
    minute: Number(minute),
    second: Number(second ?? 0),
  };
  const isTime = Number(hour) < 24 && (half === undefined || Number(hour) <= 12) && at.minute < 60 && at.second < 60;
  return { timeText, time: isTime ? at : undefined, rest };
}

export function createChatTextReader(): TextReader {
  let tail = '';
  let line = 0;
  let open: { readonly line: number; readonly head: ChatHead; readonly lines: string[]; length: number } | undefined;
  let items: ReadItem[] = [];

  function close(): void {
    if (open === undefined) return;
    items.push(itemOf(open.line, open.head, open.lines));
    open = undefined;
  }

  function takeLine(raw: string): void {
    line += 1;
    const text = raw.endsWith('\r') ? raw.slice(0, -1) : raw;
    const head = chatHeadOf(text);
    if (head !== undefined) {
      close();
      open = { line, head, lines: [], length: 0 };
    } else if (open !== undefined) {
      open.length += text.length + 1;
      // Kept a little beyond the limit: too long is said of it, and no more is held.
      if (open.length <= maxTextLength + maxLineLength) open.lines.push(text);
    } else if (text.replace(everyMark, '').trim() !== '') items.push({ kind: 'unreadable', line, reason: 'no-time' });
  }

  return {
    push(text) {
      const lines = (tail + text).split('\n');
      tail = lines.pop() ?? '';
      for (const one of lines) takeLine(one);
      if (tail.length > maxLineLength) throw new FileRefused('too-large-item', line + 1);
      const taken = items;
      items = [];
      return taken;
    },
    finish() {
      if (tail !== '') takeLine(tail);
      close();
      return items;
    },
  };
}

function itemOf(line: number, { time: at, timeText, rest }: ChatHead, more: readonly string[]): ReadItem {
  if (at === undefined) return { kind: 'unreadable', line, reason: 'bad-time' };
  const end = rest.indexOf(': ');
  const at0 = end >= 0 ? end : rest.endsWith(':') ? rest.length - 1 : -1;
  const sender = at0 < 0 ? '' : rest.slice(0, at0).replace(everyMark, '').trim();
  if (sender === '' || sender.length > maxNameLength) return { kind: 'system', line };
  const text = [rest.slice(at0 + 2), ...more].join('\n');
  const hasFile = fileWords.some((words) => words.test(text));
  return messageOrReason({ line, time: { kind: 'local', time: at }, timeText, thread: '', sender, text, hasFile });
}

function hourOf(hour: number, half: string | undefined): number {
  if (half === undefined) return hour;
  return (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
}
