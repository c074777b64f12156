/**
 * Chats as JSON: what Signal Desktop's readers write (a list of its messages, or one object a line), and what a
 * person types in here, one object a line. Each message has a time, who sent it and a body.
 */
import { z } from 'zod';
import { FileRefused, messageOrReason, type ReadItem, type TextReader } from './read-item.ts';

/** Characters of a list, which can only be read as a whole. */
const maxListLength = 64 * 2 ** 20;
const maxLineLength = 4 * 2 ** 20;

const written = z.union([z.number(), z.string()]);
/** Signal Desktop's own names first, then those of the tools that read it. */
const message = z.object({
  type: z.string().nullish(),
  sent_at: written.nullish(),
  timestamp: written.nullish(),
  date: written.nullish(),
  received_at: written.nullish(),
  body: z.string().nullish(),
  text: z.string().nullish(),
  sender: z.string().nullish(),
  source: z.string().nullish(),
  sourceNumber: z.string().nullish(),
  conversationId: z.string().nullish(),
  chat: z.string().nullish(),
  attachments: z.array(z.unknown()).nullish(),
});

const named = z.object({ fileName: z.string() });

const list = z.union([
  z.array(z.unknown()),
  z.object({ messages: z.array(z.unknown()) }).transform(({ messages }) => messages),
]);

/** The line in front of what was typed here. */
const pastedMark = z.object({ quietline: z.literal('pasted') });

/** Said by Signal, by nobody: a changed number, a missed call. */
const spoken = new Set(['incoming', 'outgoing']);

export function createJsonChatReader(): TextReader {
  let text = '';
  let isList: boolean | undefined;
  let line = 0;

  function lines(isLast: boolean): ReadItem[] {
    const whole = text.split('\n');
    text = isLast ? '' : (whole.pop() ?? '');
    if (text.length > maxLineLength) throw new FileRefused('too-large-item', line + 1);
    return whole.flatMap((one) => {
      line += 1;
      if (one.trim() === '') return [];
      const value = parsed(one, line);
      return line === 1 && pastedMark.safeParse(value).success ? [] : [itemOf(value, line)];
    });
  }

  return {
    push(more) {
      text += more;
      isList ??= startsList(text);
      if (isList === undefined) return [];
      if (!isList) return lines(false);
      if (text.length > maxListLength) throw new FileRefused('too-large-item', 1);
      return [];
    },
    finish() {
      if (isList !== true) return lines(true);
      const messages = list.safeParse(parsed(text, undefined));
      if (!messages.success) throw new FileRefused('unknown-format');
      return messages.data.map((one, index) => itemOf(one, index + 1));
    },
  };
}

/** A list, or one object that is written over several lines; undefined while too little is there to say. */
function startsList(text: string): boolean | undefined {
  const start = text.trimStart();
  if (start === '') return undefined;
  if (start.startsWith('[')) return true;
  const end = start.indexOf('\n');
  if (end < 0) return start.length > maxLineLength ? true : undefined;
  return !start.slice(0, end).trimEnd().endsWith('}');
}

function parsed(text: string, line: number | undefined): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new FileRefused('not-json', line);
  }
}

function itemOf(value: unknown, line: number): ReadItem {
  const found = message.safeParse(value);
  if (!found.success) return { kind: 'unreadable', line, reason: 'not-a-message' };
  const { type, body, text, attachments } = found.data;
  const words = body ?? text ?? '';
  const hasFile = attachments !== undefined && attachments !== null && attachments.length > 0;
  if (typeof type === 'string' && !spoken.has(type)) return { kind: 'system', line };
  if (words === '' && !hasFile) return { kind: 'system', line };
  const time = found.data.sent_at ?? found.data.timestamp ?? found.data.date ?? found.data.received_at;
  if (time === undefined || time === null) return { kind: 'unreadable', line, reason: 'no-time' };
  const at = instantOf(time);
  if (at === undefined) return { kind: 'unreadable', line, reason: 'bad-time' };
  const by = found.data.sender ?? found.data.source ?? found.data.sourceNumber ?? found.data.conversationId ?? '';
  const sender = type === 'outgoing' || (type !== 'incoming' && by === 'Me') ? '' : by;
  if (sender === '' && type === 'incoming') return { kind: 'unreadable', line, reason: 'no-sender' };
  const thread = found.data.conversationId ?? found.data.chat ?? '';
  return messageOrReason({
    line,
    time: { kind: 'instant', at },
    timeText: String(time),
    thread,
    sender,
    text: words,
    hasFile,
    fileNames: (attachments ?? []).flatMap((file) => named.safeParse(file).data?.fileName ?? []),
  });
}

/** A number of milliseconds, or a moment with its offset. */
function instantOf(time: number | string): number | undefined {
  if (typeof time === 'number') return Number.isSafeInteger(time) && time > 0 ? time : undefined;
  if (/^\d{10,15}$/.test(time)) return Number(time);
  const iso = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)$/.test(time);
  const at = iso ? Date.parse(time.replace(' ', 'T')) : Number.NaN;
  return Number.isNaN(at) ? undefined : at;
}
