/**
 * Chats as text: WhatsApp's exports in the ways that phones of different languages write them, and what Signal's
 * readers write, `[2019-05-29 15:04] Me: …`. A line that begins with a date and a time begins a message; what
 * follows without one belongs to it.
 */
import { type ChatHead, chatHeadOf } from './chat-head.ts';
import {
  FileRefused,
  maxNameLength,
  maxTextLength,
  messageOrReason,
  type ReadItem,
  type TextReader,
} from './read-item.ts';

/** Characters of a line: no phone writes longer ones. */
const maxLineLength = 4 * 2 ** 20;

const everyMark = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
/** `<Media omitted>` in any language, and the words of iPhones behind their mark. */
const fileWords = [
  /^[\u200e\u200f]?<[^<>\n]{3,80}>$/u,
  /^\u200e[\p{L} -]{2,40} (?:omitted|omitid[oa]s?|omis(?:e|es)?|weggelassen|weggelaten|omess[aoi]|ocult[ao]s?|pominięto|utelämnad)$/u,
  / \([^()\n]*(?:file attached|archivo adjunto|Datei angehängt|fichier joint|arquivo anexado|file allegato|bestand bijgevoegd)\)/u,
];

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
