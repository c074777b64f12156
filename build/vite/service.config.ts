/** Builds electron/service, and with it the embedded relay, into dist/service/service.cjs. */
import { defineConfig } from 'vite';
import { nodeBundle } from './node-bundle.ts';

export default defineConfig(nodeBundle('service', 'node22'));
