/** Builds the therapist's screens into dist/renderer. */
import { defineConfig } from 'vite';
import { pageBundle } from './page-bundle.ts';

export default defineConfig(pageBundle('renderer', ['chrome130']));
