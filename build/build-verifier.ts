/** Builds what checks a record without Quietline: one page with everything inside, and one script for Node. */
import { createHash } from 'node:crypto';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build, type InlineConfig } from 'vite';
import { repositoryRoot } from './vite/paths.ts';

const room = join(repositoryRoot, 'verifier');

/**
 * Writes `verify.html` and `verify-record.mjs` into the folder, which is made if it is not there, and what makes the
 * folder a package without dependencies: `npx <folder> <zip>` runs the command.
 */
export async function buildVerifier(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const script = (await bundled('page.entry.ts', 'iife', ['chrome111', 'firefox114', 'safari16.4'])).replaceAll(
    '</script',
    '<\\/script',
  );
  const template = await readFile(join(room, 'verify.html'), 'utf8');
  const style = /<style>([^]*?)<\/style>/.exec(template)?.[1] ?? '';
  // A function each: in a replacement string `$&` would stand for something.
  const page = template
    .replace('%style-hash%', () => cspHash(style))
    .replace('%script-hash%', () => cspHash(script))
    .replace(/\s*%script%\s*/, () => script);
  await writeFile(join(folder, 'verify.html'), page);
  const command = join(folder, 'verify-record.mjs');
  await writeFile(command, `#!/usr/bin/env node\n${await bundled('command.entry.ts', 'es', 'node20')}`);
  await chmod(command, 0o755);
  await writeFile(join(folder, 'package.json'), `${JSON.stringify(await packageOf(), null, 2)}\n`);
}

async function packageOf() {
  const own: unknown = JSON.parse(await readFile(join(repositoryRoot, 'package.json'), 'utf8'));
  const version = typeof own === 'object' && own !== null && 'version' in own ? own.version : undefined;
  return {
    name: 'quietline-verify-record',
    version,
    description: 'Checks a record that was exported from Quietline: without Quietline and without a network.',
    license: 'UNLICENSED',
    type: 'module',
    bin: { 'quietline-verify-record': 'verify-record.mjs' },
    files: ['verify-record.mjs', 'verify.html'],
    engines: { node: '>=20.12' },
  };
}

async function bundled(entry: string, format: 'iife' | 'es', target: string | string[]): Promise<string> {
  const forNode: InlineConfig = format === 'es' ? { ssr: { target: 'node', noExternal: true } } : {};
  const made = await build({
    ...forNode,
    configFile: false,
    root: repositoryRoot,
    publicDir: false,
    logLevel: 'warn',
    build: {
      ssr: format === 'es',
      write: false,
      target,
      minify: true,
      reportCompressedSize: false,
      rolldownOptions: { input: join(room, entry), output: { format, codeSplitting: false } },
    },
  });
  const [chunk, ...more] = [made].flat().flatMap((result) => ('output' in result ? result.output : []));
  if (chunk?.type !== 'chunk' || more.length > 0) throw new Error(`${entry} is not one script`);
  return chunk.code;
}

function cspHash(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
