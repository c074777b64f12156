import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { Locale, RecordLine } from '../../shared/contract/index.ts';
import { RecordLineView } from './RecordLineView.tsx';

const imported: RecordLine = {
  ...{ kind: 'imported', number: 7, id: 'imported 1', at: '2019-05-13T15:04:00+02:00', verified: false },
  ...{
    from: 'client',
    name: 'Ana',
    text: 'see <you>',
    hasFile: true,
    fileNames: ['intake.pdf'],
    timeZone: 'Europe/Madrid',
    source: 'whatsapp',
  },
  ...{ original: { sender: 'Ana M', time: '13/05/2019, 15:04' }, file: { name: 'chat.txt', sha256: 'ab'.repeat(32) } },
  ...{ importedAt: '2026-11-22T12:00:00+01:00', importedBy: 'Dr. Mira' },
};

test('on paper an imported message says so, and where it is from, in both languages', () => {
  const paper = (locale: Locale) =>
    renderToStaticMarkup(<RecordLineView line={imported} locale={locale} numbers={{}} pictures={new Map()} />);
  for (const part of [
    'Imported, not verified',
    `chat.txt, SHA-256 ${'ab'.repeat(32)}`,
    'Ana M, 13/05/2019, 15:04',
    ': intake.pdf',
  ])
    expect(paper('en')).toContain(part);
  expect(paper('en')).toContain('see &lt;you&gt;');
  expect(paper('es')).toContain('Importado, sin verificar');
});

test('a redacted sender or contact person is under a bar, and brackets that somebody wrote are not', () => {
  const paper = (line: RecordLine) =>
    renderToStaticMarkup(<RecordLineView line={line} locale="en" numbers={{}} pictures={new Map()} />);
  const bar = '<span class="redacted">[redacted: third party]</span>';
  const name = '[redacted: third party]';
  const original = { sender: name, time: '13/05/2019, 15:04' };
  expect(
    paper({ ...imported, name, original, redactions: [{ reason: 'third-party', count: 1 }] }).split(bar),
  ).toHaveLength(3);
  expect(paper({ ...imported, name, original })).not.toContain(bar);
});
