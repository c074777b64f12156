/** What a phone needs to keep the page on its home screen: a manifest that names nothing, and the neutral icon in the sizes it asks for. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { repositoryRoot } from './paths.ts';

const icons = [
  { file: 'icon-192.png', sizes: '192x192' },
  { file: 'icon-512.png', sizes: '512x512' },
] as const;

const manifest = {
  name: 'Messages',
  short_name: 'Messages',
  start_url: '/',
  scope: '/',
  display: 'standalone',
  background_color: '#fbf9f6',
  theme_color: '#5d6b6e',
  icons: icons.map(({ file, sizes }) => ({ src: `/${file}`, sizes, type: 'image/png' })),
};

export function pageInstall(): Plugin {
  return {
    name: 'quietline-page-install',
    apply: 'build',
    async generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'app.webmanifest', source: JSON.stringify(manifest) });
      for (const { file } of icons) {
        const source = await readFile(join(repositoryRoot, 'client', 'icons', file));
        this.emitFile({ type: 'asset', fileName: file, source });
      }
    },
    transformIndexHtml: () => [
      { tag: 'link', attrs: { rel: 'manifest', href: '/app.webmanifest' }, injectTo: 'head' },
      { tag: 'link', attrs: { rel: 'apple-touch-icon', href: '/icon-192.png' }, injectTo: 'head' },
    ],
  };
}
