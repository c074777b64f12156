/** The STREAM vectors of the Community Cryptography Test Vectors for age, all 28; in Chromium: wycheproof-chromium.test.ts. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { describe, expect, test } from 'vitest';
import { fallbackRuntime } from '../../build/electron/fallback-runtime.ts';
import { installedOfficialRuntime } from '../../build/electron-runtime.ts';
import { useFastPrimitives } from '../../electron/service/native-primitives.ts';
import { openBackwards, openInPieces, pieceSizes, wrongStreams } from './cctv-age-checks.ts';
import { streamVectors } from './cctv-age-vectors.ts';

test('there are 28 of them', () => {
  expect(streamVectors).toHaveLength(28);
});

describe.each(streamVectors)('$name', (vector) => {
  const { isWhole, released } = vector;

  test.each(pieceSizes)('in pieces of %i bytes', async (pieceBytes) => {
    expect(await openInPieces(vector, pieceBytes)).toEqual({ isWhole, released });
  });

  test('chunk by chunk, from the last to the first', async () => {
    expect(await openBackwards(vector)).toEqual({ isWhole, released });
  });
});

test('all of them with the cipher of this Node', async () => {
  expect(useFastPrimitives()).toEqual(expect.arrayContaining(['chachaSeal', 'chachaOpen']));
  expect(await wrongStreams(streamVectors)).toEqual([]);
});

const electron = installedOfficialRuntime() ?? fallbackRuntime.installed();
if (electron === undefined) console.log('Left out: the vectors in Electron, because none is installed here yet.');

test.skipIf(electron === undefined)('all of them in Electron, with what it has', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'quietline-vectors-'));
  const script = join(import.meta.dirname, 'cctv-age-process.ts');
  try {
    await build({
      configFile: false,
      logLevel: 'error',
      ssr: { noExternal: true },
      build: { ssr: script, outDir: folder, rolldownOptions: { output: { format: 'cjs', entryFileNames: 'run.cjs' } } },
    });
    const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
    const input = JSON.stringify(streamVectors);
    const run = spawnSync(electron?.executablePath ?? '', [join(folder, 'run.cjs')], { env, input, encoding: 'utf8' });
    expect(run.status, run.stderr).toBe(0);
    console.log(`Electron answered: ${run.stdout}`);
    expect(JSON.parse(run.stdout)).toMatchObject({ electron: electron?.version, wrong: [], count: 28 });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
