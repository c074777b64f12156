/** The Vite settings that renderer and client share: hashed files, nothing inline, so that a strict CSP holds. */
import { dirname, join } from 'node:path';
import react from '@vitejs/plugin-react';
import type { InlineConfig } from 'vite';
import { builtFolder, repositoryRoot, roomEntries } from './paths.ts';
import type { Room } from './paths.ts';
import { subresourceIntegrity } from './subresource-integrity.ts';

/** `loadsInParts`: the page itself loads its later parts and checks them against the hashes in its head. */
export function pageBundle(room: Room, target: string[], loadsInParts = false): InlineConfig {
  return {
    configFile: false,
    root: join(repositoryRoot, dirname(roomEntries[room])),
    base: '/',
    publicDir: false,
    logLevel: 'warn',
    plugins: [react(), subresourceIntegrity()],
    build: {
      outDir: builtFolder(room),
      emptyOutDir: true,
      target,
      sourcemap: false,
      reportCompressedSize: false,
      // In kB. What counts is measured by the `page` benchmark.
      chunkSizeWarningLimit: 5000,
      // A data: URL would need a hole in the CSP.
      assetsInlineLimit: 0,
      // The polyfill would be a script that the page does not need.
      modulePreload: { polyfill: false },
      rolldownOptions: {
        // Integrity can be stated for a script tag, not for an import: one script, unless the page checks by itself.
        output: { codeSplitting: loadsInParts },
      },
    },
  };
}
