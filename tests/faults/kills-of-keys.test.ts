/**
 * attacks.md 22: SIGKILL at random moments of changing the passphrase and renewing the recovery words. After each the
 * key file opens with what was acknowledged.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { otherPassphrase, strongPassphrase } from '../../electron/service/testing/vaults.ts';
import { openAnyPassSlot, openAnySecretSlot } from '../../electron/service/vault/slots.ts';
import { fromHex } from '../../shared/language/bytes.ts';
import { expectKept, inAdvance, keyFileIn, kills, momentsOf, preparedVault, secretOf } from './killed-vaults.ts';

test('attacks 22: killed while the passphrase is changed, the old one or the new one opens', async () => {
  const prepared = await preparedVault(5);
  const { folder } = prepared;
  const original = readFileSync(join(folder, 'vault.json'));
  const moment = momentsOf('change-passphrase');
  const next = inAdvance(prepared.cache, 'change-passphrase', folder, otherPassphrase);
  for (let turn = 0; turn < kills['change-passphrase']; turn += 1) {
    writeFileSync(join(folder, 'vault.json'), original);
    const child = next();
    await child.said('ready');
    child.begin();
    await child.said('unlocked');
    const began = performance.now();
    await child.said('passphrase');
    // From one change to the middle of another: most of that is stretching, and the writing is at its end.
    const tookMs = performance.now() - began;
    await wait(tookMs * (turn % 2 === 0 ? 0.85 + 0.3 * moment() : moment()));
    await child.killed();
    const acknowledged = child
      .lines()
      .filter((line) => line.startsWith('passphrase '))
      .at(-1)
      ?.slice('passphrase '.length);
    const file = keyFileIn(folder);
    const last = acknowledged ?? strongPassphrase;
    const other = last === strongPassphrase ? otherPassphrase : strongPassphrase;
    const outcome = await openAnyPassSlot(file, last);
    const opens = outcome.kind === 'opened' ? outcome : await openAnyPassSlot(file, other);
    expect(opens.kind).toBe('opened');
    expect(file.slots).toHaveLength(2);
    expectKept(prepared, folder, new Set(), false);
  }
}, 600_000);

test('attacks 22: killed while the recovery words are renewed, the last ones that were told open, or newer ones', async () => {
  const prepared = await preparedVault(5);
  const { folder, file } = prepared;
  const moment = momentsOf('rotate');
  const next = inAdvance(prepared.cache, 'rotate', folder);
  let last = prepared.recoverySecret;
  let tookMs = 5;
  const outcomes = { waiting: 0, confirmed: 0 };
  for (let turn = 0; turn < kills.rotate; turn += 1) {
    const child = next();
    await child.said('ready');
    child.begin();
    await child.said('confirming');
    const began = performance.now();
    // Most fall into the moment in which the new slot is written; some later, when the next one waits for its paper.
    if (turn % 5 === 0) {
      await child.said('kit');
      tookMs = performance.now() - began;
      await wait(moment() * 150);
    } else await wait(moment() * tookMs);
    await child.killed();
    const lines = child.lines();
    outcomes[lines.some((line) => line.startsWith('kit ')) ? 'confirmed' : 'waiting'] += 1;
    const told = lines.filter((line) => line.startsWith('kit ')).at(-1);
    if (told !== undefined) last = secretOf(told.slice(4));
    const drawn = lines.filter((line) => line.startsWith('drew ')).map((line) => line.slice(5));
    const candidates = [last, ...drawn.slice(drawn.indexOf(last) + 1)];
    const { slots } = keyFileIn(folder);
    expect(slots.some((one) => one.kind === 'recovery')).toBe(true);
    const opening = candidates.filter((secret) => {
      const outcome = openAnySecretSlot({ ...file, slots }, 'recovery', fromHex(secret) ?? new Uint8Array(0));
      return outcome.kind === 'opened';
    });
    expect(opening).toHaveLength(1);
    last = opening[0] ?? last;
    expect(keyFileIn(folder).slots.some((one) => one.kind === 'pass')).toBe(true);
  }
  expect(outcomes.waiting).toBeGreaterThan(0);
  expect(outcomes.confirmed).toBeGreaterThan(0);
}, 600_000);
