/** The hidden print window: asks for one record, lays it out as a paper document, and says on the root element when it can be printed. */
import '../no-code-generation.ts';
import '@fontsource-variable/source-serif-4';
import './record.css';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { printText } from '../i18n/print-text.ts';
import { connectService } from '../service/connection.ts';
import { createServiceClient } from '../service/service-client.ts';
import { RecordPaper } from './RecordPaper.tsx';
import { runningLines } from './running-lines.ts';

const service = createServiceClient();
const root = document.documentElement;

/** It comes in pieces. */
async function wholeDocument(taskId: string) {
  const whole = await service.call('records.printDocument', { taskId });
  const { lines } = whole.record;
  for (let last = lines.at(-1)?.number; last !== undefined && last < whole.volume.to; last = lines.at(-1)?.number) {
    const next = await service.call('records.printDocument', { taskId, from: last + 1 });
    if (next.record.lines.length === 0) throw new Error('The record ends too early');
    lines.push(...next.record.lines);
    whole.thumbnails.push(...next.thumbnails);
    Object.assign(whole.numbers, next.numbers);
  }
  return whole;
}

async function printRecord(place: HTMLElement, taskId: string): Promise<void> {
  const document = await wholeDocument(taskId);
  const { record } = document;
  root.lang = record.locale;
  if (document.isLarge) root.dataset['size'] = 'large';
  if (document.running !== undefined)
    window.document.adoptedStyleSheets = [await new CSSStyleSheet().replace(runningLines(document.running))];
  // The PDF takes its title from here.
  window.document.title = printText(record.locale)('print.record.title', { client: record.client.name });
  flushSync(() => createRoot(place).render(<RecordPaper {...document} />));
  // Laying out is what asks for the fonts; a hidden window draws no frame to wait for.
  place.getBoundingClientRect();
  await window.document.fonts.ready;
  // A picture that can't be drawn stays away; the line about the file says what it was.
  await Promise.all([...window.document.images].map((image) => image.decode().catch(() => image.remove())));
}

/** Main waits for `data-print-ready` to be `true` or `failed`. */
async function run(): Promise<void> {
  try {
    const place = document.getElementById('record');
    const taskId = new URLSearchParams(location.search).get('taskId');
    if (place === null || taskId === null) throw new Error('The page lacks a place or a task');
    await printRecord(place, taskId);
    root.dataset['printReady'] = 'true';
  } catch {
    // Why is in the service's log, if it was the service; nothing of the record may leave by another way.
    root.dataset['printReady'] = 'failed';
  }
}

connectService({
  service,
  window,
  requestPort: () => window.quietline.requestPort(),
  now: () => performance.now(),
});
void run();
