/** Files that were made to do harm, or were harmed: each is refused as what it is, or read as little as it holds. */
import { describe, expect, test } from 'vitest';
import { concatBytes, utf8 } from '../../../../../shared/language/bytes.ts';
import { htmlText } from './html-text.ts';
import { readItems, sourceOf } from './read-file.ts';
import { FileRefused, type ReadItem } from './read-item.ts';

async function read(file: string | Uint8Array, name: string): Promise<readonly ReadItem[]> {
  const bytes = typeof file === 'string' ? utf8(file) : file;
  async function* pieces(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += 2 ** 20) yield bytes.slice(at, at + 2 ** 20);
  }
  const items: ReadItem[] = [];
  for await (const some of readItems(sourceOf(bytes.subarray(0, 65_536), name), pieces())) items.push(...some);
  return items;
}

async function refusal(file: string | Uint8Array, name: string): Promise<string> {
  try {
    await read(file, name);
  } catch (error) {
    if (error instanceof FileRefused) return error.reason;
    throw error;
  }
  return 'read';
}

describe('a file made to do harm', () => {
  test('with a billion laughs, an outside file or a parameter of its own is refused before anything grows', async () => {
    const laughs = Array.from({ length: 9 }, (_, index) => {
      const name = String.fromCharCode(98 + index);
      return `<!ENTITY ${name} "${`&${String.fromCharCode(97 + index)};`.repeat(10)}">`;
    }).join('');
    const bombs = [
      `<!DOCTYPE smses [<!ENTITY a "lol">${laughs}]><smses><sms body="&j;"/></smses>`,
      '<!DOCTYPE smses SYSTEM "http://evil.example/x.dtd"><smses/>',
      '<!DOCTYPE smses [<!ENTITY % p SYSTEM "file:///etc/hosts"> %p;]><smses/>',
      `<!DOCTYPE smses [<!ENTITY a "${'a'.repeat(2 ** 20)}">]><smses><sms body="${'&a;'.repeat(1000)}"/></smses>`,
    ];
    for (const bomb of bombs) expect(await refusal(bomb, 'sms.xml')).toBe('entities');
  });

  test('that nests without end, or is one line without end, is refused', async () => {
    expect(await refusal(`[{"body":${'['.repeat(500_000)}`, 'signal.json')).toBe('not-json');
    expect(await refusal(`{"body":"${'x'.repeat(5 * 2 ** 20)}`, 'signal.jsonl')).toBe('not-json');
    expect(await refusal(`29/05/2019, 15:04 - Ana: ${'x'.repeat(6 * 2 ** 20)}`, 'chat.txt')).toBe('too-large-item');
    expect(await refusal(`<smses>${'<a>'.repeat(300_000)}`, 'sms.xml')).toBe('cut-off');
    expect(await refusal(`<smses><sms ${'a '.repeat(12 * 2 ** 20)}`, 'sms.xml')).toBe('not-xml');
  });

  test('with a message too long for a person names it and reads the rest', async () => {
    const long = 'x'.repeat(3 * 2 ** 20);
    const sms = (body: string) => `<sms address="1" date="1700000000123" type="1" body="${body}" />`;
    const tooLong = { kind: 'unreadable', reason: 'too-long' };
    expect(await read(`<smses>${sms(long)}${sms('next')}</smses>`, 'sms.xml')).toMatchObject([
      tooLong,
      { text: 'next' },
    ]);
    const line = '29/05/2019, 15:04 - Ana: ';
    expect(await read(`${line}${long}\n${line}next`, 'chat.txt')).toMatchObject([tooLong, { text: 'next' }]);
  });

  test('of mail full of spaces, open tags or parts within parts comes back in plain words', async () => {
    // Each of these takes hours where the time grows with the square of the length.
    expect(htmlText(`<p>a</p>${'<b>&nbsp;</b>'.repeat(300_000)}<p>b</p>`).startsWith('a\n')).toBe(true);
    expect(htmlText('<'.repeat(1_000_000))).toBe('');
    const parts = Array.from({ length: 400 }, (_, index) => {
      const type = `Content-Type: multipart/mixed; boundary="b${String(index)}"`;
      return `${type}\r\n\r\n--b${String(index)}\r\n`;
    }).join('');
    const mail = `From: a@example.org\r\nDate: Wed, 29 May 2019 15:04:00 +0200\r\n${parts}Content-Type: text/plain\r\n\r\ndeep`;
    expect(await read(mail, 'deep.eml')).toHaveLength(1);
  });
});

describe('a harmed file', () => {
  const chat = '29/05/2019, 15:04 - Ana: señal\n'.repeat(3);

  test('cut off in the middle of a letter, a tag or a value is refused', async () => {
    const bytes = utf8(chat);
    const inLetter = bytes.slice(0, bytes.lastIndexOf(0xc3) + 1);
    expect(await refusal(inLetter, 'chat.txt')).toBe('not-utf8');
    const sms = '<smses count="2"><sms address="1" date="1700000000123" type="1" body="one" />';
    for (const end of [1, 5, 12]) expect(await refusal(sms.slice(0, -end), 'sms.xml')).toBe('cut-off');
  });

  test('in another encoding is refused wherever in it that shows', async () => {
    const late = concatBytes(utf8(chat.repeat(3000)), new Uint8Array([0xe9, 0x20]), utf8(chat));
    expect(await refusal(late, 'chat.txt')).toBe('not-utf8');
    expect(await refusal(concatBytes(utf8(chat.repeat(3000)), new Uint8Array([0])), 'chat.txt')).toBe('not-utf8');
    // A mark that is not true of what follows.
    expect(await refusal(concatBytes(new Uint8Array([0xfe, 0xff]), Buffer.from(chat, 'utf16le')), 'chat.txt')).toBe(
      'unknown-format',
    );
    expect(await refusal(concatBytes(new Uint8Array([0xff, 0xfe]), utf8(`${chat}.`)), 'chat.txt')).toBe(
      'unknown-format',
    );
  });
});
