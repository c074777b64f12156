import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, expect, test } from 'vitest';
import { systemRandom } from '../../shared/crypto/random.ts';
import { migrationSteps } from './migrations.ts';
import { openSqliteStore } from './sqlite-store.ts';

const folder = mkdtempSync(join(tmpdir(), 'quietline-relay-'));

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function mailbox(of: 'invite' | 'standard') {
  const keys = { readerId: systemRandom(16), readerPublic: systemRandom(32) };
  return { ...keys, senderId: systemRandom(16), senderPublic: systemRandom(32), class: of };
}

test('a store of the first version keeps its mailboxes and cells, and its invites vouch from then on', async () => {
  const hour = 490_000;
  const invite = mailbox('invite');
  const cell = systemRandom(4096);
  const before = new Database(join(folder, 'relay.sqlite'));
  before.exec(migrationSteps[0] ?? '');
  before.pragma(`application_id = ${0x514c726c}`);
  before.pragma('user_version = 1');
  before
    .prepare('INSERT INTO mailboxes VALUES (?, ?, ?, ?, 1, @hour, @hour, 1, 1, 4096, 0, 0)')
    .run(invite.readerId, invite.readerPublic, invite.senderId, invite.senderPublic, { hour });
  before.prepare('INSERT INTO cells VALUES (?, 1, ?, ?, ?)').run(invite.readerId, systemRandom(16), hour, cell);
  before.close();

  const store = openSqliteStore(folder);
  const fetched = await store.list(invite.readerId, 0, 16, 65_536, hour);
  expect(fetched.cells.map((stored) => Buffer.from(stored.cell).equals(cell))).toEqual([true]);
  const vouching = { inviteReaderId: invite.readerId, maxVouchers: 1, invitesCreatedFrom: hour };
  const first = mailbox('standard');
  expect(await store.create(first, hour, vouching)).toBe('created');
  expect(await store.create(first, hour, vouching)).toBe('there');
  expect(await store.create(mailbox('standard'), hour, vouching)).toBe('unvouched');
  await store.close();
});
