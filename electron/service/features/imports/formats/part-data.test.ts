/** The decoder of pictures in a phone's backup: what was encoded comes back whatever the pieces, and what is broken is said to be. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { concatBytes, utf8 } from '../../../../../shared/language/bytes.ts';
import { createBase64Pieces } from './base64-pieces.ts';
import { readItems } from './read-file.ts';
import type { ReadItem, ReadMessage } from './read-item.ts';

function decode(text: string, cuts: readonly number[]) {
  const decoder = createBase64Pieces();
  const found: Uint8Array[] = [];
  let at = 0;
  for (const cut of [...cuts, text.length]) {
    found.push(decoder.push(text.slice(at, Math.max(at, cut))));
    at = Math.max(at, cut);
  }
  return { bytes: concatBytes(...found), isSound: decoder.finish() };
}

const bytes = fc.uint8Array({ maxLength: 200 });
const cuts = fc.array(fc.nat(300), { maxLength: 8 }).map((all) => all.sort((a, b) => a - b));
const breaks = fc.constantFrom('', '\n', '\r\n', ' ', '&#10;', '&#13;&#10;');

describe('base64 in pieces', () => {
  test('comes back as it was encoded, whatever the pieces and the line breaks', () => {
    fc.assert(
      fc.property(bytes, fc.integer({ min: 1, max: 80 }), breaks, cuts, (wanted, width, between, at) => {
        const encoded = Buffer.from(wanted)
          .toString('base64')
          .replace(new RegExp(`.{1,${String(width)}}`, 'g'), `$&${between}`);
        // References come whole: what repairs them before holds back their beginnings.
        const whole = between.startsWith('&') ? [] : at;
        expect(decode(encoded, whole)).toEqual({ bytes: wanted, isSound: true });
      }),
    );
  });

  test('cut off within a group, foreign, or going on behind its end, is damaged', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 4, maxLength: 200 }), fc.nat(300), cuts, (wanted, place, at) => {
        const encoded = Buffer.from(wanted).toString('base64');
        const end = place % encoded.length;
        expect(decode(encoded.slice(0, end), at).isSound).toBe(end % 4 === 0);
        for (const foreign of ['-', '_', '\u{e9}', '&amp;', '\0'])
          expect(decode(encoded.slice(0, end) + foreign + encoded.slice(end), []).isSound).toBe(false);
        if (encoded.endsWith('=')) expect(decode(`${encoded}AAAA`, at).isSound).toBe(false);
      }),
    );
    for (const wrong of ['====', 'A===', '=AAA', 'AA=A', 'AAA', 'A']) expect(decode(wrong, []).isSound).toBe(false);
  });

  test('never gives more bytes than three for four characters, and none behind a fault', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), cuts, (text, at) => {
        expect(decode(text, at).bytes.length).toBeLessThanOrEqual((text.length / 4) * 3);
      }),
    );
  });
});

async function read(file: string, pieceLength: number, wants = (_thread: string) => true) {
  const whole = utf8(file);
  async function* pieces(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < whole.length; at += pieceLength) yield whole.slice(at, at + pieceLength);
  }
  const items: ReadItem[] = [];
  for await (const some of readItems('sms', pieces(), wants)) items.push(...some);
  const contents = new Map<number, { bytes: Uint8Array; fault?: string }>();
  for (const item of items) {
    if (item.kind === 'file-bytes')
      contents.set(item.key, { bytes: concatBytes(contents.get(item.key)?.bytes ?? new Uint8Array(), item.bytes) });
    if (item.kind === 'file-end' && item.fault !== undefined)
      contents.set(item.key, { bytes: new Uint8Array(), fault: item.fault });
  }
  return items
    .filter((item): item is ReadMessage => item.kind === 'message')
    .map(({ files, fileNames, text }) => ({
      ...{ text, fileNames },
      files: files.map(({ key, name, mime }) => ({ name, mime, ...contents.get(key) })),
    }));
}

const mms = (parts: string, address = '+15550100') =>
  `<mms date="1700000001000" msg_box="1" address="${address}"><parts>${parts}</parts></mms>`;

describe('the parts of a multimedia message', () => {
  const picture = new Uint8Array(500).map((_, index) => (index * 7) % 256);
  const data = Buffer.from(picture).toString('base64');

  test('give the file that stands in each, whatever the pieces, wherever the attribute stands', async () => {
    const parts = [
      '<part seq="-1" ct="application/smil" data="AAAA" text="&lt;smil/>" />',
      `<part ct="image/jpeg" name="a.jpg" data="${data}" />`,
      `<part data='${data.slice(0, 80)}&#10;${data.slice(80)}' ct="video/mp4" cl="b.mp4"></part>`,
      '<part ct="image/png" name="none.png" data="null" /><part ct="image/png" name="empty.png" data="" />',
      `<part ct="text/plain" fn="letter.txt" text="null" data = "${data}" /><part ct="text/plain" text="Look" data="x" />`,
      `<part ct="image/jpeg" name="broken.jpg" data="${data.slice(0, 101)}" />`,
      '<!-- <part data="AAAA" /> --><other data="AAAA" /><part ct="image/gif" name="c.gif" data="R0lG" text="it is data=" />',
    ].join('');
    for (const length of [1, 3, 17, 100_000])
      expect(await read(`<smses>${mms(parts)}</smses>`, length)).toEqual([
        {
          ...{ text: 'Look', fileNames: ['none.png', 'empty.png'] },
          files: [
            { name: 'a.jpg', mime: 'image/jpeg', bytes: picture },
            { name: 'b.mp4', mime: 'video/mp4', bytes: picture },
            { name: 'letter.txt', mime: 'text/plain', bytes: picture },
            { name: 'broken.jpg', mime: 'image/jpeg', bytes: new Uint8Array(), fault: 'damaged' },
            { name: 'c.gif', mime: 'image/gif', bytes: utf8('GIF') },
          ],
        },
      ]);
  });

  test('of conversations that nobody chose are not decoded', async () => {
    const part = `<part ct="image/jpeg" name="a.jpg" data="${data}" />`;
    const file = `<smses>${mms(part)}${mms(part, '+15550199')}</smses>`;
    const [wanted, other] = await read(file, 50, (thread) => thread === '+15550100');
    expect(wanted?.files).toMatchObject([{ bytes: picture }]);
    expect(other?.files).toEqual([{ name: 'a.jpg', mime: 'image/jpeg' }]);
  });
});

describe('mail', () => {
  const mail = (end: string) =>
    [
      'From: maria@example.org',
      'Date: Wed, 29 May 2019 15:04:00 +0200',
      'Content-Type: multipart/mixed; boundary="b"',
      '',
      '--b',
      'Content-Type: text/plain',
      '',
      'See both',
      '--b',
      'Content-Type: image/png; name="../a.png"',
      'Content-Transfer-Encoding: base64',
      '',
      'iVBORw0KGgo=',
      '--b',
      'Content-Type: text/csv',
      'Content-Disposition: attachment; filename="b.csv"',
      'Content-Transfer-Encoding: quoted-printable',
      '',
      'caf=C3=A9;1=3D1',
      end,
    ].join('\r\n');

  async function contents(text: string) {
    async function* pieces(): AsyncGenerator<Uint8Array> {
      yield utf8(text);
    }
    const found: unknown[] = [];
    for await (const some of readItems('mail', pieces(), () => true))
      for (const item of some)
        if (item.kind === 'file-bytes') found.push(Buffer.from(item.bytes).toString('latin1'));
        else if (item.kind === 'file-end' && item.fault !== undefined) found.push(item.fault);
    return found;
  }

  test('gives its attachments out of base64 and quoted-printable', async () => {
    expect(await contents(mail('--b--'))).toEqual(['\u{89}PNG\r\n\u{1a}\n', 'caf\u{c3}\u{a9};1=1\n']);
  });

  test('that ends in the middle says so of its last file', async () => {
    expect(await contents(mail(''))).toEqual(['\u{89}PNG\r\n\u{1a}\n', expect.stringContaining('caf'), 'damaged']);
  });
});
