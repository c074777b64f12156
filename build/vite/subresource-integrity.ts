/**
 * Writes the SHA-384 of every script and style sheet into the page that loads it, from the files as they were
 * written. Scripts that are imported later stand in `<meta name="script-integrity">`, for the page to check.
 */
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { workerFile } from './page-cache.ts';

export function subresourceIntegrity(): Plugin {
  return {
    name: 'quietline-subresource-integrity',
    apply: 'build',
    enforce: 'post',
    async writeBundle({ dir }, bundle) {
      if (dir === undefined) return;
      for (const fileName of Object.keys(bundle).filter((name) => name.endsWith('.html'))) {
        const path = join(dir, fileName);
        const html = await withIntegrity(await readFile(path, 'utf8'), dir);
        await writeFile(path, await withLaterScripts(html, dir, Object.keys(bundle)));
      }
    },
  };
}

async function withIntegrity(html: string, dir: string): Promise<string> {
  const tags = [...html.matchAll(/<(?:script|link)\b[^>]*?\s(?:src|href)="\/([^"]+\.(?:js|css))"[^>]*>/g)];
  let result = html;
  for (const [tag, fileName] of tags) {
    if (fileName === undefined) continue;
    const integrity = await integrityOf(join(dir, fileName));
    result = result.replace(tag, () => tag.replace(/>$/, ` integrity="${integrity}">`));
  }
  return result;
}

async function withLaterScripts(html: string, dir: string, fileNames: readonly string[]): Promise<string> {
  // A service worker is no part of the page: the browser fetches it by itself.
  const isLater = (name: string) => name.endsWith('.js') && name !== workerFile && !html.includes(`/${name}"`);
  const later = fileNames.filter(isLater).sort();
  const notes = await Promise.all(
    later.map(
      async (name) => `  <meta name="script-integrity" content="/${name} ${await integrityOf(join(dir, name))}" />\n  `,
    ),
  );
  return html.replace('</head>', () => `${notes.join('')}</head>`);
}

async function integrityOf(path: string): Promise<string> {
  const hash = createHash('sha384')
    .update(await readFile(path))
    .digest('base64');
  return `sha384-${hash}`;
}
