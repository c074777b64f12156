/** A page built by Vite names the hash of everything it loads. */
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { build } from 'vite';
import { subresourceIntegrity } from './subresource-integrity.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quietline-integrity-'));
  await mkdir(join(folder, 'page'));
  await writeFile(
    join(folder, 'page', 'index.html'),
    '<html><head><script type="module" src="./entry.js"></script></head><p>Page</p></html>',
  );
  await writeFile(join(folder, 'page', 'entry.js'), "import './page.css';\nimport('./later.js');\n");
  await writeFile(join(folder, 'page', 'later.js'), "document.title = 'Page';\n");
  await writeFile(join(folder, 'page', 'page.css'), 'p { color: green; }');
  await build({
    configFile: false,
    root: join(folder, 'page'),
    logLevel: 'silent',
    plugins: [subresourceIntegrity()],
    build: { outDir: join(folder, 'out'), modulePreload: { polyfill: false } },
  });
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

test('every script and style sheet, also one that is loaded later, has its hash in the page', async () => {
  const html = await readFile(join(folder, 'out', 'index.html'), 'utf8');
  const files = await readdir(join(folder, 'out', 'assets'));
  expect(files.filter((file) => file.endsWith('.js')).length).toBe(2);
  expect(files.filter((file) => file.endsWith('.css')).length).toBe(1);
  for (const file of files) {
    const hash = createHash('sha384')
      .update(await readFile(join(folder, 'out', 'assets', file)))
      .digest('base64');
    const tag = html.split('<').find((part) => part.includes(file)) ?? '';
    const stated = file.startsWith('later') ? `content="/assets/${file} sha384-${hash}"` : `integrity="sha384-${hash}"`;
    expect(tag).toContain(stated);
  }
});

test('nothing in the page is inline', async () => {
  const html = await readFile(join(folder, 'out', 'index.html'), 'utf8');
  expect(html).not.toMatch(/<script[^>]*>[^<]/);
  expect(html).not.toContain('<style');
});
