/** Builds the page that a client opens into dist/client. */
import { join } from 'node:path';
import { defineConfig } from 'vite';
import { pageBundle } from './page-bundle.ts';
import { repositoryRoot } from './paths.ts';

export default defineConfig({
  // In parts: what is needed before "Continue" stays small (performance.md, `page`).
  ...pageBundle('client', ['chrome111', 'firefox114', 'safari16.4'], true),
  resolve: { alias: { '@formatjs/icu-skeleton-parser': join(repositoryRoot, 'client', 'i18n', 'no-skeletons.ts') } },
});
