/** Each benchmark runs once at a small size, to see that it works; what it measures there means nothing. */
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const benches = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.bench.ts'));

test('there are benchmarks', () => {
  expect(benches).toContain('ratchet.bench.ts');
});

test.each(benches)(
  '%s prints its table',
  async (name) => {
    const args = ['--expose-gc', join(import.meta.dirname, name), '--small'];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let table = '';
    let complaint = '';
    child.stdout.on('data', (part: Buffer) => (table += part.toString()));
    child.stderr.on('data', (part: Buffer) => (complaint += part.toString()));
    const code = await new Promise((resolve) => child.once('close', resolve));
    expect(code, complaint).toBe(0);
    expect(table).toMatch(/^\| .+ \|\n\|[- :|]+\|$/mu);
  },
  300_000,
);
