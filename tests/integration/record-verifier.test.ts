/** A record's zip, unpacked by other people's tools; and what checks it: every change in it is found and named. */
import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, chromium } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findChromium } from '../../build/chromium.ts';
import { writeFiles } from '../../electron/service/features/records/index.ts';
import { certificateOf } from '../../electron/service/features/records/record-certificate.ts';
import { packRecord, type ZipPorts, zipStream } from '../../electron/service/features/records/record-zip.ts';
import { recordCertificate } from '../../shared/contract/record-certificate.ts';
import { signingPairFromSeed } from '../../shared/crypto/ed25519.ts';
import { readZip } from '../../verifier/read-zip.ts';
import { verifyRecord } from '../../verifier/verify-record.ts';
import {
  check,
  cleanUp,
  composed,
  copied,
  exported,
  flip,
  key,
  namesIn,
  photo,
  pieceBytes,
  ports,
  prepare,
  record,
  unzipped,
  verifier,
  work,
  writeZip,
  zip,
} from './packed-record.ts';

beforeAll(prepare, 120_000);
afterAll(cleanUp);

function containing(words: string): string {
  const matcher: unknown = expect.stringContaining(words);
  return matcher as string;
}

describe('the zip', () => {
  test('holds every format and every proven file under safe names', () => {
    expect(namesIn(unzipped)).toEqual([
      'attachments/00001 beach gpj.exe',
      `attachments/00002 ${'long '.repeat(60).slice(0, 46).trim()}.txt`,
      ...['certificate.json', 'certificate.txt', 'record.ccda.xml', 'record.csv', 'record.fhir.json', 'record.json'],
      ...['record.pdf', 'record.txt', 'verify-record.mjs', 'verify.html'],
    ]);
    expect(readFileSync(join(unzipped, 'attachments/00001 beach gpj.exe')).equals(photo)).toBe(true);
    expect(JSON.parse(readFileSync(join(unzipped, 'record.json'), 'utf8'))).toEqual(record);
    expect(readFileSync(join(unzipped, 'record.fhir.json'), 'utf8')).toContain(
      '"url": "attachments/00001%20beach%20gpj.exe"',
    );
  });

  test('says what is in, what is missing, and what was left out and why', () => {
    const { statement } = recordCertificate.parse(JSON.parse(readFileSync(join(unzipped, 'certificate.json'), 'utf8')));
    expect(statement.counts).toEqual(record.counts);
    expect(statement.gaps).toEqual([{ number: 6, what: 'message-gone' }]);
    expect(statement.leftOut).toEqual([
      { what: 'psychotherapy-notes', why: 'psychotherapy-note', count: 2 },
      { what: 'messages', why: 'not-part-of-record', count: 1 },
      { what: 'safety-plans', why: 'by-hand', count: 2 },
      { what: 'item', why: 'unreadable', number: 7 },
      { what: 'attachment', why: 'damaged', number: 3 },
    ]);
    const page = readFileSync(join(unzipped, 'certificate.txt'), 'utf8');
    expect(page).toContain('Messages: 6 of 7');
    expect(page).toContain('Safety plans: 1 of 1');
    expect(page).toContain('Left out: Safety plans: 2 (taken out one by one)');
    expect(page).toContain('Put together for: the client');
    expect(page).toContain('2 passages were redacted: third party');
    expect(page).toContain('Left out: Messages: 1 (marked by the therapist as not part of the record)');
    expect(page).toContain('Left out: Psychotherapy notes: 2 (released only one by one)');
    expect(page).toContain('Left out: a file at line 3 (damaged on the therapist’s computer)');
    expect(page.replaceAll(' ', '')).toContain(key);
  });

  test('is the same zip for the same record', async () => {
    const again = join(work, 'again');
    cpSync(exported, again, { recursive: true });
    rmSync(join(again, 'record.zip'));
    await writeZip(again);
    expect(readFileSync(join(again, 'record.zip')).equals(readFileSync(zip))).toBe(true);
  });

  test('leaves no half file where a file is gone on the second reading, or the export is cancelled', async () => {
    const empty = mkdtempSync(join(work, 'empty-'));
    let reads = 0;
    const vanishing: ZipPorts = {
      ...ports,
      readFile: (id, piece) => (++reads > 5 ? Promise.resolve({ kind: 'not-here' }) : ports.readFile(id, piece)),
    };
    const packed = await packRecord(composed, vanishing);
    const open = () => zipStream(packed ?? [], new Date(record.createdAt));
    await expect(writeFiles(empty, [{ name: 'record.zip', open }])).rejects.toThrow('not there any more');
    let isCancelled = false;
    const stop = () => {
      if (isCancelled) throw new Error('cancelled');
    };
    const whole = await packRecord(composed, { ...ports, onBytes: stop });
    isCancelled = true;
    const openWhole = () => zipStream(whole ?? [], new Date(record.createdAt));
    await expect(writeFiles(empty, [{ name: 'record.zip', open: openWhole }])).rejects.toThrow('cancelled');
    expect(readdirSync(empty)).toEqual([]);
  });
});

describe('the command', () => {
  test('finds a zip and a folder whole, and says what is proven and what is not', async () => {
    for (const path of [zip, unzipped]) {
      const { code, says } = await check(path);
      expect(says).toContain('The record is whole and unchanged.');
      expect(says).toContain('Whose key it is.');
      expect(says).toContain('Messages: 6 of 7');
      expect(code).toBe(0);
    }
    const compared = await check(zip, '--key', key.match(/.{4}/g)?.join(' ') ?? '');
    expect(compared).toMatchObject({ code: 0 });
    expect(compared.says).toContain('This key is the one that you entered.');
    const spanish = (await check(zip, '--lang', 'es')).says;
    expect(spanish).toContain('El expediente está entero y sin cambios.');
    expect(spanish).toContain('Planes de seguridad: 1 de 1');
    expect(spanish).toContain('Planes de seguridad: 2 (quitado uno a uno)');
  });

  test('finds one flipped byte in each file and names the file', async () => {
    const folder = copied();
    for (const name of namesIn(unzipped)) {
      const { size } = statSync(join(folder, name));
      for (const at of name === 'certificate.json' ? [0, size >> 1, size - 1] : [size >> 1]) {
        flip(join(folder, name), at);
        const { code, says } = await check(folder);
        expect(`${name} at ${String(at)}: ${says.slice(0, 500)}`).toMatch(
          name === 'certificate.json'
            ? /certificate\.json (is damaged|was changed|was written anew)/
            : `${name} was changed.`,
        );
        expect(code).toBeGreaterThan(0);
        flip(join(folder, name), at);
      }
    }
    expect((await check(folder)).code).toBe(0);
  }, 120_000);

  test('finds a flipped byte in the zip itself', async () => {
    const folder = mkdtempSync(join(work, 'zip-'));
    const copy = join(folder, 'record.zip');
    const { size } = statSync(zip);
    for (const at of [40, size >> 2, size >> 1]) {
      cpSync(zip, copy);
      flip(copy, at);
      const { code, says } = await check(copy);
      expect(says).toMatch(/\S+ (was changed|is damaged)/);
      expect(code).toBe(1);
    }
    writeFileSync(copy, readFileSync(zip).subarray(0, size - 30));
    expect(await check(copy)).toMatchObject({ code: 2, says: containing('can’t be opened') });
  });

  test('names a line that was taken out', async () => {
    const folder = copied();
    const json = join(folder, 'record.json');
    const lines = record.lines.filter(({ number }) => number !== 5);
    writeFileSync(json, `${JSON.stringify({ ...record, lines }, null, 2)}\n`);
    const csv = join(folder, 'record.csv');
    writeFileSync(csv, readFileSync(csv, 'utf8').replace(/"5","message"[^]*?\r\n/, ''));
    const text = join(folder, 'record.txt');
    writeFileSync(text, readFileSync(text, 'utf8').replace(/^\[5\] [^]*?(?=^\[6\])/m, ''));
    const { says } = await check(folder);
    for (const name of ['record.json', 'record.csv', 'record.txt']) {
      expect(says).toContain(`${name} was changed.`);
      expect(says).toContain(`${name} lacks these lines: 5.`);
    }
  });

  test('names files that were exchanged, added or taken away', async () => {
    const folder = copied();
    const [a, b, c] = ['record.txt', 'record.csv', 'parked'].map((name) => join(folder, name));
    renameSync(a ?? '', c ?? '');
    renameSync(b ?? '', a ?? '');
    renameSync(c ?? '', b ?? '');
    rmSync(join(folder, 'record.pdf'));
    writeFileSync(join(folder, 'extra.txt'), 'new');
    writeFileSync(join(folder, '.DS_Store'), 'left by the system');
    const { code, says } = await check(folder);
    expect(code).toBe(1);
    expect(says).toContain('record.txt holds what belongs into record.csv.');
    expect(says).toContain('record.csv holds what belongs into record.txt.');
    expect(says).toContain('record.pdf is missing.');
    expect(says).toContain('extra.txt is not part of the record.');
    expect(says).not.toContain('.DS_Store');
  });

  test('finds another practice’s key, and a statement that was changed under the right one', async () => {
    const folder = copied();
    const path = join(folder, 'certificate.json');
    const certificate = recordCertificate.parse(JSON.parse(readFileSync(path, 'utf8')));
    writeFileSync(path, certificateOf(certificate.statement, signingPairFromSeed(new Uint8Array(32).fill(8))));
    expect(await check(folder)).toMatchObject({ code: 0, says: containing('Whose key it is.') });
    const other = await check(folder, '--key', key);
    expect(other).toMatchObject({ code: 1, says: containing('signed with another key') });

    const statement = { ...certificate.statement, recipient: 'somebody else' };
    const forged = certificateOf(statement, signingPairFromSeed(new Uint8Array(32).fill(8)));
    const withRightKey = new TextDecoder().decode(forged).replace(/"key":"[0-9a-f]+"/, `"key":"${key}"`);
    writeFileSync(path, withRightKey);
    const changed = await check(folder, '--key', key);
    expect(changed).toMatchObject({ code: 1, says: containing('its signature does not fit') });
    expect(changed.says).not.toContain('What is proven');
  });

  test('takes the folder as people write it: where they stand, with a slash, by a way round', async () => {
    const folder = copied();
    for (const named of [relative(work, folder), `${folder}/`, `./${relative(work, folder)}/attachments/..`])
      expect((await check(named)).code, named).toBe(0);
    const says = await new Promise<string>((resolve) => {
      const command = [join(verifier, 'verify-record.mjs'), '.', '--lang', 'en'];
      execFile(process.execPath, command, { cwd: folder }, (_fault, stdout, stderr) => resolve(stdout + stderr));
    });
    expect(says).toContain('The record is whole and unchanged.');
  });

  test('is a package without dependencies, which npx runs from its folder', async () => {
    const made: unknown = JSON.parse(readFileSync(join(verifier, 'package.json'), 'utf8'));
    expect(made).not.toHaveProperty('dependencies');
    const says = await new Promise<string>((resolve) => {
      // As in a shell of one's own: npm, which may run these tests, speaks to npm by its environment.
      const own = Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name));
      const env = { ...Object.fromEntries(own), npm_config_cache: join(work, 'npm') };
      execFile(
        'npx',
        ['--offline', '--yes', verifier, zip, '--lang', 'en'],
        { cwd: work, env, shell: process.platform === 'win32' },
        (_fault, stdout, stderr) => resolve(stdout + stderr),
      );
    });
    expect(says).toContain('The record is whole and unchanged.');
  }, 60_000);

  test('reads no more than a piece of a file at a time, however large the zip', async () => {
    const bytes = readFileSync(zip);
    let largest = 0;
    const found = await readZip({
      size: bytes.length,
      read(start, end) {
        largest = Math.max(largest, end - start);
        return Promise.resolve(bytes.subarray(start, end));
      },
    });
    let files = 0;
    const verdict = await verifyRecord(found, { onFile: () => void (files += 1) });
    expect(verdict).toMatchObject({ kind: 'checked', findings: [] });
    expect(bytes.length).toBeGreaterThan(2_500_000);
    expect([files, largest]).toEqual([namesIn(unzipped).length - 1, pieceBytes]);
  });

  test('says so where there is nothing to check', async () => {
    expect(await check()).toMatchObject({ code: 2 });
    expect(await check(join(work, 'nowhere'))).toMatchObject({ code: 2 });
    expect((await check(verifier)).says).toContain('There is no certificate.json here');
  });
});

describe('the page', () => {
  let browser: Browser;

  beforeAll(async () => {
    const executablePath = findChromium();
    browser = await chromium.launch({
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
      ...(executablePath === undefined ? {} : { executablePath }),
    });
  });

  afterAll(() => browser.close());

  async function opened() {
    const context = await browser.newContext({ offline: true, locale: 'en-US' });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (line) => complaints.push(line.text()));
    page.on('pageerror', (fault) => complaints.push(fault.message));
    await page.goto(pathToFileURL(join(unzipped, 'verify.html')).href);
    return { page, complaints };
  }

  test('finds the zip whole, offline, in both languages, and with nothing to complain about', async () => {
    const { page, complaints } = await opened();
    await page.locator('#key').fill(key);
    await page.locator('#files').setInputFiles(zip);
    await page.getByRole('heading', { name: 'The record is whole and unchanged.' }).waitFor();
    expect(await page.locator('#result').innerText()).toContain('This key is the one that you entered.');
    await page.getByRole('button', { name: 'Español' }).click();
    await page.getByRole('heading', { name: 'El expediente está entero y sin cambios.' }).waitFor();
    expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test('takes the files of an unpacked record too, and names the one that was changed', async () => {
    const { page } = await opened();
    const folder = copied();
    const all = namesIn(folder).map((name) => join(folder, name));
    await page.locator('#files').setInputFiles(all);
    await page.getByRole('heading', { name: 'The record is whole and unchanged.' }).waitFor();
    flip(join(folder, 'record.txt'), 3);
    await page.locator('#files').setInputFiles(all);
    await page.getByText('record.txt was changed.').waitFor();
    await page.locator('#files').setInputFiles([join(verifier, 'verify.html')]);
    await page.getByText('There is no certificate.json here').waitFor();
  });

  test('reaches for nothing beyond itself', () => {
    const html = readFileSync(join(unzipped, 'verify.html'), 'utf8');
    expect(html).toContain("default-src 'none'");
    expect(html).not.toMatch(/<(link|img|iframe)|src=|import\(|fetch\(|XMLHttpRequest|WebSocket/);
  });
});
