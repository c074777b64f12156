/** The states of a conversation as ARCHITECTURE.md has them are those of the engine. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { repositoryRoot } from '../../build/vite/paths.ts';
import { transitions } from '../../shared/messenger/states.ts';

test('every state and every way from it is drawn, and no other', async () => {
  const page = await readFile(join(repositoryRoot, 'ARCHITECTURE.md'), 'utf8');
  const section = page.split("## A conversation's states")[1]?.split('\n## ')[0] ?? '';
  const rows = section.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| state '));
  const drawn = rows.map((row) => {
    const [, state = '', , ways = ''] = row.split('|').map((cell) => cell.trim());
    return [state, ways === '' ? [] : ways.split(', ')] as const;
  });
  expect(Object.fromEntries(drawn)).toEqual(transitions);
});
