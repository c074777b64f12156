/** Builds the page that a client opens into dist/client. */
import { defineConfig } from 'vite';
import { pageBundle } from './page-bundle.ts';
import { withoutSkeletons } from './without-skeletons.ts';

// In parts: what is needed before "Continue" stays small (performance.md, `page`).
const page = pageBundle('client', ['chrome111', 'firefox114', 'safari16.4'], true);

export default defineConfig({
  ...page,
  plugins: [withoutSkeletons(), page.plugins],
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
