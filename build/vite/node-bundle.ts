/** The Vite settings that main, preload and service share: one CommonJS file each, everything but native modules inside. */
import { join } from 'node:path';
import type { InlineConfig } from 'vite';
import { builtFolder, repositoryRoot, roomEntries } from './paths.ts';
import type { Room } from './paths.ts';

/** Loaded at run time: Electron itself, and packages that carry a compiled file. */
const external = ['electron', 'better-sqlite3', '@node-rs/argon2'];

/** `target` is the oldest Node that runs the bundle: Electron's own for main and preload, 22 or later for the service. */
export function nodeBundle(room: Room, target: 'node20' | 'node22'): InlineConfig {
  return {
    configFile: false,
    root: repositoryRoot,
    publicDir: false,
    logLevel: 'warn',
    ssr: { target: 'node', noExternal: true, external },
    build: {
      ssr: join(repositoryRoot, roomEntries[room]),
      outDir: builtFolder(room),
      emptyOutDir: true,
      target,
      minify: false,
      sourcemap: false,
      reportCompressedSize: false,
      rolldownOptions: {
        external,
        output: { format: 'cjs', entryFileNames: `${room}.cjs`, codeSplitting: false },
      },
    },
  };
}
