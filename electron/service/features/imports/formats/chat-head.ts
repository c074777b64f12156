/**
 * The date and time that begin a message in a chat's text, in the ways that phones of different languages write them:
 * order and separators, 12 or 24 hours with the half of the day before or behind, digits of other scripts.
 */
import type { LocalTime } from './read-item.ts';

/** Marks of direction, and a mark of order at the file's begin: not to be seen, and in front of a line no part of it. */
const marks = /^[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+/;
/** The digits one to nine, and zero before them, of Arabic, Persian, Devanagari and Bengali. */
const otherDigits = /[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef]/g;
const otherZeros = [0x06_60, 0x06_f0, 0x09_66, 0x09_e6];

const am = 'a\\.?[ \\u00a0\\u202f]?m\\.?|上午|午前|凌晨|早上|오전|ص|ق\\.ظ|पूर्वाह्न|π\\.μ\\.|öö|sa';
const pm = 'p\\.?[ \\u00a0\\u202f]?m\\.?|下午|午後|中午|晚上|오후|م|ب\\.ظ|अपराह्न|μ\\.μ\\.|ös|ch';
const isAfternoon = new RegExp(`^(?:${pm})$`, 'iu');

const mark = '[\\u200e\\u200f]?';
const space = '[ \\u00a0\\u2009\\u202f]';
const separator = `${mark}[./-]${space}?`;
const date = `(\\d{1,4})${separator}(\\d{1,2})${separator}(\\d{1,4})\\.?(?:${space}?г\\.)?`;
const koreanDate = `(\\d{4})년${space}(\\d{1,2})월${space}(\\d{1,2})일`;
const between = `${mark}(?:[,،]${space}?|${space}(?:à|a las|at|às|um|kl\\.?|klo|alle|в)${space}|${space})${mark}`;
const half = `(${am}|${pm})`;
const time = `(?:${half}${space}?)?(\\d{1,2})[:.](\\d{2})(?:[:.](\\d{2}))?(?:${space}?${mark}${half})?`;
const bracketed = new RegExp(`^\\[(${date}${between}${time})\\]${space}?([^]*)$`, 'iu');
const dashed = new RegExp(`^(${date}${between}${time})${space}[-–]${space}([^]*)$`, 'iu');
const korean = new RegExp(`^(${koreanDate}${space}${time}),${space}([^]*)$`, 'u');
/** Only the head may be read with other digits: the words stay as they are. */
const longestHead = 60;

export type ChatHead = {
  readonly timeText: string;
  readonly time: LocalTime | undefined;
  /** Behind the time. */
  readonly rest: string;
};

/** Undefined: the line does not begin a message. */
export function chatHeadOf(line: string): ChatHead | undefined {
  const plain = line.replace(marks, '');
  const western = plain.slice(0, longestHead).replace(otherDigits, westernDigit) + plain.slice(longestHead);
  const found = bracketed.exec(western) ?? dashed.exec(western) ?? korean.exec(western);
  if (found === null) return undefined;
  const [, head = '', a, b, c, before, hour, minute, second, behind, rest = ''] = found;
  const part = before ?? behind;
  const at: LocalTime = {
    date: [Number(a), Number(b), Number(c)],
    hour: hourOf(Number(hour), part),
    minute: Number(minute),
    second: Number(second ?? 0),
  };
  const isTime = Number(hour) < 24 && (part === undefined || Number(hour) <= 12) && at.minute < 60 && at.second < 60;
  const start = western.indexOf(head);
  return {
    timeText: plain.slice(start, start + head.length),
    time: isTime ? at : undefined,
    rest: plain.slice(plain.length - rest.length),
  };
}

/** Of one UTF-16 unit each, so that places in the line stay. */
function westernDigit(digit: string): string {
  const code = digit.charCodeAt(0);
  const zero = otherZeros.findLast((first) => first <= code) ?? code;
  return String(code - zero);
}

function hourOf(hour: number, half: string | undefined): number {
  if (half === undefined) return hour;
  return (hour % 12) + (isAfternoon.test(half) ? 12 : 0);
}
