/** Each format's reader: what it gives, in the ways that phones and tools write it, and what it refuses. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { utf8 } from '../../../../../shared/language/bytes.ts';
import { createTimeReader, createDayOrderTally, type DayOrder } from '../written-time.ts';
import { htmlText } from './html-text.ts';
import { readItems, sourceOf } from './read-file.ts';
import { FileRefused, type ReadItem, type ReadMessage } from './read-item.ts';

async function* inPieces(bytes: Uint8Array, length: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += length) yield bytes.slice(at, at + length);
}

async function read(file: string | Uint8Array, name = 'file', pieceLength = 7): Promise<readonly ReadItem[]> {
  const bytes = typeof file === 'string' ? utf8(file) : file;
  const items: ReadItem[] = [];
  const source = sourceOf(bytes.subarray(0, 65_536), name);
  for await (const some of readItems(source, inPieces(bytes, pieceLength))) items.push(...some);
  return items;
}

async function refusal(file: string | Uint8Array, name?: string): Promise<string> {
  try {
    await read(file, name, 1000);
  } catch (error) {
    if (error instanceof FileRefused) return error.reason;
    throw error;
  }
  return 'read';
}

function messages(items: readonly ReadItem[]): readonly ReadMessage[] {
  return items.flatMap((item) => (item.kind === 'message' ? [item] : []));
}

const sms = (body: string, more = '') =>
  `<sms protocol="0" address="+15550100" date="1700000000123" type="1" body="${body}" readable_date="14 Nov 2023" contact_name="Ana" ${more}/>`;
const smsFile = (inside: string, head = '<?xml version="1.0" encoding="UTF-8"?>') =>
  `${head}\n<smses count="1">\n${inside}\n</smses>`;

describe('an SMS backup', () => {
  test('gives messages of both sides by conversation, and names drafts', async () => {
    const file = smsFile(
      sms('Hello') + sms('Yes').replace('type="1"', 'type="2"') + sms('Draft').replace('type="1"', 'type="3"'),
    );
    expect(await read(file)).toEqual([
      {
        ...{ kind: 'message', line: 3, time: { kind: 'instant', at: 1_700_000_000_123 }, timeText: '14 Nov 2023' },
        ...{ thread: 'Ana (+15550100)', sender: 'Ana (+15550100)', text: 'Hello' },
        ...{ hasFile: false, fileNames: [], files: [] },
      },
      expect.objectContaining({ sender: '', text: 'Yes', thread: 'Ana (+15550100)' }),
      { kind: 'unreadable', line: 3, reason: 'not-sent' },
    ]);
  });

  test('puts characters right that phones write as halves, whatever the pieces', async () => {
    const file = smsFile(sms('a &#55357;&#56834; &#128514; &#xD83D; &#0; &amp;#55357; b'));
    for (const length of [1, 2, 3, 5, 1000]) {
      const [message] = messages(await read(file, 'x.xml', length));
      expect(message?.text).toBe('a 😂 😂 \u{fffd} \u{fffd} &#55357; b');
    }
  });

  test('reads multimedia messages: their words, that they had a file, and who of a group wrote', async () => {
    const mms = `<mms date="1700000001000" msg_box="1" address="+15550100~+15550101" contact_name="Ana, Ben">
      <parts><part seq="-1" ct="application/smil" text="&lt;smil/>" /><part ct="image/jpeg" name="null" cl="IMG_1.jpg" />
      <part ct="text/plain" text="Look" /></parts>
      <addrs><addr address="+15550101" type="137" /><addr address="+15550100" type="151" /></addrs></mms>`;
    expect(messages(await read(smsFile(mms)))).toMatchObject([
      { text: 'Look', hasFile: true, fileNames: ['IMG_1.jpg'], sender: '+15550101' },
    ]);
  });

  test('entities, their definitions and outside files are refused, however small they begin', async () => {
    const bomb = `<?xml version="1.0"?><!DOCTYPE smses [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>`;
    expect(await refusal(smsFile(sms('&b;'), bomb))).toBe('entities');
    const outside = '<!DOCTYPE smses [<!ENTITY x SYSTEM "file:///etc/passwd">]>';
    expect(await refusal(smsFile(sms('&x;'), outside))).toBe('entities');
    expect(await refusal(smsFile(sms('&unknown;')))).toBe('entities');
  });

  test('that is cut off, broken or another kind of XML is refused as what it is', async () => {
    const whole = smsFile(sms('one') + sms('two'));
    expect(await refusal(whole.slice(0, -20))).toBe('cut-off');
    expect(await refusal(whole.replace('body="one"', 'body=one'))).toBe('not-xml');
    expect(await refusal('<calls count="0"></calls>')).toBe('unknown-format');
    expect(await refusal('<html><body>Hello</body></html>')).toBe('unknown-format');
  });
});

/** A way in which WhatsApp writes a line, by the language and the kind of the phone. */
type Variant = {
  readonly order: DayOrder;
  readonly separator: string;
  readonly twoDigitYear: boolean;
  readonly pads: boolean;
  readonly half: 'none' | ' AM' | '\u{202f}PM' | ' a. m.';
  readonly brackets: boolean;
  readonly seconds: boolean;
  readonly mark: string;
  readonly comma: string;
};

const variants: fc.Arbitrary<Variant> = fc.record({
  order: fc.constantFrom('dmy', 'mdy', 'ymd'),
  separator: fc.constantFrom('/', '.', '-'),
  twoDigitYear: fc.boolean(),
  pads: fc.boolean(),
  half: fc.constantFrom('none', ' AM', '\u{202f}PM', ' a. m.'),
  brackets: fc.boolean(),
  seconds: fc.boolean(),
  mark: fc.constantFrom('', '\u{200e}', '\u{200f}', '\u{feff}\u{200e}'),
  comma: fc.constantFrom(', ', ' '),
});

type Said = { readonly at: Date; readonly sender: string; readonly text: string };

const word = fc.stringMatching(/^[\p{L}\p{N}\p{Emoji_Presentation} .,!?'…]{1,40}$/u);
const said: fc.Arbitrary<Said> = fc.record({
  at: fc.date({ min: new Date('2010-01-13T00:00:00Z'), max: new Date('2029-12-31T00:00:00Z'), noInvalidDate: true }),
  sender: fc.constantFrom('Ana', 'María-José Ñ', '+1 555 0100', 'د. سمير', '李雷'),
  text: fc.array(word, { minLength: 1, maxLength: 4 }).map((lines) => lines.join('\n')),
});

function lineOf({ at, sender, text }: Said, variant: Variant): string {
  const two = (value: number) => String(value).padStart(variant.pads ? 2 : 1, '0');
  const year = String(at.getUTCFullYear());
  const short = variant.twoDigitYear && variant.order !== 'ymd' ? year.slice(2) : year;
  const [day, month] = [two(at.getUTCDate()), two(at.getUTCMonth() + 1)];
  const date = { dmy: [day, month, short], mdy: [month, day, short], ymd: [year, month, day] }[variant.order];
  const hour = at.getUTCHours();
  const isHalf = variant.half !== 'none';
  const half = !isHalf
    ? ''
    : hour < 12
      ? variant.half.replace(/p/i, 'a').replace('PM', 'AM')
      : variant.half.replace(/a/i, 'p');
  const shown = isHalf ? hour % 12 || 12 : hour;
  const seconds = variant.seconds ? `:${String(at.getUTCSeconds()).padStart(2, '0')}` : '';
  const time = `${two(shown)}:${String(at.getUTCMinutes()).padStart(2, '0')}${seconds}${half}`;
  const head = `${date.join(variant.separator)}${variant.comma}${time}`;
  return variant.brackets
    ? `${variant.mark}[${head}] ${sender}: ${text}`
    : `${variant.mark}${head} - ${sender}: ${text}`;
}

describe('a chat export of WhatsApp', () => {
  test('comes back as it was said, in every way that phones write it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(said, { minLength: 1, maxLength: 6 }), variants, async (all, variant) => {
        const file = all.map((one) => lineOf(one, variant)).join('\n');
        const found = messages(await read(file, 'chat.txt', 11));
        const timeOf = createTimeReader('UTC', variant.order);
        const unit = variant.seconds ? 1000 : 60_000;
        expect(found.map(({ sender, text, time }) => ({ sender, text, at: timeOf(time) }))).toEqual(
          all.map(({ sender, text, at }) => ({ sender, text, at: Math.floor(at.getTime() / unit) * unit })),
        );
      }),
      { numRuns: 200 },
    );
  });

  test('keeps lines that go on, passes over what the app says, and marks what had a file', async () => {
    const file = [
      '29/05/2019, 15:04 - Messages and calls are end-to-end encrypted.',
      '29/05/2019, 15:05 - Ana: first',
      '',
      'second: with a colon',
      '29/05/2019, 15:06 - Ana: <Multimedia omitido>',
      '[29/05/2019, 15:07:00] Ben: \u{200e}image omitted',
      '29/05/2019, 15:08 - Ana: IMG-2019.jpg (file attached)',
      '99/99/2019, 29:99 - Ana: never',
    ].join('\r\n');
    expect(await read(`lost words\r\n${file}`)).toMatchObject([
      { kind: 'unreadable', line: 1, reason: 'no-time' },
      { kind: 'system', line: 2 },
      { line: 3, text: 'first\n\nsecond: with a colon', hasFile: false },
      { line: 6, hasFile: true },
      { line: 7, hasFile: true, sender: 'Ben' },
      { line: 8, hasFile: true },
      { kind: 'unreadable', line: 9, reason: 'bad-time' },
    ]);
  });

  test('is known with digits and halves of the day of other languages', async () => {
    const lines = [
      '٢٩‏/٥‏/٢٠١٩، ٣:٠٤ م - سمير: ٣ مرحبا',
      '[2019/5/29 下午3:04:00] 李雷: 你好',
      '2019년 5월 29일 오후 3:04, Ana : 안녕',
      '29/5/19, 3:04\u{a0}p.\u{a0}m. - Ana: hola',
      '29.5.2019 klo 15.04 - Ana: moi',
      '29/05/19, 3:04 अपराह्न - अना: x',
      '29/05/2019 à 15:04 - Ana: salut',
    ];
    for (const line of lines) {
      const [message] = messages(await read(line));
      const order = /^\[?2019/.test(line) ? 'ymd' : 'dmy';
      expect(createTimeReader('UTC', order)(message?.time ?? { kind: 'instant', at: 0 }), line).toBe(
        Date.UTC(2019, 4, 29, 15, 4),
      );
    }
    expect(messages(await read(lines[0] ?? ''))).toMatchObject([{ sender: 'سمير', text: '٣ مرحبا' }]);
  });

  test('says which order its dates have, or asks with an example and a guess', async () => {
    const tally = async (lines: readonly string[]) => {
      const found = createDayOrderTally();
      for (const { time, timeText } of messages(await read(lines.join('\n')))) found.see(time, timeText);
      return found.found();
    };
    expect(await tally(['13/05/19, 15:04 - A: x'])).toEqual({ kind: 'known', order: 'dmy' });
    expect(await tally(['5/13/19, 15:04 - A: x'])).toEqual({ kind: 'known', order: 'mdy' });
    expect(await tally(['2019-05-03, 15:04 - A: x'])).toEqual({ kind: 'known', order: 'ymd' });
    expect(await tally(['3/4/19, 15:04 - A: x', '3/5/19, 9:00 - A: x', '4/1/19, 9:00 - A: x'])).toEqual({
      ...{ kind: 'ask', example: '3/4/19, 15:04', guess: 'mdy', asDmy: '2019-04-03', asMdy: '2019-03-04' },
    });
  });

  test('takes a time for the zone that was chosen, over the day when clocks change', () => {
    const timeOf = createTimeReader('America/New_York', 'mdy');
    const at = (hour: number, minute: number) => {
      const time = { date: [3, 10, 2024], hour, minute, second: 0 } as const;
      return new Date(timeOf({ kind: 'local', time }) ?? 0).toISOString();
    };
    expect([at(1, 59), at(2, 30), at(3, 0)]).toEqual([
      '2024-03-10T06:59:00.000Z',
      '2024-03-10T07:30:00.000Z',
      '2024-03-10T07:00:00.000Z',
    ]);
    // Autumn: half past one comes twice, and what follows it is not before it.
    const autumn = (hour: number, minute: number) => {
      const time = { date: [11, 3, 2024], hour, minute, second: 0 } as const;
      return new Date(timeOf({ kind: 'local', time }) ?? 0).toISOString().slice(11, 16);
    };
    expect([autumn(0, 59), autumn(1, 30), autumn(1, 59), autumn(1, 5), autumn(1, 40), autumn(2, 0)]).toEqual([
      ...['04:59', '05:30', '05:59', '06:05', '06:40', '07:00'],
    ]);
    expect(timeOf({ kind: 'local', time: { date: [2, 30, 2024], hour: 1, minute: 0, second: 0 } })).toBeUndefined();
  });
});

describe('an export of Signal', () => {
  test('is read as a list, as one object a line, and as text', async () => {
    const one = { type: 'incoming', sent_at: 1_600_000_000_000, source: '+15550100', body: 'Hi', conversationId: 'c1' };
    const two = {
      type: 'outgoing',
      sent_at: 1_600_000_060_000,
      body: 'Hello',
      conversationId: 'c1',
      attachments: [{ fileName: 'plan.pdf' }, {}],
    };
    const call = { type: 'call-history', sent_at: 1 };
    const list = await read(JSON.stringify([one, two, call, 7], undefined, 2));
    expect(list).toMatchObject([
      { sender: '+15550100', text: 'Hi', thread: 'c1', time: { at: 1_600_000_000_000 } },
      { sender: '', text: 'Hello', hasFile: true, fileNames: ['plan.pdf'] },
      { kind: 'system' },
      { kind: 'unreadable', reason: 'not-a-message' },
    ]);
    const lines = await read(
      [{ date: '2020-09-13T12:26:40Z', sender: 'Me', body: 'x' }, one].map((o) => JSON.stringify(o)).join('\n'),
    );
    expect(lines).toMatchObject([
      { line: 1, sender: '', time: { at: 1_600_000_000_000 } },
      { line: 2, sender: '+15550100' },
    ]);
    const typed = '{"quietline":"pasted"}\n{"date":1600000000000,"sender":"Me","body":"typed"}\n';
    expect(await read(typed)).toMatchObject([{ line: 2, text: 'typed' }]);
    const text = await read('[2019-05-29, 15:04] Me: How is it?\n[2019-05-29, 15:10] Aya: Good\nand more');
    expect(messages(text)).toMatchObject([{ sender: 'Me' }, { sender: 'Aya', text: 'Good\nand more' }]);
    expect(sourceOf(utf8('[2019-05-29 15:04] Me: How is it?'), 'chat.txt')).toBe('signal');
  });

  test('that is cut off is refused', async () => {
    expect(await refusal('[{"type":"incoming","sent_at":1,"body":"x"},')).toBe('not-json');
    expect(await refusal('{"sender":"A","date":1600000000000,"body":"x"}\n{"sender":')).toBe('not-json');
  });
});

describe('mail', () => {
  const mail = [
    'From: =?utf-8?Q?Mar=C3=ADa?= <maria@example.org>',
    'Date: Wed, 29 May 2019 15:04:00 +0200',
    'Subject: =?iso-8859-1?Q?Caf=E9?=',
    'MIME-Version: 1.0',
    'Content-Type: multipart/alternative; boundary="b"',
    '',
    '--b',
    'Content-Type: text/html; charset=utf-8',
    '',
    '<p>HTML</p>',
    '--b',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    'Hasta ma=C3=B1ana',
    '--b--',
    '',
  ].join('\r\n');

  test('is decoded, plain words first, from one message or a whole mailbox', async () => {
    const wanted = {
      ...{ sender: 'María <maria@example.org>', text: 'Café\n\nHasta mañana', hasFile: false },
      time: { kind: 'instant', at: Date.UTC(2019, 4, 29, 13, 4) },
    };
    expect(await read(mail, 'one.eml')).toMatchObject([wanted]);
    const box = `From a@b Wed May 29 15:04:00 2019\n${mail}\nFrom a@b Wed May 29 15:05:00 2019\nFrom: b@example.org\n\nno date\n`;
    expect(await read(box, 'all.mbox')).toMatchObject([wanted, { kind: 'unreadable', line: 2, reason: 'no-time' }]);
    const attached = mail.replace(
      '--b--',
      '--b\r\nContent-Type: application/pdf; name="intake.pdf"\r\nContent-Disposition: attachment; filename="intake.pdf"\r\n\r\n%PDF\r\n--b--',
    );
    expect(await read(attached, 'one.eml')).toMatchObject([
      { hasFile: false, fileNames: [], files: [{ name: 'intake.pdf', mime: 'application/pdf' }] },
    ]);
    const quoted = `From a@b Wed May 29 15:04:00 2019\nFrom: b@example.org\nDate: Wed, 29 May 2019 15:04:00 +0000\n\n>From here\n`;
    expect(await read(quoted, 'all.mbox')).toMatchObject([{ text: 'From here' }]);
  });

  test('of HTML alone is brought to plain words, and nothing of its markup stays', () => {
    const page =
      '<html><head><style>p{}</style></head><p>Dear&nbsp;Ana,<br>see <b>you</b> &lt;soon&gt;</p><script>steal()</script><!-- x --><img src=http://x/y onerror=go()>ok';
    expect(htmlText(page)).toBe('Dear Ana,\nsee you <soon>\nok');
    fc.assert(fc.property(fc.string(), (text) => typeof htmlText(`<${text}<p>${text}`) === 'string'));
  });
});

describe('a file in another encoding', () => {
  const chat = '29/05/2019, 15:04 - Ana: señal';
  test('that it does not name is refused with the reason: UTF-16, Latin-1, damaged UTF-8', async () => {
    expect(await refusal(Buffer.from(chat, 'utf16le'))).toBe('not-utf8');
    expect(await refusal(Buffer.from(chat, 'latin1'))).toBe('not-utf8');
    expect(await refusal(Buffer.concat([Buffer.from(chat), Buffer.from([0xc3, 0x28])]))).toBe('not-utf8');
    expect(await refusal(Buffer.from(smsFile(sms('á')), 'latin1'))).toBe('not-utf8');
    expect(await refusal('')).toBe('empty');
    expect(await refusal('Dear diary, nothing here has a date.')).toBe('unknown-format');
  });
});

test('a million lines of an SMS backup pass through in little memory, and so does a long video in it', async () => {
  const lines = 1_000_000;
  const each = utf8(`${sms('See you on Tuesday at nine &amp; bring the form')}\n`.repeat(1000));
  const video = utf8('QUJD'.repeat(2 ** 18));
  async function* file(): AsyncGenerator<Uint8Array> {
    yield utf8('<smses>');
    for (let done = 0; done < lines; done += 1000) yield each;
    yield utf8('<mms date="1700000001000" msg_box="1" address="+15550100"><parts><part ct="video/mp4" data="');
    for (let done = 0; done < 200; done += 1) yield video;
    yield utf8('" /><part ct="text/plain" text="Look" /></parts></mms></smses>');
  }
  const before = process.memoryUsage().rss;
  let most = before;
  let count = 0;
  let last: ReadItem | undefined;
  let videoBytes = 0;
  for await (const items of readItems('sms', file(), () => true)) {
    for (const item of items)
      if (item.kind === 'file-bytes') videoBytes += item.bytes.length;
      else if (item.kind !== 'file-end') count += 1;
    last = items.at(-1) ?? last;
    most = Math.max(most, process.memoryUsage().rss);
  }
  expect(count).toBe(lines + 1);
  expect(last).toMatchObject({ text: 'Look', files: [{ mime: 'video/mp4' }] });
  expect(videoBytes).toBe(200 * 3 * 2 ** 18);
  // Of 400 MB in the file; the rest is room for what the runtime has not collected yet.
  expect(most - before).toBeLessThan(320 * 2 ** 20);
}, 60_000);
