/** 5,574 messages that real people wrote, in every kind of file that can be read, and back as they were written. */
import { expect, test } from 'vitest';
import { describeWithTestData, realTexts } from '../../../../../tests/vectors/test-data.ts';
import { utf8 } from '../../../../../shared/language/bytes.ts';
import { readItems, sourceOf } from './read-file.ts';

const firstAt = Date.UTC(2006, 2, 3, 14, 5);
const timeOf = (index: number) => firstAt + index * 60_000;
const isOwn = (index: number) => index % 3 === 0;

function escaped(text: string): string {
  // As Android's serializer writes it: what is not ASCII as references, beyond the first plane as two halves.
  return text.replace(/[<>&"'\n\u007f-\uffff]/g, (character) => `&#${String(character.charCodeAt(0))};`);
}

function encodedWords(text: string): string {
  return (
    Buffer.from(text)
      .toString('base64')
      .match(/.{1,76}/g) ?? []
  ).join('\r\n');
}

const writers: { readonly [name: string]: (texts: readonly string[]) => string } = {
  'sms.xml': (texts) =>
    `<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>\n<!--File Created By SMS Backup & Restore-->\n<smses count="${String(texts.length)}">\n${texts
      .map(
        (text, index) =>
          `  <sms protocol="0" address="+15550100" date="${String(timeOf(index))}" type="${isOwn(index) ? '2' : '1'}" body="${escaped(text)}" />`,
      )
      .join('\n')}\n</smses>`,
  'WhatsApp Chat with Ana.txt': (texts) =>
    texts
      .map((text, index) => {
        const [day = '', time = ''] = new Date(timeOf(index)).toISOString().split('T');
        return `${day.split('-').reverse().join('/')}, ${time.slice(0, 5)} - ${isOwn(index) ? 'Mira' : 'Ana'}: ${text}`;
      })
      .join('\n'),
  'signal.json': (texts) =>
    JSON.stringify(
      texts.map((body, index) => ({
        type: isOwn(index) ? 'outgoing' : 'incoming',
        ...{ sent_at: timeOf(index), body, source: '+15550100', conversationId: 'c' },
      })),
    ),
  'all.mbox': (texts) =>
    texts
      .map((text, index) => {
        const at = new Date(timeOf(index)).toUTCString();
        const head = `From a@example.org ${at}\r\nFrom: ${isOwn(index) ? 'mira' : 'ana'}@example.org\r\nDate: ${at}`;
        return `${head}\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${encodedWords(text)}\r\n\r\n`;
      })
      .join(''),
};

/** Mail ends in line feeds of its own. */
const ends = new Set(['all.mbox']);

describeWithTestData('real texts', (data) => {
  const texts = realTexts(data);

  test.each(Object.keys(writers))(
    'in %s come back as they were written, in order, with side and time',
    async (name) => {
      const file = utf8(writers[name]?.(texts) ?? '');
      async function* pieces(): AsyncGenerator<Uint8Array> {
        for (let at = 0; at < file.length; at += 60_001) yield file.slice(at, at + 60_001);
      }
      const found: { text: string; isOwn: boolean; at: number }[] = [];
      for await (const items of readItems(sourceOf(file.subarray(0, 65_536), name), pieces()))
        for (const item of items) {
          if (item.kind !== 'message') throw new Error(JSON.stringify(item));
          const { time, sender, text } = item;
          const at =
            time.kind === 'instant'
              ? time.at
              : Date.UTC(time.time.date[2], time.time.date[1] - 1, time.time.date[0], time.time.hour, time.time.minute);
          found.push({ text, isOwn: sender === '' || sender.toLowerCase().startsWith('mira'), at });
        }
      expect(found).toHaveLength(5574);
      expect(found).toEqual(
        texts.map((text, index) => ({
          text: ends.has(name) ? text.trimEnd() : text,
          isOwn: isOwn(index),
          at: timeOf(index),
        })),
      );
    },
  );
});
