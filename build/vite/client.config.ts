/** Builds the page that a client opens into dist/client. */
import { defineConfig } from 'vite';
import { pageBundle } from './page-bundle.ts';

// In parts: what is needed before "Continue" stays small (performance.md, `page`).
export default defineConfig(pageBundle('client', ['chrome111', 'firefox114', 'safari16.4'], true));
