import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { systemRandom } from '../../../../shared/crypto/random.ts';
import { systemClock } from '../../../../shared/language/clock.ts';
import type { WritableDatabase } from '../../database/database.ts';
import { temporaryFolder } from '../../testing/folders.ts';
import { createVaultOn, eventually, joinedClient, sharedMemoryRelay, testService } from '../../testing/services.ts';
import { temporaryStore } from '../../testing/stores.ts';
import { otherPassphrase, strongPassphrase } from '../../testing/vaults.ts';
import { type Audit, createAudit } from './audit.ts';

function auditOn(database: WritableDatabase, key: Uint8Array): Audit {
  const audit = createAudit({ database, key: key.slice(), clock: systemClock, onChange: () => undefined });
  onTestFinished(() => audit.stop());
  return audit;
}

test('the log is found whole over thousands of entries, while others are added', async () => {
  const database = temporaryStore();
  const audit = auditOn(database, systemRandom(32));
  database.transaction(() => {
    for (let count = 0; count < 3000; count += 1) audit.note('unlocked', '', { count });
  });
  const checking = audit.check();
  audit.note('locked');
  expect(await checking).toMatchObject({ kind: 'whole', entries: 3001 });
});

test('the store refuses to rewrite or remove an entry, and what was changed past it is found for good', async () => {
  const database = temporaryStore();
  const key = systemRandom(32);
  const audit = auditOn(database, key);
  for (let count = 0; count < 5; count += 1) audit.note('unlocked', '', { count });
  expect(() => database.command('DELETE FROM audit_entry WHERE sequence = 5').run()).toThrow();
  expect(() => database.command("UPDATE audit_entry SET kind = 'locked' WHERE sequence = 2").run()).toThrow();
  expect(() => database.command('DELETE FROM audit_head').run()).toThrow();
  expect(() => database.command('UPDATE audit_head SET sequence = 3').run()).toThrow();
  expect(await audit.check()).toMatchObject({ kind: 'whole', entries: 5 });

  database.command('DROP TRIGGER audit_entry_stays').run();
  database.command('DELETE FROM audit_entry WHERE sequence = 5').run();
  const later = auditOn(database, key);
  expect(await later.check()).toMatchObject({ kind: 'broken', sequence: 5 });
  for (let count = 0; count < 5; count += 1) later.note('locked');
  expect(await later.check()).toMatchObject({ kind: 'broken', sequence: 5 });
});

test('what a person wrote has no place in an entry', () => {
  const audit = auditOn(temporaryStore(), systemRandom(32));
  expect(() => audit.note('record-exported', '', { reason: 'Court, at the request of Ana' })).toThrow();
  expect(audit.repository.isEmpty()).toBe(true);
});

test('a day in the practice stands in the log, with ids and kinds only, and is exported with its chain', async () => {
  const folder = temporaryFolder();
  const relayAt = sharedMemoryRelay();
  const first = testService(folder, { relayAt });
  await createVaultOn(first);
  const { id } = await joinedClient(first, 'Ana Lisboa', relayAt);
  await first.screen.call('conversations.setVerified', { clientId: id, isVerified: true });
  const note = await first.screen.call('notes.create', { clientId: id, template: 'free', sessionDay: '2026-11-22' });
  const text = { title: 'Secret title', sessionDay: '2026-11-22', sections: [{ name: 'text' as const, text: 'x' }] };
  await first.screen.call('notes.sign', { ...note, ...text });
  const settings = await first.screen.call('settings.get', undefined);
  await first.screen.call('settings.update', { ...settings, phone: '555 0100', idleLockMinutes: 5 });
  expect(
    await first.screen.call('vault.changePassphrase', { current: strongPassphrase, next: otherPassphrase }),
  ).toEqual({ kind: 'changed' });
  await first.service.stop();

  const second = testService(folder, { relayAt });
  expect(await second.screen.call('vault.unlock', { passphrase: strongPassphrase })).toMatchObject({
    kind: 'wrong-passphrase',
  });
  await eventually(async () => {
    const outcome = await second.screen.call('vault.unlock', { passphrase: otherPassphrase });
    return outcome.kind === 'unlocked' ? true : undefined;
  });
  const whole = await eventually(async () => {
    const state = await second.screen.call('audit.state', undefined);
    return state.kind === 'checking' ? undefined : state;
  });
  expect(whole.kind).toBe('whole');

  const { entries } = await second.screen.call('audit.page', { limit: 100 });
  const kinds = [...entries].reverse().map(({ kind }) => kind);
  expect(kinds).toEqual([
    'vault-created',
    'invite-made',
    'join-approved',
    'safety-number-compared',
    'note-signed',
    'settings-changed',
    'passphrase-changed',
    'locked',
    'failed-tries',
    'unlocked',
  ]);
  expect(entries.find(({ kind }) => kind === 'settings-changed')?.details).toEqual({
    phone: true,
    idleLockMinutes: true,
  });
  expect(entries.find(({ kind }) => kind === 'failed-tries')?.details).toEqual({ count: 1 });
  expect(entries.find(({ kind }) => kind === 'invite-made')).toMatchObject({ subject: id, clientName: 'Ana Lisboa' });
  const keysOnly = await second.screen.call('audit.page', { group: 'keys', limit: 1 });
  expect(keysOnly).toMatchObject({ entries: [{ kind: 'passphrase-changed' }], hasOlder: false });

  const exported = await second.screen.call('audit.export', { folder });
  if (exported.kind !== 'written') throw new Error(exported.kind);
  const written = readFileSync(join(folder, exported.name), 'utf8');
  expect(written).not.toMatch(/Ana|Secret|555 0100/);
  const parsed = JSON.parse(written) as { entries: { mac: string }[]; head: { sequence: number } };
  expect(parsed.entries).toHaveLength(exported.entries);
  expect(parsed.head.sequence).toBe(exported.entries);
  expect(parsed.entries.every(({ mac }) => /^[0-9a-f]{64}$/.test(mac))).toBe(true);
  expect((await second.screen.call('audit.check', undefined)).kind).toBe('whole');
});
