/** Writes the SHA-384 of every script and style sheet into the page that loads it, from the files as they were written. */
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'vite';

export function subresourceIntegrity(): Plugin {
  return {
    name: 'quietline-subresource-integrity',
    apply: 'build',
    enforce: 'post',
    async writeBundle({ dir }, bundle) {
      if (dir === undefined) return;
      for (const fileName of Object.keys(bundle).filter((name) => name.endsWith('.html'))) {
        const path = join(dir, fileName);
        await writeFile(path, await withIntegrity(await readFile(path, 'utf8'), dir));
      }
    },
  };
}

async function withIntegrity(html: string, dir: string): Promise<string> {
  const tags = [...html.matchAll(/<(?:script|link)\b[^>]*?\s(?:src|href)="\/([^"]+\.(?:js|css))"[^>]*>/g)];
  let result = html;
  for (const [tag, fileName] of tags) {
    if (fileName === undefined) continue;
    const hash = createHash('sha384')
      .update(await readFile(join(dir, fileName)))
      .digest('base64');
    result = result.replace(tag, () => tag.replace(/>$/, ` integrity="sha384-${hash}">`));
  }
  return result;
}
