/** One conversation of 5,574 messages that real people wrote: shown, searched, and exported whole in all three forms. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { RecordDocument } from '../../shared/contract/index.ts';
import { eventually, preparePractice } from './fixtures/prepared-practice.ts';
import { headOf, numbered, printedLines, withoutSpace } from './fixtures/printed-lines.ts';
import { expect, test } from './fixtures/workplace.ts';

const data = path.join(
  process.env['QUIETLINE_TEST_DATA'] ?? path.resolve(import.meta.dirname, '..', '..', '..', 'shared', 'data'),
  'sms-spam-collection.tsv',
);

test('5,574 real texts are shown, searched, and exported byte for byte and in order', async ({ workplace }) => {
  if (!existsSync(data)) console.log(`Left out: the real texts, because ${data} is missing.`);
  test.skip(!existsSync(data) && !process.env['CI'], 'the test data is missing');
  test.setTimeout(240_000);
  const texts = readFileSync(data, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.slice(line.indexOf('\t') + 1));
  expect(texts).toHaveLength(5574);

  await test.step('half is written by the practice, half by the client', async () => {
    const practice = await preparePractice(path.join(workplace.folder, 'profile', 'vault'));
    const { id, messenger, store } = await practice.addClient('Ana');
    const half = texts.length / 2;
    for (const text of texts.slice(0, half)) {
      const sent = await practice.screen.call('conversations.send', { clientId: id, text });
      expect(sent.kind).toBe('queued');
    }
    const heard = () => store.entries().filter((entry) => entry.direction === 'incoming' && entry.type === 1).length;
    await eventually(() => Promise.resolve(heard() === half ? true : undefined));
    const conversationId = (await store.sessions())[0]?.conversationId ?? id;
    for (const text of texts.slice(half)) expect((await messenger.sendText(conversationId, text)).kind).toBe('queued');
    await eventually(async () => {
      const [listed] = await practice.screen.call('clients.list', undefined);
      return listed?.unread === texts.length - half ? true : undefined;
    });
    await practice.close();
  });

  const app = await workplace.openApp();
  await app.unlock();
  await app.openClient('Ana');

  await test.step('the conversation opens where the unread begins, and leads to the newest', async () => {
    const log = app.conversation('Ana');
    await expect(app.window.getByText('Unread from here')).toBeVisible();
    expect(await log.getByRole('article').count()).toBeLessThan(120);
    await app.button(/new messages|To the newest/).click();
    await expect(app.message(texts.at(-1) ?? '').last()).toBeInViewport();
  });

  await test.step('the search finds, and leads to the place', async () => {
    for (const number of [7, 2788, 5000]) {
      const text = texts[number] ?? '';
      const words = [...new Set(text.match(/[A-Za-z]{4,}/g))].slice(0, 6).join(' ');
      expect(words.length).toBeGreaterThan(10);
      await app.window.keyboard.press('Control+k');
      const dialog = app.window.getByRole('dialog', { name: 'Search' });
      await dialog.getByRole('combobox').fill(words);
      await expect(dialog.getByRole('option').first()).toBeVisible();
      await dialog.getByRole('combobox').press('Enter');
      await expect(dialog).toBeHidden();
      await expect(app.message(text).first()).toBeInViewport();
    }
  });

  const folder = path.join(workplace.folder, 'record');
  mkdirSync(folder);
  const files = await test.step('the record is exported', async () => {
    await app.exportRecord('Ana', folder, 120_000);
    const names = readdirSync(folder).filter((name) => !name.includes('checksums'));
    const ending = (end: string) => path.join(folder, names.find((name) => name.endsWith(end)) ?? end);
    return { pdf: ending('.pdf'), text: ending('.txt'), json: ending('.json') };
  });

  await test.step('JSON and plain text hold every text, byte for byte, in order', () => {
    const record = readRecord(files.json);
    expect(record.counts).toMatchObject({ messages: texts.length, failed: 0 });
    expect(record.lines.filter((line) => line.kind === 'message').map((line) => line.text)).toEqual(texts);
    const plain = readFileSync(files.text);
    let place = 0;
    for (const text of texts) {
      const found = plain.indexOf(Buffer.from(text), place);
      if (found < 0) expect(`after byte ${String(place)}`, text).toBe('in the plain text');
      place = found + Buffer.byteLength(text);
    }
  });

  await test.step('the PDF is tagged, whole, and holds each message, with its number, sender and time', () => {
    expect(execFileSync('pdfinfo', [files.pdf], { encoding: 'utf8' })).toMatch(/Tagged:\s+yes/);
    expect(execFileSync('qpdf', ['--check', files.pdf], { encoding: 'utf8' })).toContain(
      'No syntax or stream encoding errors',
    );
    const printed = printedLines(files.pdf);
    const lines = new Map(printed.map((line) => [line.number, line]));
    const wrong = readRecord(files.json).lines.filter((line) => {
      const found = lines.get(line.number);
      if (line.kind !== 'message') return found === undefined;
      return found?.head !== headOf(line) || !found.words.startsWith(withoutSpace(numbered(line.text)));
    });
    expect(wrong).toEqual([]);
    expect(printed.map(({ number }) => number)).toEqual(readRecord(files.json).lines.map(({ number }) => number));
  });
});

function readRecord(file: string): RecordDocument {
  return JSON.parse(readFileSync(file, 'utf8')) as RecordDocument;
}
