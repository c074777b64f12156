/**
 * attacks.md 22: SIGKILL at random moments of exporting a record. After the next start whole exports that the disclosure
 * log knows stand in the chosen folder, and nothing else of any.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { filesIn, temporaryFolder } from '../../electron/service/testing/folders.ts';
import { outcomeOf, wholeRecord } from '../../electron/service/testing/releases.ts';
import { createVaultOn, eventually, testService, type TestService } from '../../electron/service/testing/services.ts';
import { addMessages } from '../../electron/service/testing/stores.ts';
import { strongPassphrase, testVault } from '../../electron/service/testing/vaults.ts';
import { inAdvance, kills, momentsOf } from './killed-vaults.ts';

const mine = 'Record Ana 2026-01-01 2026-12-31.txt';

/** The folder of a service whose one client has written and been written to, locked and ended. */
async function practiceWithRecord(messages: number): Promise<string> {
  const base = temporaryFolder();
  const practice = testService(base);
  await createVaultOn(practice);
  const { id } = await practice.screen.call('clients.create', { name: 'Ana' });
  await practice.service.stop();
  const { vault, opened } = testVault(join(base, 'vault'));
  expect((await vault.unlock(strongPassphrase)).kind).toBe('unlocked');
  const texts = Array.from({ length: messages }, (_, index) => ({
    ...{ text: `${String(index)} ${'as people write '.repeat(20)}`, isOwn: index % 2 === 0 },
    at: Date.UTC(2026, 2, 3) + index * 60_000,
  }));
  addMessages(opened().store.database, id, texts);
  await vault.stop();
  return base;
}

/** The app after the kill, once it has taken away what that left. */
async function started(base: string): Promise<TestService> {
  const next = testService(base);
  expect(await next.screen.call('vault.unlock', { passphrase: strongPassphrase })).toEqual({ kind: 'unlocked' });
  const exportsOf = join(base, 'vault', 'exports');
  await eventually(async () => (filesIn(exportsOf).length === 0 ? true : undefined));
  return next;
}

function sha256Of(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

test('attacks 22: killed while exporting, only whole exports that the log knows stand there, and the next one works', async () => {
  const base = await practiceWithRecord(300);
  const chosen = temporaryFolder();
  const moment = momentsOf('export');
  const next = inAdvance(join(base, 'compiled'), 'export', join(base, 'vault'), chosen);
  const seen = new Set<string>();
  const found = { nothing: 0, half: 0, untold: 0, whole: 0 };
  let tookMs = 0;
  for (let turn = 0; turn < kills.export; turn += 1) {
    // Five turns stand beside each other, with numbers behind their names.
    if (turn % 5 === 0) {
      for (const name of readdirSync(chosen)) rmSync(join(chosen, name));
      writeFileSync(join(chosen, mine), 'the person’s own');
    }
    const before = new Set(readdirSync(chosen));
    const child = next();
    await child.said('ready');
    child.begin();
    await child.said('exporting');
    const began = performance.now();
    if (turn % 5 === 0) {
      await child.said('exported');
      tookMs = performance.now() - began;
    }
    await wait(moment() * tookMs);
    await child.killed();
    const told = child.lines().filter((line) => line === 'exported').length;
    const left = readdirSync(chosen).filter((name) => !before.has(name));

    const { service, screen } = await started(base);
    const log = await screen.call('records.disclosures', {});
    const fresh = log.filter(({ id }) => !seen.has(id));
    for (const { id } of fresh) seen.add(id);
    // What was told as done is in the log; what is there besides was logged in the moment of the kill.
    expect([told, told + 1]).toContain(fresh.length);
    // Each export of the log is there as it was logged, with its list of checksums, and nothing else is.
    const expected = new Map(fresh.flatMap(({ files }) => files.map(({ name, sha256 }) => [name, sha256])));
    const standing = readdirSync(chosen).filter((name) => !before.has(name));
    const lists = standing.filter((name) => !expected.has(name));
    expect(
      new Map(standing.flatMap((name) => (expected.has(name) ? [[name, sha256Of(join(chosen, name))]] : []))),
    ).toEqual(expected);
    expect(lists.map((name) => readFileSync(join(chosen, name), 'utf8')).sort()).toEqual(
      fresh.map(({ files }) => files.map(({ name, sha256 }) => `${sha256}  ${name}\n`).join('')).sort(),
    );
    expect([...before].filter((name) => !readdirSync(chosen).includes(name))).toEqual([]);
    expect(readFileSync(join(chosen, mine), 'utf8')).toBe('the person’s own');
    if (left.length > standing.length) found.half += 1;
    else if (left.length === 0) found.nothing += 1;
    if (fresh.length > told) found.untold += 1;
    found.whole += fresh.length;
    await service.stop();
  }
  console.log(`Left by the kills of exports: ${JSON.stringify(found)}`);
  expect(found.half).toBeGreaterThan(0);
  expect(found.whole).toBeGreaterThan(0);

  const { service, screen, told } = await started(base);
  const [client] = await screen.call('clients.list', undefined);
  if (client === undefined) throw new Error('There is no client');
  const { taskId } = await screen.call('records.export', wholeRecord(client.id, chosen));
  await eventually(async () => told.find(({ kind }) => kind === 'print'));
  service.printed(taskId, { kind: 'pdf', bytes: new Uint8Array(1000).fill(37) });
  expect(await outcomeOf(screen, taskId)).toMatchObject({ kind: 'done', messages: 300, failed: 0 });
  expect(await screen.call('records.disclosures', {})).toHaveLength(seen.size + 1);
}, 600_000);
