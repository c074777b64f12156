/** 5,574 messages that real people wrote, in every kind of file that can be read, and back as they were written. */
import { expect, test } from 'vitest';
import { describeWithTestData, realTexts } from '../../../../../tests/vectors/test-data.ts';
import { utf8 } from '../../../../../shared/language/bytes.ts';
import { fileKinds } from '../testing/written-files.ts';
import { readItems, sourceOf } from './read-file.ts';

const firstAt = Date.UTC(2006, 2, 3, 14, 5);
const timeOf = (index: number) => firstAt + index * 60_000;
const isOwn = (index: number) => index % 3 === 0;

describeWithTestData('real texts', (data) => {
  const texts = realTexts(data);

  test.each(fileKinds)(
    'in $name come back as they were written, in order, with side and time',
    async ({ source, name, own, write }) => {
      const file = utf8(write(texts.map((text, index) => ({ text, isOwn: isOwn(index), at: timeOf(index) }))));
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
          found.push({ text, isOwn: sender === own, at });
        }
      expect(found).toHaveLength(5574);
      expect(found).toEqual(
        texts.map((text, index) => ({
          // Mail ends in line feeds of its own.
          text: source === 'mail' ? text.trimEnd() : text,
          isOwn: isOwn(index),
          at: timeOf(index),
        })),
      );
    },
  );
});
