/**
 * Which letters a file's bytes are, where it says so itself: UTF-8, UTF-16 behind its mark, or the Latin-1 that an XML
 * declaration names. Nothing is guessed: a wrong guess would change words. What contradicts itself is refused.
 */
import { concatBytes } from '../../../../../shared/language/bytes.ts';
import { FileRefused } from './read-item.ts';

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'latin1';

/** XML 1.0, 2.8 and 4.3.3. */
const declaration = /^<\?xml\s[^>]{0,200}?\bencoding\s*=\s*["']([A-Za-z0-9._-]+)["']/;
/** Names of ISO 8859-1 and of Windows-1252, which browsers and phones take for the same. */
const latin1Names = /^(?:iso-?8859-1|latin-?1|windows-1252|cp-?1252)$/i;
/** Windows-1252 from 0x80 to 0x9f. The five that mean nothing there stay what they are. */
const windowsLetters = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** So many bytes at a file's begin say it. */
export const encodingBytes = 400;

/** `head`: the first bytes of the file. Throws `FileRefused` where they name letters that can't be read here. */
export function encodingOf(head: Uint8Array): TextEncoding {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const named = declaration.exec(Buffer.from(head.subarray(0, encodingBytes)).toString('latin1'))?.[1];
  if (named === undefined || /^(?:utf-?8|us-ascii|ascii)$/i.test(named)) return 'utf-8';
  if (latin1Names.test(named)) return 'latin1';
  throw new FileRefused('not-utf8');
}

export type TextPieces = {
  /** What is whole by then; throws `FileRefused` where the bytes are no such letters. */
  push(bytes: Uint8Array): string;
  finish(): string;
};

export function createTextPieces(encoding: TextEncoding): TextPieces {
  const decode = decoderOf(encoding);
  function read(bytes: Uint8Array, isLast: boolean): string {
    const text = decode(bytes, isLast);
    if (text.includes('\0')) throw new FileRefused('not-utf8');
    return text;
  }
  return { push: (bytes) => read(bytes, false), finish: () => read(new Uint8Array(), true) };
}

function decoderOf(encoding: TextEncoding): (bytes: Uint8Array, isLast: boolean) => string {
  if (encoding === 'latin1') return latin1;
  const decoder = new TextDecoder(encoding === 'utf-8' ? 'utf-8' : 'utf-16le', { fatal: true });
  const ordered = encoding === 'utf-16be' ? createSwap() : (bytes: Uint8Array) => bytes;
  return (bytes, isLast) => {
    try {
      return decoder.decode(ordered(bytes, isLast), { stream: !isLast });
    } catch {
      throw new FileRefused('not-utf8');
    }
  };
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
    .toString('latin1')
    .replace(/[\u0080-\u009f]/g, (letter) => windowsLetters[letter.charCodeAt(0) - 0x80] ?? letter);
}

/** Two bytes change places; a single one at the end of a piece waits for the next. */
function createSwap(): (bytes: Uint8Array, isLast: boolean) => Uint8Array {
  let rest = new Uint8Array();
  return (bytes, isLast) => {
    const all = concatBytes(rest, bytes);
    const whole = all.length - (all.length % 2);
    rest = isLast ? new Uint8Array() : all.slice(whole);
    const pairs = Buffer.from(all.slice(0, whole)).swap16();
    // Half a letter at the end is for the decoder to refuse.
    return isLast ? concatBytes(pairs, all.subarray(whole)) : new Uint8Array(pairs);
  };
}
