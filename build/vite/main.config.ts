/** Builds electron/main into dist/main/main.cjs. */
import { defineConfig } from 'vite';
import { nodeBundle } from './node-bundle.ts';

export default defineConfig(nodeBundle('main', 'node20'));
