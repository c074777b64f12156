/** Files in other letters than UTF-8: read where they say so themselves, refused where somebody would have to guess. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { concatBytes, utf8 } from '../../../../../shared/language/bytes.ts';
import { readItems, sourceOf } from './read-file.ts';
import { FileRefused } from './read-item.ts';

async function textsOf(bytes: Uint8Array, pieceLength: number) {
  async function* pieces(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += pieceLength) yield bytes.slice(at, at + pieceLength);
  }
  try {
    const found: string[] = [];
    for await (const items of readItems(sourceOf(bytes.subarray(0, 65_536), 'file'), pieces()))
      for (const item of items) if (item.kind === 'message') found.push(item.text);
    return found;
  } catch (error) {
    if (error instanceof FileRefused) return error.reason;
    throw error;
  }
}

const line = (text: string) => `29/05/2019, 15:04 - Ana: ${text}`;
const little = (text: string) => new Uint8Array(Buffer.from(`\u{feff}${text}`, 'utf16le'));
const big = (text: string) => new Uint8Array(Buffer.from(`\u{feff}${text}`, 'utf16le').swap16());

describe('UTF-16', () => {
  test('behind its mark is read, in both orders, whatever the pieces', async () => {
    const words = fc.stringMatching(/^[\p{L}\p{N}\p{Emoji_Presentation} ñé€]{1,60}$/u);
    await fc.assert(
      fc.asyncProperty(words, fc.integer({ min: 5, max: 90 }), async (text, length) => {
        expect(await textsOf(little(line(text)), length)).toEqual([text]);
        expect(await textsOf(big(line(text)), length)).toEqual([text]);
      }),
      { numRuns: 50 },
    );
  });

  test('of a phone’s backup or an export as JSON is read as well', async () => {
    const xml =
      '<?xml version="1.0" encoding="UTF-16"?><smses><sms address="1" date="1700000000123" type="1" body="señal 😂"/></smses>';
    expect(await textsOf(little(xml), 1000)).toEqual(['señal 😂']);
    expect(await textsOf(big('{"sender":"A","date":1600000000000,"body":"señal"}'), 7)).toEqual(['señal']);
  });

  test('without its mark, with half a letter, or cut off in one, is refused', async () => {
    expect(await textsOf(little(line('x')).slice(2), 1000)).toBe('not-utf8');
    expect(await textsOf(little(line('x\u{d83d}')), 1000)).toBe('not-utf8');
    for (const whole of [little(line('😂')), big(line('😂'))]) {
      expect(await textsOf(whole.slice(0, -1), 1000)).toBe('not-utf8');
      expect(await textsOf(whole.slice(0, -2), 1000)).toBe('not-utf8');
    }
  });
});

describe('Latin-1', () => {
  const xml = (name: string) =>
    `<?xml version='1.0' encoding='${name}' ?><smses><sms address="1" date="1700000000123" type="1" body="~"/></smses>`;
  const bytesOf = (file: string, body: readonly number[]) => {
    const [before = '', after = ''] = file.split('~');
    return concatBytes(utf8(before), new Uint8Array(body), utf8(after));
  };

  test('is read where the XML says that it is, with the letters of Windows', async () => {
    for (const name of ['ISO-8859-1', 'iso8859-1', 'latin1', 'windows-1252', 'CP1252'])
      expect(await textsOf(bytesOf(xml(name), [0x73, 0x65, 0xf1, 0x61, 0x6c, 0x20, 0x80, 0x93]), 11)).toEqual([
        'señal €“',
      ]);
  });

  test('that nothing names is refused: a guess would change words', async () => {
    expect(await textsOf(bytesOf(xml('UTF-8'), [0x73, 0xf1]), 1000)).toBe('not-utf8');
    expect(await textsOf(bytesOf(line('~'), [0x73, 0xf1]), 1000)).toBe('not-utf8');
    for (const name of ['windows-1251', 'Shift_JIS', 'UTF-16', 'x'])
      expect(await textsOf(bytesOf(xml(name), [0x73]), 1000)).toBe('not-utf8');
  });
});
