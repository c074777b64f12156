/** What is redacted in one imported line, or a line that is left out, can't be found out by the hash of the file that all of them came from. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../testing/folders.ts';
import { give, practiceWithClient } from '../../testing/imports.ts';
import { everything } from '../../testing/releases.ts';
import { eventually } from '../../testing/services.ts';

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');
const sms = (body: string, at: number) =>
  `<smses><sms address="+15550100" date="${String(at)}" type="1" body="yes" /><sms address="+15550100" date="${String(at + 1)}" type="1" body="${body}" /></smses>`;

test('the hash of an original of which something is redacted or left out stands at none of its lines, another’s stays', async () => {
  const { practice, clientId } = await practiceWithClient();
  const { screen } = practice;
  const hidden = sms('Leila says so', 1_700_000_000_000);
  const open = sms('Fine with me', 1_700_000_100_000);
  const cut = sms('A day later', 1_793_404_799_999);
  for (const [name, file] of [
    ['hidden.xml', hidden],
    ['open.xml', open],
    ['cut.xml', cut],
  ] as const)
    await screen.call('imports.bringIn', {
      importId: await give(practice, clientId, file, name),
      ...{ timeZone: 'UTC', leavesOutRepeats: false, threads: ['+15550100'] },
      roles: [{ sender: '+15550100', role: 'client' }],
    });
  await screen.call('releases.redact', { clientId, passage: 'Leila', reason: 'third-party' });
  const folder = temporaryFolder();
  await screen.call('records.export', {
    ...{ clientId, fromDay: '2020-01-01', toDay: '2026-10-30', timeZone: 'UTC', ...everything },
    ...{ formats: ['text', 'json', 'csv', 'fhir'], locale: 'en', pageSize: 'A4', recipient: 'Ana', reason: 'Asked' },
    ...{ authority: '', folder },
  });
  await eventually(async () => screen.events.find(({ event }) => event === 'taskEnded'));
  const files = readdirSync(folder).filter((name) => !name.endsWith('checksums.txt'));
  expect(files).toHaveLength(4);
  for (const name of files) {
    const text = readFileSync(join(folder, name), 'utf8');
    const named = [hidden, cut, open].map((original) => text.includes(hashOf(original)));
    expect([name, ...named]).toEqual([name, false, false, true]);
  }
});
