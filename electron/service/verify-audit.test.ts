/** The audit log, checked from outside the app. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from './testing/folders.ts';
import { createVaultOn, sharedMemoryRelay, testService } from './testing/services.ts';
import { otherPassphrase, strongPassphrase } from './testing/vaults.ts';
import { verifyAudit } from './verify-audit.ts';

test('a whole log is found whole with the passphrase, open or locked, and nothing without it', async () => {
  const folder = temporaryFolder();
  const vault = join(folder, 'vault');
  const practice = testService(folder, { relayAt: sharedMemoryRelay() });
  await createVaultOn(practice);
  await practice.screen.call('vault.confirmRecoveryWords', undefined);
  const open = await verifyAudit(vault, strongPassphrase);
  expect(open).toMatchObject({ kind: 'checked', broken: undefined });
  await practice.screen.call('vault.lock', undefined);
  expect(await verifyAudit(vault, strongPassphrase)).toEqual({ kind: 'checked', broken: undefined, entries: 3 });
  expect(await verifyAudit(vault, otherPassphrase)).toEqual({ kind: 'wrong-passphrase' });
  expect(await verifyAudit(folder, strongPassphrase)).toEqual({ kind: 'no-vault' });
});
