/** Builds electron/preload into dist/preload/preload.cjs. */
import { defineConfig } from 'vite';
import { nodeBundle } from './node-bundle.ts';

export default defineConfig(nodeBundle('preload', 'node20'));
