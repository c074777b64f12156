/** From the record screen to a zip that anyone can check, and to paper: by keyboard, with no relay, in the real app; the PDF as other people's tools read it. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { crc32, deflateSync } from 'node:zlib';
import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import extractZip from 'extract-zip';
import { concatBytes, u32, utf8 } from '../../shared/language/bytes.ts';
import { lookAt, setLook } from './fixtures/look-at.ts';
import { eventually, preparePractice } from './fixtures/prepared-practice.ts';
import { practiceName, therapistName } from './fixtures/therapist-app.ts';
import { expect, test } from './fixtures/workplace.ts';

/** 24 by 16, each point of another colour. */
function smallPicture(): Uint8Array {
  const [width, height] = [24, 16];
  const chunk = (tag: string, data: Uint8Array) => {
    const named = concatBytes(utf8(tag), data);
    return concatBytes(u32(data.length), named, u32(crc32(named)));
  };
  const rows = Array.from({ length: height }, (_row, y) => [
    0,
    ...Array.from({ length: width * 3 }, (_point, x) => (x * 7 + y * 13) & 255),
  ]);
  return concatBytes(
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    chunk('IHDR', concatBytes(u32(width), u32(height), Uint8Array.of(8, 2, 0, 0, 0))),
    chunk('IDAT', deflateSync(Uint8Array.from(rows.flat()))),
    chunk('IEND', new Uint8Array()),
  );
}

/** A client with a past: messages that were read, changed and taken back, a file with a picture, a signed note. */
async function pastOf(vault: string): Promise<void> {
  const practice = await preparePractice(vault);
  const { id, messenger, store } = await practice.addClient('Ana');
  const { screen } = practice;
  for (const text of ['See you on Tuesday', 'wrong window']) {
    const sent = await screen.call('conversations.send', { clientId: id, text });
    if (sent.kind !== 'queued') throw new Error(sent.kind);
    if (text === 'wrong window')
      await screen.call('conversations.retract', { clientId: id, messageId: sent.messageId });
    else
      await screen.call('conversations.edit', {
        clientId: id,
        messageId: sent.messageId,
        text: 'See you on Wednesday',
      });
  }
  await messenger.sendText((await store.sessions())[0]?.conversationId ?? id, 'I will be there.\n\nAna');
  const picture = smallPicture();
  const begun = await screen.call('attachments.begin', {
    ...{ clientId: id, name: 'plan.png', mime: 'image/png', size: picture.length },
    thumbnail: picture,
  });
  if (begun.kind !== 'begun') throw new Error(begun.kind);
  await screen.call('attachments.append', { messageId: begun.messageId, bytes: picture });
  await screen.call('attachments.finish', { messageId: begun.messageId });
  await eventually(async () => {
    const { uploads } = await screen.call('conversations.get', { clientId: id });
    return uploads.length === 0 ? true : undefined;
  });
  const note = await screen.call('notes.create', { clientId: id, template: 'free', sessionDay: today() });
  const words = { title: 'First session', sections: [{ name: 'text' as const, text: 'Calm, hopeful.' }] };
  await screen.call('notes.sign', { id: note.id, ...words, sessionDay: today() });
  await eventually(async () => {
    const [listed] = await screen.call('clients.list', undefined);
    const waiting = (await store.outbox()).length;
    return listed?.unread === 1 && waiting === 0 ? true : undefined;
  });
  await practice.close();
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}

/** As somebody gets there who has no mouse. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  for (let presses = 0; presses < 120; presses += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  await expect(wanted).toBeFocused();
}

function tool(name: string, ...args: readonly string[]): string {
  return execFileSync(name, args, { encoding: 'utf8', maxBuffer: 64_000_000 });
}

test('by keyboard and with no relay, a record becomes a verified zip, and goes to paper', async ({ workplace }) => {
  await pastOf(path.join(workplace.folder, 'profile', 'vault'));
  const app = await workplace.openApp();
  const { window } = app;
  const folder = path.join(workplace.folder, 'record');
  mkdirSync(folder);
  await app.unlock();
  await app.chooseFolder(folder);
  await setLook(app, { language: 'en', theme: 'light', zoom: 1 });

  await test.step('the form is filled in and sent off without a mouse', async () => {
    await tabTo(window, app.button(/^Record$/));
    await window.keyboard.press('Enter');
    await tabTo(window, window.getByRole('combobox', { name: 'Client' }));
    await window.keyboard.press('Enter');
    await window.getByRole('option', { name: 'Ana' }).press('Enter');
    await tabTo(window, window.getByRole('checkbox', { name: 'Everything in one zip' }));
    await window.keyboard.press('Space');
    await tabTo(window, window.getByLabel('To whom'));
    await window.keyboard.type('Ana herself');
    await tabTo(window, window.getByLabel('Why'));
    await window.keyboard.type('she asked for it');
    await tabTo(window, app.button('Choose folder'));
    await window.keyboard.press('Enter');
    await expect(window.getByText(folder)).toBeVisible();
    await lookAt(app, { language: 'en', theme: 'light', zoom: 1 }, 'record-filled');
    await tabTo(window, app.button('Export the record'));
    await window.keyboard.press('Enter');
    await expect(window.getByText('The record is ready')).toBeVisible({ timeout: 60_000 });
  });

  const ending = (end: string) => path.join(folder, readdirSync(folder).find((name) => name.endsWith(end)) ?? end);
  const unpacked = path.join(workplace.folder, 'unpacked');

  await test.step('the command finds the zip whole', () => {
    const verifier = path.resolve(import.meta.dirname, '..', '..', 'dist', 'verifier', 'verify-record.mjs');
    const says = tool(process.execPath, verifier, ending('.zip'), '--lang', 'en');
    expect(says).toContain('The record is whole and unchanged.');
    expect(says).toContain('What is not proven');
  });

  await test.step('the page in the zip finds it whole, offline, in a browser', async () => {
    await extractZip(ending('.zip'), { dir: unpacked });
    const { context } = await workplace.openBrowser();
    await context.setOffline(true);
    const page = await context.newPage();
    await page.goto(pathToFileURL(path.join(unpacked, 'verify.html')).href);
    await page.locator('#files').setInputFiles(ending('.zip'));
    await expect(page.getByRole('heading', { name: 'The record is whole and unchanged.' })).toBeVisible();
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  });

  await test.step('the PDF is tagged in reading order, with an outline, a language, and all that belongs to a line', () => {
    const pdf = path.join(unpacked, 'record.pdf');
    if (['pdfinfo', 'pdftotext', 'qpdf'].some((name) => !existsSync(`/usr/bin/${name}`))) {
      console.log('Left out: pdfinfo, pdftotext or qpdf is not here to look at the PDF.');
      return;
    }
    expect(tool('qpdf', '--check', pdf)).toContain('No syntax or stream encoding errors');
    expect(tool('pdfinfo', pdf)).toMatch(/Title:\s+Record of Ana[^]*Tagged:\s+yes/);
    expect(tool('qpdf', '--qdf', '--object-streams=disable', pdf, '-')).toMatch(/\/Lang \(en\)/);

    const structure = tool('pdfinfo', '-struct-text', pdf);
    expect(structure).toMatch(/^\s*H1[^]*^\s*Table[^]*^\s*H2[^]*^\s*L\b[^]*^\s*LI\b[^]*^\s*P\b[^]*^\s*H3/m);
    const inOrder = ['Record of Ana', 'Time zone', 'See you on Tuesday', 'See you on Wednesday', 'I will be there.'];
    const places = [...inOrder, 'plan.png', 'First session', 'End of the record'].map((words) => [
      words,
      structure.indexOf(words),
    ]);
    expect(places).toEqual(places.toSorted(([, a], [, b]) => Number(a) - Number(b)));
    expect(places.filter(([, at]) => at === -1)).toEqual([]);
    expect(tool('pdfimages', '-list', pdf)).toMatch(/^\s*\d+\s+\d+ image\s+24\s+16 /m);
    expect(tool('qpdf', '--qdf', '--object-streams=disable', pdf, '-')).toMatch(/\/Alt \([^)]*plan\.png/);

    const outline = tool('qpdf', '--json', '--json-key=outlines', pdf);
    expect(outline).toContain('Record of Ana');
    expect(outline).toContain(String(new Date().getFullYear()));

    const words = tool('pdftotext', '-layout', pdf, '-');
    for (const expected of [
      /Page 1 of \d+/,
      new RegExp(`${practiceName} · .*Ana`),
      /Each time carries its offset from UTC/,
      /\d\d:\d\d:\d\d [+−]\d\d:\d\d/,
      /Delivered .*\d\d:\d\d:\d\d/i,
      /Changed .*\d\d:\d\d:\d\d/i,
      /hide.*\d\d:\d\d:\d\d/i,
      /image\/png, \d+ bytes/,
      /SHA-256 [0-9a-f]{16}/,
      new RegExp(`Signed .*${therapistName}`, 'i'),
    ])
      expect(words).toMatch(expected);
  });

  await test.step('it goes to the system’s print dialog in large print, leaves no file, and stands in the log', async () => {
    const before = readdirSync(folder);
    await app.electron.evaluate(({ app: electron }) => {
      electron.on('web-contents-created', (_event, contents) => {
        contents.print = (options, done) => {
          void contents
            .executeJavaScript(`document.documentElement.dataset.size + ' ' + document.body.innerText`)
            .then((shown: string) => {
              Reflect.set(globalThis, 'printed', { pageSize: options?.pageSize, shown });
              done?.(true, '');
            });
        };
      });
    });
    await tabTo(window, app.button('Export another'));
    await window.keyboard.press('Enter');
    await tabTo(window, window.getByRole('combobox', { name: 'Client' }));
    await window.keyboard.press('Enter');
    await window.getByRole('option', { name: 'Ana' }).press('Enter');
    await tabTo(window, window.getByRole('checkbox', { name: 'Large print' }));
    await window.keyboard.press('Space');
    await tabTo(window, app.button('Print'));
    await window.keyboard.press('Enter');
    await expect(window.getByText('Say to whom it goes.')).toBeVisible();
    await window.keyboard.type('The family court');
    await tabTo(window, window.getByLabel('Why'));
    await window.keyboard.type('An order of 3 March');
    await tabTo(window, app.button('Print'));
    await window.keyboard.press('Enter');
    await expect(window.getByText('The record went to the printer')).toBeVisible({ timeout: 60_000 });
    const printed = await app.electron.evaluate(
      () => Reflect.get(globalThis, 'printed') as { pageSize: string; shown: string },
    );
    expect(printed.pageSize).toMatch(/^(Letter|A4)$/);
    expect(printed.shown).toMatch(/^large [^]*See you on Wednesday/);
    expect(readdirSync(folder)).toEqual(before);
    await expect(window.getByRole('row', { name: /The family court/ })).toContainText('On paper');
    await lookAt(app, { language: 'en', theme: 'light', zoom: 1 }, 'record-printed');
  });

  await test.step('where nobody made a rule, nothing may be destroyed', async () => {
    await app.button('Practice').press('Enter');
    await app.button('Keeping records').press('Enter');
    await expect(window.getByText('No rule yet. Until there is one, every record is kept.')).toBeVisible();
  });
});
