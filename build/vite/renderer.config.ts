/** Builds the therapist's screens, and the page that lays out a record for printing, into dist/renderer. */
import { join } from 'node:path';
import { defineConfig, mergeConfig } from 'vite';
import { pageBundle } from './page-bundle.ts';
import { repositoryRoot } from './paths.ts';

const pages = ['index.html', 'print.html'].map((page) => join(repositoryRoot, 'renderer', page));

// The two pages share their scripts, which come from the installed app and from nowhere else.
export default defineConfig(
  mergeConfig(pageBundle('renderer', ['chrome130'], true), { build: { rolldownOptions: { input: pages } } }),
);
