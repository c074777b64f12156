/** An older vault opens in the app of today: what takes long is said while it lasts, and everything is there afterwards. */
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { migrations } from '../../electron/service/database/migrations/all.ts';
import { createStore, openStore } from '../../electron/service/database/open.ts';
import { createSettingsRepository } from '../../electron/service/features/settings/index.ts';
import { noKeychain } from '../../electron/service/testing/backup-secrets.ts';
import { standardArgon2 } from '../../electron/service/vault/argon2.ts';
import { createVault } from '../../electron/service/vault/vault.ts';
import { systemRandom } from '../../shared/crypto/random.ts';
import { systemClock } from '../../shared/language/clock.ts';
import { lookAt, setLook } from './fixtures/look-at.ts';
import { passphrase } from './fixtures/therapist-app.ts';
import { expect, test } from './fixtures/workplace.ts';

const before = migrations.slice(0, -1);

/** A store at the version before this one, of about 400 MB: bringing it up to date takes seconds. */
async function makeOlderVault(folder: string): Promise<void> {
  let location: Parameters<typeof openStore>[0] | undefined;
  const vault = createVault({
    folder,
    clock: systemClock,
    random: systemRandom,
    // As a therapist's own: what an unlock takes by itself is over before the store is touched.
    argon2: standardArgon2,
    acceptsPassphrase: () => true,
    keychain: noKeychain,
    async open({ deriveKey, vaultId }) {
      location = { path: path.join(folder, 'store.db'), key: deriveKey('sqlite-main'), vaultId, mark: undefined };
      return { close: async () => undefined };
    },
    onChange: () => undefined,
  });
  expect((await vault.create(passphrase)).kind).toBe('created');
  await vault.stop();
  if (location === undefined) throw new Error('The vault was never open.');
  rmSync(location.path);
  createStore({ ...location, epochId: '00'.repeat(16), createdAt: 0 }, before);
  const opened = openStore(location, before);
  if (opened.kind !== 'open') throw new Error(opened.problem);
  const { database } = opened.store;
  createSettingsRepository(database).setRecoveryConfirmed(true);
  database.command("INSERT INTO client (id, name, created_at) VALUES ('c1', 'Amira Haddad', 1)").run();
  database
    .command(
      `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 120000)
       INSERT INTO setting (name, value) SELECT 'filling ' || i, hex(randomblob(1700)) FROM n`,
    )
    .run();
  opened.store.close();
}

test('attacks 50: an older vault says that it is brought up to date, and opens', async ({ workplace }) => {
  const folder = path.join(workplace.folder, 'practice', 'vault');
  mkdirSync(folder, { recursive: true });
  await makeOlderVault(folder);
  const app = await workplace.openApp([], 'practice');
  const look = { language: 'en', theme: 'dark', zoom: 2 } as const;
  await setLook(app, look);
  await app.window.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  // Looked for at each frame: on a fast computer it does not stand there for long.
  const said = app.window.getByText('Bringing the vault up to date').waitFor({ timeout: 30_000 });
  await app.button('Unlock').click();
  await said;
  await lookAt(app, look, 'updating');
  await expect(app.window.getByText('Amira Haddad').first()).toBeVisible({ timeout: 60_000 });
});
