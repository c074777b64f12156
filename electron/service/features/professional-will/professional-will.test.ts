/** The professional will whole: shares made, rehearsed and brought together on a computer that never saw the vault. */
import { chmodSync, copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { CapsuleKind } from '../../../../shared/contract/index.ts';
import { filesIn, temporaryFolder } from '../../testing/folders.ts';
import { createVaultOn, eventually, sharedMemoryRelay, testService, type TestService } from '../../testing/services.ts';
import { remount, smallDisk } from '../../testing/small-disks.ts';
import { otherPassphrase, strongPassphrase } from '../../testing/vaults.ts';

const holders = ['Ana Ruiz', 'Ben Okafor', 'Chidi Park'];

async function sharesFor({ screen }: TestService, capsule: CapsuleKind): Promise<readonly string[]> {
  const made = await screen.call('will.newShares', { capsule, passphrase: strongPassphrase, needed: 2, holders });
  if (made.kind !== 'shares') throw new Error(made.kind);
  await screen.call('will.confirmShares', undefined);
  return made.shares;
}

/** A practice with one client, a letter, both capsules, and a backup, in a folder like a drive. */
async function practiceWithWill() {
  const folder = temporaryFolder();
  const drive = join(folder, 'drive');
  mkdirSync(drive);
  const practice = testService(folder, { relayAt: sharedMemoryRelay() });
  await createVaultOn(practice);
  const { screen } = practice;
  const { id } = await screen.call('clients.create', { name: 'Quorvina Zepharelle' });
  await screen.call('conversations.saveDraft', { clientId: id, text: 'never in the letter' });
  await screen.call('will.saveLetter', { letter: 'Call Ben first. The key is with the porter.' });
  await screen.call('will.saveClient', { clientId: id, text: '555 0199, next Tuesday at ten' });
  await screen.call('backups.setFolder', { folder: drive });
  await eventually(async () => (await screen.call('backups.state', undefined)).last);
  const continuity = await sharesFor(practice, 'continuity');
  const full = await sharesFor(practice, 'full');
  await eventually(async () =>
    readdirSync(drive).filter((name) => name.endsWith('.qlcapsule')).length === 2 ? true : undefined,
  );
  return { folder, drive, practice, continuity, full, clientId: id };
}

function computerOfCustodian() {
  return testService(temporaryFolder(), { relayAt: sharedMemoryRelay() });
}

async function find({ screen }: TestService, place: string, kind: CapsuleKind) {
  const found = await screen.call('vault.findCapsules', { place });
  if (found.kind !== 'found') throw new Error(found.kind);
  const capsule = found.capsules.find((one) => one.capsule === kind);
  if (capsule === undefined) throw new Error('not found');
  return capsule;
}

async function entries({ screen }: TestService) {
  return (await screen.call('audit.page', { group: 'custodians', limit: 50 })).entries;
}

describe('the continuity capsule', () => {
  test('opens elsewhere with enough shares, holds the letter and no record, and the practice gets to know', async () => {
    const { drive, practice, continuity } = await practiceWithWill();
    const custodian = computerOfCustodian();
    const { file, vaultName } = await find(custodian, drive, 'continuity');
    const [one = '', two = '', three = ''] = continuity;

    expect(await custodian.screen.call('vault.openCapsule', { file, shares: [one] })).toEqual({
      kind: 'shares',
      problem: { kind: 'too-few', given: 1, needed: 2 },
    });
    expect(readdirSync(drive).some((name) => name.endsWith('.qlopening'))).toBe(false);
    expect(await custodian.screen.call('vault.checkCapsuleShares', { file, shares: [one, three] })).toEqual({
      kind: 'fits',
    });
    expect(readdirSync(drive).some((name) => name.endsWith('.qlopening'))).toBe(false);
    const opened = await custodian.screen.call('vault.openCapsule', { file, shares: [three, one] });
    expect(opened).toMatchObject({
      kind: 'opened',
      vaultName,
      shares: [1, 3],
      isNoted: true,
      letter: {
        practice: { name: 'Hazel Street Practice', therapist: 'Dr. Rivera' },
        letter: 'Call Ben first. The key is with the porter.',
        clients: [{ name: 'Quorvina Zepharelle', text: '555 0199, next Tuesday at ten', connection: 'not-invited' }],
      },
    });
    expect(JSON.stringify(opened)).not.toContain('never in the letter');
    expect(await custodian.screen.call('vault.status', undefined)).toEqual({ kind: 'none' });
    expect(two).not.toBe('');

    await practice.screen.call('vault.lock', undefined);
    await practice.screen.call('vault.unlock', { passphrase: strongPassphrase });
    const { openings } = await practice.screen.call('will.state', undefined);
    expect(openings).toMatchObject([{ kind: 'continuity', shares: [1, 3], isNew: true }]);
    expect((await entries(practice)).filter(({ kind }) => kind === 'capsule-opened')).toMatchObject([
      { details: { capsule: 'continuity', shares: '1-3', openedAt: openings[0]?.openedAt } },
    ]);
    await practice.screen.call('will.acknowledge', { id: openings[0]?.id ?? '' });
    await practice.screen.call('vault.lock', undefined);
    await practice.screen.call('vault.unlock', { passphrase: strongPassphrase });
    expect(await entries(practice).then((all) => all.filter(({ kind }) => kind === 'capsule-opened'))).toHaveLength(1);
    expect((await practice.screen.call('will.state', undefined)).openings).toMatchObject([{ isNew: false }]);
  });

  test('names nobody in its files, and is written anew when the letter changes', async () => {
    const { drive, practice, continuity, clientId } = await practiceWithWill();
    for (const name of filesIn(drive)) {
      const content = readFileSync(join(drive, name)).toString('latin1');
      expect(content).not.toContain('Zepharelle');
      expect(content).not.toContain('porter');
    }
    await practice.screen.call('clients.rename', { id: clientId, name: 'Somebody new' });
    await practice.screen.call('vault.lock', undefined);
    const custodian = computerOfCustodian();
    const { file } = await find(custodian, drive, 'continuity');
    expect(await custodian.screen.call('vault.openCapsule', { file, shares: continuity.slice(0, 2) })).toMatchObject({
      letter: { clients: [{ name: 'Somebody new' }] },
    });
  });

  test('attacks 42: shares of the other capsule, an earlier set or a typing slip open nothing, and say which', async () => {
    const { drive, practice, continuity, full } = await practiceWithWill();
    const custodian = computerOfCustodian();
    const { file } = await find(custodian, drive, 'continuity');
    const open = (shares: readonly string[]) =>
      custodian.screen.call('vault.openCapsule', { file, shares: [...shares] });
    expect(await open(full.slice(0, 2))).toEqual({ kind: 'other-shares' });
    expect(await open([continuity[0] ?? '', full[1] ?? ''])).toEqual({
      kind: 'shares',
      problem: { kind: 'other-set', share: 2 },
    });
    const words = (continuity[0] ?? '').split(' ');
    words[6] = words[6] === 'academic' ? 'acid' : 'academic';
    expect(await open([words.join(' '), continuity[1] ?? ''])).toEqual({
      kind: 'shares',
      problem: { kind: 'wrong-word', share: 1, position: 7 },
    });
    const renewed = await sharesFor(practice, 'continuity');
    await eventually(async () => ((await open(renewed.slice(1))).kind === 'opened' ? true : undefined));
    expect(await open(continuity.slice(0, 2))).toEqual({ kind: 'other-shares' });
  });

  test('attacks 42: an opening of an older copy is told as one with earlier shares, also where nothing is in use any more', async () => {
    const { drive, practice, continuity } = await practiceWithWill();
    const { screen } = practice;
    const custodian = computerOfCustodian();
    const { file } = await find(custodian, drive, 'continuity');
    const copies = [join(drive, 'kept by Ana.qlcapsule'), join(drive, 'kept by Ben.qlcapsule')] as const;
    const open = async (copy: string, shares: readonly string[]) =>
      (await custodian.screen.call('vault.openCapsule', { file: copy, shares: [...shares] })).kind;
    async function told() {
      await screen.call('vault.lock', undefined);
      await screen.call('vault.unlock', { passphrase: strongPassphrase });
      const { openings } = await screen.call('will.state', undefined);
      return openings.map(({ shares, isFormer }) => ({ shares, isFormer }));
    }
    expect(await open(file, continuity.slice(0, 2))).toBe('opened');
    expect(await told()).toEqual([{ shares: [1, 2], isFormer: false }]);

    copyFileSync(file, copies[0]);
    const renewed = await sharesFor(practice, 'continuity');
    await eventually(async () => ((await open(file, renewed.slice(1))) === 'opened' ? true : undefined));
    expect(await open(copies[0], [continuity[0] ?? '', continuity[2] ?? ''])).toBe('opened');
    const [first, second, third] = [
      { shares: [1, 2], isFormer: true },
      { shares: [2, 3], isFormer: false },
      { shares: [1, 3], isFormer: true },
    ];
    expect(await told()).toEqual(expect.arrayContaining([first, second, third]));

    copyFileSync(file, copies[1]);
    for (const capsule of ['continuity', 'full'] as const) await screen.call('will.remove', { capsule });
    expect(await open(copies[1], renewed.slice(0, 2))).toBe('opened');
    const last = await told();
    expect(last).toHaveLength(4);
    expect(last.every(({ isFormer }) => isFormer)).toBe(true);
    expect((await entries(practice)).filter(({ kind }) => kind === 'capsule-opened')).toHaveLength(4);
  });

  test('attacks 41: one bit of it is another, and it is refused with nothing opened', async () => {
    const { drive, continuity } = await practiceWithWill();
    const custodian = computerOfCustodian();
    const { file } = await find(custodian, drive, 'continuity');
    const whole = readFileSync(file);
    for (let place = 0; place < whole.length; place += Math.ceil(whole.length / 60)) {
      const flipped = Buffer.from(whole);
      flipped.writeUInt8((flipped[place] ?? 0) ^ 4, place);
      writeFileSync(file, flipped);
      const outcome = await custodian.screen.call('vault.openCapsule', { file, shares: continuity.slice(0, 2) });
      expect(['damaged', 'not-a-capsule']).toContain(outcome.kind);
    }
    writeFileSync(file, whole.subarray(0, 200));
    expect(await custodian.screen.call('vault.findCapsules', { place: file })).toEqual({ kind: 'damaged' });
  });

  test('says when no note of the opening could be left, in a place that takes nothing', async ({ skip }) => {
    if (process.platform === 'win32') return skip('Windows takes the right to write from nobody who owns a folder');
    // Root may write into every folder and may mount; anybody else the other way round.
    const disk = smallDisk('1m');
    const place = disk ?? temporaryFolder();
    const { drive, continuity } = await practiceWithWill();
    const custodian = computerOfCustodian();
    const { file } = await find(custodian, drive, 'continuity');
    const copy = join(place, 'a copy.qlcapsule');
    copyFileSync(file, copy);
    if (disk === undefined) chmodSync(place, 0o500);
    else remount(disk, 'ro');
    const opened = await custodian.screen.call('vault.openCapsule', { file: copy, shares: continuity.slice(0, 2) });
    expect(opened).toMatchObject({ kind: 'opened', isNoted: false });
    expect(readdirSync(place)).toEqual(['a copy.qlcapsule']);
    if (disk === undefined) chmodSync(place, 0o700);
  });

  test('a note that does not prove itself is not believed', async () => {
    const { drive, practice, continuity } = await practiceWithWill();
    const custodian = computerOfCustodian();
    const { file } = await find(custodian, drive, 'continuity');
    await custodian.screen.call('vault.openCapsule', { file, shares: continuity.slice(0, 2) });
    const [name = ''] = readdirSync(drive).filter((entry) => entry.endsWith('.qlopening'));
    const note = JSON.parse(readFileSync(join(drive, name), 'utf8')) as { shares: number[] };
    writeFileSync(join(drive, name), JSON.stringify({ ...note, shares: [1, 3] }));
    await practice.screen.call('vault.lock', undefined);
    await practice.screen.call('vault.unlock', { passphrase: strongPassphrase });
    expect((await practice.screen.call('will.state', undefined)).openings).toEqual([]);
  });
});

describe('the full record', () => {
  test('opens a backup with a passphrase of the custodian, and both audit logs know', async () => {
    const { drive, practice, continuity, full } = await practiceWithWill();
    const custodian = computerOfCustodian();
    const { file, backups } = await find(custodian, drive, 'full');
    const backup = backups[0]?.file ?? '';
    const restore = (shares: readonly string[]) =>
      custodian.screen.call('vault.restore', {
        file: backup,
        secret: { kind: 'capsule', capsule: file, shares: [...shares], newPassphrase: otherPassphrase },
      });
    expect(await custodian.screen.call('vault.openCapsule', { file, shares: full.slice(1) })).toEqual({
      kind: 'other-shares',
    });
    expect(await restore(continuity.slice(0, 2))).toEqual({ kind: 'other-shares' });
    expect(await custodian.screen.call('vault.status', undefined)).toEqual({ kind: 'none' });
    expect(await restore(full.slice(1))).toMatchObject({ kind: 'restored', isNoted: true });
    expect(await custodian.screen.call('clients.list', undefined)).toMatchObject([
      { name: 'Quorvina Zepharelle', hasDraft: true },
    ]);
    expect((await entries(custodian)).map(({ kind, details }) => ({ kind, details }))).toContainEqual({
      kind: 'capsule-opened',
      details: { capsule: 'full', shares: '2-3' },
    });
    await custodian.screen.call('vault.lock', undefined);
    expect(await custodian.screen.call('vault.unlock', { passphrase: otherPassphrase })).toEqual({ kind: 'unlocked' });

    await practice.screen.call('vault.lock', undefined);
    await practice.screen.call('vault.unlock', { passphrase: strongPassphrase });
    expect((await practice.screen.call('will.state', undefined)).openings).toMatchObject([
      { kind: 'full', shares: [2, 3], isNew: true },
    ]);
  });
});

describe('shares', () => {
  test('are made with the passphrase only, and not in use before they are on paper', async () => {
    const { practice, continuity } = await practiceWithWill();
    const wish = { capsule: 'continuity' as const, needed: 2, holders };
    const made = await practice.screen.call('will.newShares', { ...wish, passphrase: strongPassphrase });
    if (made.kind !== 'shares') throw new Error(made.kind);
    const rehearse = (shares: readonly string[]) =>
      practice.screen.call('will.rehearse', { capsule: 'continuity', shares: [...shares] });
    expect(await rehearse(made.shares)).toEqual({ kind: 'other-shares' });
    expect(await rehearse(continuity)).toEqual({ kind: 'fits' });
    await practice.screen.call('will.confirmShares', undefined);
    expect(await rehearse(continuity)).toEqual({ kind: 'other-shares' });
    expect(await rehearse(made.shares.slice(1))).toEqual({ kind: 'fits' });
    expect(await practice.screen.call('will.newShares', { ...wish, passphrase: otherPassphrase })).toMatchObject({
      kind: 'wrong-passphrase',
    });
  });

  test('a rehearsal is dated, stands in the audit log, opens nothing, and is due after a year', async () => {
    const { practice, full, drive } = await practiceWithWill();
    const before = filesIn(drive);
    expect(
      await practice.screen.call('will.rehearse', { capsule: 'full', shares: [full[2] ?? '', full[0] ?? ''] }),
    ).toEqual({ kind: 'fits' });
    const { capsules } = await practice.screen.call('will.state', undefined);
    expect(capsules.find(({ kind }) => kind === 'full')?.rehearsedAt).toBeGreaterThan(0);
    expect(capsules.map(({ isRehearsalDue }) => isRehearsalDue)).toEqual([false, false]);
    expect((await entries(practice))[0]).toMatchObject({
      kind: 'capsule-rehearsed',
      details: { capsule: 'full', shares: '1-3' },
    });
    expect(filesIn(drive)).toEqual(before);
  });

  test('taken back, the file goes and no new one is written', async () => {
    const { practice, drive } = await practiceWithWill();
    await practice.screen.call('will.remove', { capsule: 'full' });
    await practice.screen.call('vault.lock', undefined);
    expect(readdirSync(drive).filter((name) => name.endsWith('.qlcapsule'))).toHaveLength(1);
  });
});
