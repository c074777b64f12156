/** Writes into the page's service worker which files it may keep, each with its SHA-384, from the files as they were written. */
import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { Plugin } from 'vite';

/** At the root, so that its scope is the whole page; its name stays, so that browsers find the next version. */
export const workerFile = 'worker.js';

/** Runs after the hashes were written into the page itself. */
export function pageCache(): Plugin {
  return {
    name: 'quietline-page-cache',
    apply: 'build',
    enforce: 'post',
    writeBundle: {
      order: 'post',
      sequential: true,
      async handler({ dir }) {
        if (dir === undefined) return;
        const files: Record<string, string> = {};
        for (const entry of await readdir(dir, { recursive: true, withFileTypes: true })) {
          if (!entry.isFile() || entry.name === workerFile) continue;
          const file = join(entry.parentPath, entry.name);
          const path = `/${relative(dir, file).split(sep).join('/')}`;
          const hash = createHash('sha384')
            .update(await readFile(file))
            .digest('base64');
          files[path === '/index.html' ? '/' : path] = `sha384-${hash}`;
        }
        const worker = join(dir, workerFile);
        const sorted = Object.fromEntries(Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1)));
        await writeFile(worker, `const pageFiles = ${JSON.stringify(sorted)};\n${await readFile(worker, 'utf8')}`);
      },
    },
  };
}
