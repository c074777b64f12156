/** What a practice keeps of the full record's capsule proves its shares and opens nothing: the master key is in there. */
import { expect, test } from 'vitest';
import { systemRandom } from '../../../../shared/crypto/random.ts';
import { toHex } from '../../../../shared/language/bytes.ts';
import type { Timestamp } from '../../../../shared/domain/ids.ts';
import { temporaryStore } from '../../testing/stores.ts';
import { testClock } from '../../testing/vaults.ts';
import { splitSecret } from '../../vault/secret-shares.ts';
import { capsuleKey, openCapsule, readCapsule, sealCapsule } from './capsule-file.ts';
import { createWill } from './will.ts';
import { createWillRepository } from './will.repository.ts';

const holders = ['Ana Ruiz', 'Ben Okafor'];

function willOn(database: ReturnType<typeof temporaryStore>, vaultId: Uint8Array) {
  return createWill({
    ...{ database, vaultId, clock: testClock(), random: systemRandom, isAutomatic: false },
    withMasterKey: async (_passphrase, use) => ({ kind: 'done', result: use(new Uint8Array(32).fill(7)) }),
    practice: () => ({ name: '', therapist: '', phone: '', emergencyText: '' }),
    ...{ clients: () => [], folder: () => undefined, note: () => undefined, onChange: () => undefined },
    report: (fault) => {
      throw fault;
    },
  });
}

function kept(database: ReturnType<typeof temporaryStore>) {
  const [capsule] = createWillRepository(database).capsules();
  const read = readCapsule(capsule?.sealed ?? new Uint8Array(0));
  if (capsule === undefined || read.kind !== 'capsule') throw new Error('no capsule is kept');
  return { key: capsule.key, capsule: read.capsule };
}

test('a new one is kept without the key that opens it', async () => {
  const database = temporaryStore();
  const will = willOn(database, systemRandom(16));
  const made = await will.newShares({ capsule: 'full', passphrase: 'x', needed: 2, holders });
  if (made.kind !== 'shares') throw new Error(made.kind);
  will.confirmShares();
  const { capsule, key } = kept(database);
  expect(openCapsule(capsule, key)).toBeUndefined();
  expect(will.rehearse('full', made.shares)).toEqual({ kind: 'fits' });
});

test('one of an earlier version loses it at the next opening, and its shares go on to fit', () => {
  const database = temporaryStore();
  const [vaultId, capsuleId, secret] = [systemRandom(16), systemRandom(16), systemRandom(32)];
  const name = { kind: 'full', vaultId, capsuleId } as const;
  const key = capsuleKey(name, secret);
  const content = { version: 1, masterKey: toHex(systemRandom(32)) };
  const sealed = sealCapsule(name, key, content, 0, systemRandom);
  const shares = splitSecret(secret, 2, 2);
  createWillRepository(database).put(
    { ...{ kind: 'full', key, sealed, needed: 2, holders }, madeAt: 0 as Timestamp },
    toHex(capsuleId),
  );
  const before = kept(database);
  expect(openCapsule(before.capsule, before.key)).toEqual(content);
  const will = willOn(database, vaultId);
  const after = kept(database);
  expect(openCapsule(after.capsule, after.key)).toBeUndefined();
  expect(will.rehearse('full', shares)).toEqual({ kind: 'fits' });
  willOn(database, vaultId);
  expect(kept(database).key).toEqual(after.key);
});
