/** Builds the page that a client opens into dist/client. */
import { join } from 'node:path';
import { defineConfig } from 'vite';
import { pageBundle } from './page-bundle.ts';
import { pageCache, workerFile } from './page-cache.ts';
import { pageInstall } from './page-install.ts';
import { repositoryRoot } from './paths.ts';
import { withoutSkeletons } from './without-skeletons.ts';

// In parts: what is needed before "Continue" stays small (performance.md, `page`).
const page = pageBundle('client', ['chrome111', 'firefox114', 'safari16.4'], true);

export default defineConfig({
  ...page,
  build: {
    ...page.build,
    rolldownOptions: {
      input: {
        index: join(repositoryRoot, 'client', 'index.html'),
        worker: join(repositoryRoot, 'client', 'offline', 'worker.entry.ts'),
      },
      output: {
        codeSplitting: true,
        entryFileNames: ({ name }) => (name === 'worker' ? workerFile : 'assets/[name]-[hash].js'),
      },
    },
  },
  plugins: [withoutSkeletons(), page.plugins, pageInstall(), pageCache()],
  // Preact stands in for React here alone: a phone loads a third of what it had to.
  resolve: {
    alias: [
      { find: /^react-dom\/client$/, replacement: 'preact/compat/client' },
      { find: /^react-dom$/, replacement: 'preact/compat' },
      { find: /^react\/jsx-runtime$/, replacement: 'preact/jsx-runtime' },
      { find: /^react$/, replacement: 'preact/compat' },
    ],
  },
});
