/**
 * The `record` row of performance.md: in the real built app, a record as PDF beside printing the same HTML in a bare
 * window of the same Electron, in turns, at three sizes, with the most memory that the service and the printing
 * window had; then the same sizes as JSON, as FHIR and verified, and a zip of every format with messages' files from
 * their sealed copies, and its verification, each in a process of its own whose memory is told. `--small` shows only
 * that it works; `--sizes=10000` chooses the messages (`--formats=10000`: of JSON and FHIR alone), `--rounds=1` how
 * often, `--files=200,2000` the MiB of files beside 5,000 and 50,000 messages.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildApp } from '../../build/build-app.ts';
import { hasDisplay, openVirtualDisplay } from '../../build/display.ts';
import { electronRuntime } from '../../build/electron-runtime.ts';
import { passphrase, TherapistApp } from '../e2e/fixtures/therapist-app.ts';
import { fillVault } from './filled-vault.ts';
import { growthExponent, markdownTable, median, runHeading } from './measure.ts';
import { type MemoryOf, watchMemory } from './process-memory.ts';
import { type LargeRecord, measureFormats, measureLargeRecord, type RecordOfMessages } from './record-process.ts';

const goal = 1.3;
const client = 'Ana';

type Round = { readonly exportMs: number; readonly printMs: number; readonly memory: MemoryOf };

/** The record screen's own way: a PDF alone. */
async function exportPdf(app: TherapistApp, folder: string): Promise<number> {
  const { window } = app;
  await app.chooseFolder(folder);
  await app.button(/^Record$/).click();
  await window.getByRole('combobox', { name: 'Client' }).click();
  await window.getByRole('option', { name: client }).click();
  await window.getByLabel('To whom').fill('Nobody');
  await window.getByLabel('Why').fill('To see how long it takes');
  await app.button('Choose folder').click();
  const startedMs = performance.now();
  await app.button('Export the record').click();
  await window.getByText('The record is ready').waitFor({ timeout: 600_000 });
  const tookMs = performance.now() - startedMs;
  await app.button('Export another').click();
  return tookMs;
}

/** What the printing window showed, as a file of its own, and what it was printed with. */
async function keepHtml(app: TherapistApp): Promise<void> {
  await app.electron.evaluate(({ app: electron }) => {
    electron.on('web-contents-created', (_event, contents) => {
      const print = contents.printToPDF.bind(contents);
      contents.printToPDF = async (options) => {
        const kept = Reflect.get(globalThis, 'kept') as object | undefined;
        if (kept === undefined) {
          const html: unknown = await contents.executeJavaScript(`
            '<!doctype html><html lang="' + document.documentElement.lang + '"><meta charset="utf-8"><title>x</title><style>'
              + [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText)).join('\\n')
              + '</style>' + document.body.outerHTML + '</html>'`);
          Reflect.set(globalThis, 'kept', { html, options });
        }
        return print(options);
      };
    });
  });
}

/** From a file to the bytes of a PDF, with nothing else around it. */
function printBare(app: TherapistApp, file: string): Promise<number> {
  return app.electron.evaluate(async ({ BrowserWindow }, path) => {
    const startedMs = performance.now();
    const { options } = Reflect.get(globalThis, 'kept') as { options: Electron.PrintToPDFOptions };
    const window = new BrowserWindow({
      show: false,
      webPreferences: { partition: 'bare', sandbox: true, backgroundThrottling: false },
    });
    await window.loadFile(path);
    await window.webContents.printToPDF(options);
    window.destroy();
    return performance.now() - startedMs;
  }, file);
}

async function measurePdf(folder: string, size: number, rounds: number): Promise<readonly Round[]> {
  const profile = join(folder, String(size));
  await fillVault(join(profile, 'vault'), { passphrase, clients: [client], messages: size });
  const app = await TherapistApp.start(profile, []);
  const exported = join(folder, `exported ${String(size)}`);
  mkdirSync(exported);
  try {
    await app.unlock();
    await app.button(/^Inbox/).waitFor();
    await keepHtml(app);
    // The first one gives the HTML and is not counted.
    await exportPdf(app, exported);
    const kept = await app.electron.evaluate(() => (Reflect.get(globalThis, 'kept') as { html: string }).html);
    const file = join(folder, `${String(size)}.html`);
    writeFileSync(file, kept);
    const taken: Round[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const memory = watchMemory(app.electron.process().pid ?? 0);
      const exportMs = await exportPdf(app, exported);
      const found = memory.stop();
      taken.push({ exportMs, printMs: await printBare(app, file), memory: found });
    }
    return taken;
  } finally {
    await app.close();
  }
}

function pdfTable(results: readonly { readonly size: number; readonly rounds: readonly Round[] }[]): string {
  const header = ['messages', 'record as PDF, s', 'same HTML printed, s', 'ratio', `goal: at most ${String(goal)}`];
  const rows = results.map(({ size, rounds }) => {
    const ratio = median(rounds.map(({ exportMs, printMs }) => exportMs / printMs));
    const seconds = (value: (round: Round) => number) => (median(rounds.map(value)) / 1000).toFixed(1);
    const most = (value: (memory: MemoryOf) => number) =>
      Math.max(...rounds.map(({ memory }) => value(memory))).toFixed(0);
    return [
      size.toLocaleString('en'),
      seconds(({ exportMs }) => exportMs),
      seconds(({ printMs }) => printMs),
      ratio.toFixed(2),
      size > 10_000 ? 'in volumes' : ratio <= goal ? 'met' : 'not met',
      most(({ service }) => service),
      most(({ windows }) => windows),
    ];
  });
  return markdownTable([...header, 'service at most, MiB', 'windows at most, MiB'], rows);
}

function formatsTable(results: readonly RecordOfMessages[]): string {
  const names = { json: 'JSON', fhir: 'FHIR', verify: 'verified' };
  const parts = ['json', 'fhir', 'verify'] as const;
  const rows = results.map((result) => [
    result.messages.toLocaleString('en'),
    ...parts.flatMap((part) => [result[part].seconds.toFixed(2), result[part].peakMib.toFixed(0)]),
  ]);
  const table = markdownTable(['messages', ...parts.flatMap((part) => [`${names[part]}, s`, 'at most, MiB'])], rows);
  if (results.length < 2) return table;
  const grows = parts.map((part) => {
    const exponent = (cost: 'seconds' | 'peakMib') =>
      growthExponent(results.map((result) => ({ size: result.messages, cost: result[part][cost] }))).toFixed(2);
    return `${names[part]} ${exponent('seconds')} and ${exponent('peakMib')}`;
  });
  return `${table}\n\nTime and memory grow with the exponents: ${grows.join(', ')}.`;
}

function largeTable(results: readonly LargeRecord[]): string {
  const header = [
    'messages',
    'files, MiB',
    'zip written, s',
    'at most, MiB',
    'of it in use',
    'verified, s',
    'at most, MiB',
  ];
  const rows = results.map(({ messages, filesMib, zip, verify }) => [
    messages.toLocaleString('en'),
    filesMib.toLocaleString('en'),
    zip.seconds.toFixed(1),
    zip.peakMib.toFixed(0),
    zip.inUseMib.toFixed(0),
    verify.seconds.toFixed(1),
    verify.peakMib.toFixed(0),
  ]);
  return markdownTable(header, rows);
}

function numbers(flags: readonly string[], name: string): readonly number[] | undefined {
  const found = flags.find((flag) => flag.startsWith(`--${name}=`))?.slice(name.length + 3);
  return found
    ?.split(',')
    .filter((word) => word !== '')
    .map(Number);
}

async function compare(flags: readonly string[]): Promise<void> {
  const isSmall = flags.includes('--small');
  const sizes = numbers(flags, 'sizes') ?? (isSmall ? [50] : [2_500, 5_000, 10_000]);
  const files = numbers(flags, 'files') ?? (isSmall ? [2] : [200, 2_000]);
  const rounds = numbers(flags, 'rounds')?.[0] ?? (isSmall ? 1 : 5);
  const { executablePath, version, isFallback } = await electronRuntime();
  process.env['QUIETLINE_ELECTRON'] = executablePath;
  await buildApp({ completeOnly: true });
  const display = hasDisplay() ? undefined : await openVirtualDisplay({ endsWithLastWindow: false });
  if (display !== undefined) process.env['DISPLAY'] = display.name;
  const folder = mkdtempSync(join(tmpdir(), 'quietline-record-'));
  try {
    const printed: { size: number; rounds: readonly Round[] }[] = [];
    for (const size of sizes) {
      process.stderr.write(`record: ${String(size)} messages as PDF\n`);
      printed.push({ size, rounds: await measurePdf(folder, size, rounds) });
    }
    const formats: RecordOfMessages[] = [];
    for (const size of numbers(flags, 'formats') ?? sizes) {
      process.stderr.write(`record: ${String(size)} messages as JSON and FHIR, and verified\n`);
      formats.push(await measureFormats(join(folder, `formats ${String(size)}`), size, rounds));
    }
    const large: LargeRecord[] = [];
    for (const filesMib of files) {
      const messages = isSmall ? 50 : filesMib * 25;
      process.stderr.write(`record: ${String(messages)} messages and ${String(filesMib)} MiB of files as zip\n`);
      large.push(await measureLargeRecord(join(folder, `large ${String(filesMib)}`), messages, filesMib));
    }
    const stand = isFallback ? ', in place of the one that is shipped' : '';
    process.stdout.write(`${runHeading('record')}\nElectron ${version}${stand}; medians of ${String(rounds)}.\n\n`);
    if (printed.length > 0) {
      const costs = printed.map(({ size, rounds: taken }) => ({
        size,
        cost: median(taken.map((one) => one.exportMs)),
      }));
      const growth = costs.length < 2 ? '' : `The PDF grows with the exponent ${growthExponent(costs).toFixed(2)}.\n\n`;
      process.stdout.write(`${pdfTable(printed)}\n\n${growth}`);
    }
    if (formats.length > 0) process.stdout.write(`${formatsTable(formats)}\n\n`);
    if (large.length > 0) process.stdout.write(`${largeTable(large)}\n`);
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    display?.close();
  }
}

await compare(process.argv.slice(2));
