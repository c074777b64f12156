/** What random histories found, each as small as it can be: older copies, late cells, and what nobody has any more. */
import { expect, test } from 'vitest';
import { mailboxReaderKey, mailboxSenderKey } from '../protocol/index.ts';
import { restoredFrom } from './testing/restored-from.ts';
import {
  askToJoin,
  createEnd,
  inviteClient,
  joinedEnds,
  seededRandom,
  startedEnds,
  write,
} from './testing/two-ends.ts';

const DAY = 86_400_000;

test('attacks 11: a copy of a cell that comes when nobody remembers it is dropped, and no fork', async () => {
  const ends = await joinedEnds();
  const { clock, relay, therapist, client } = ends;
  const { readerSecret, capability } = (await client.session()).ownMailbox;
  await client.messenger().stop();
  await write(therapist, 'one');
  await clock.settle();
  const waiting = await relay.fetch(mailboxReaderKey(readerSecret), 0);
  const cell = waiting.kind === 'cells' ? waiting.cells.at(-1)?.cell : undefined;
  await therapist.messenger().stop();
  await client.restart();
  await clock.advance(5_000);
  clock.jumpTo(clock.now() + 40 * DAY);
  await client.restart();
  await clock.advance(80_000);
  await relay.send(mailboxSenderKey(capability), seededRandom(6)(16), cell ?? new Uint8Array());
  await clock.advance(5_000);
  expect(await client.texts('incoming')).toEqual(['one']);
  expect((await client.session()).freeze).toBeUndefined();
  await client.messenger().stop();
});

test('attacks 11: a copy from a chain that has ended, older than all memory of it, is dropped, and no fork', async () => {
  const ends = await joinedEnds();
  const { clock, relay, therapist, client } = ends;
  const { readerSecret, capability } = (await client.session()).ownMailbox;
  await clock.advance(120_000);
  await client.messenger().stop();
  await write(therapist, 'one');
  await clock.settle();
  const waiting = await relay.fetch(mailboxReaderKey(readerSecret), 0);
  const cell = waiting.kind === 'cells' ? waiting.cells.at(-1)?.cell : undefined;
  await client.restart();
  await clock.advance(1_000);
  await client.messenger().stop();
  // Much later, and in the same chain, since nothing of the client came in between: one is missing before the last.
  clock.jumpTo(clock.now() + 40 * DAY);
  relay.setFaults({ discardsCell: () => true });
  await write(therapist, 'two');
  await clock.settle();
  relay.setFaults({});
  await write(therapist, 'three');
  await clock.settle();
  await client.restart();
  await clock.advance(5_000);
  await write(client, 'an answer');
  await clock.advance(2_000);
  await write(therapist, 'four');
  await clock.advance(2_000);
  const { lastStepAt } = await client.session();
  expect(clock.now() - lastStepAt).toBeLessThan(10_000);
  const before = client.messenger().droppedCells();
  await relay.send(mailboxSenderKey(capability), seededRandom(6)(16), cell ?? new Uint8Array());
  await clock.advance(1_000);
  expect(client.messenger().droppedCells()).toBe(before + 1);
  expect((await client.session()).freeze).toBeUndefined();
  await clock.advance(120_000);
  expect(await client.texts('incoming')).toEqual(['one', 'two', 'three', 'four']);
  await ends.stop();
});

test('attacks 23: what comes in one batch with the re-key behind it is given back too', async () => {
  const ends = await joinedEnds();
  const { clock, therapist, client } = ends;
  const copy = client.store.copy();
  await therapist.messenger().stop();
  await write(client, 'written after the copy');
  await clock.settle();
  const browser = await restoredFrom(ends, client, copy, 71);
  await clock.advance(5_000);
  await therapist.restart();
  await clock.advance(180_000);
  expect(await browser.texts('outgoing')).toEqual(['written after the copy']);
  expect(await therapist.texts('incoming')).toEqual(['written after the copy']);
  expect((await browser.session()).rekey?.lost).toBeUndefined();
  await browser.messenger().stop();
  await therapist.messenger().stop();
});

test('attacks 23, 27: a re-key that two lives of one side have answered ends in one session, and no fork', async () => {
  const ends = await joinedEnds();
  const { clock, relay, therapist, client } = ends;
  await write(therapist, 'one');
  await write(client, 'eins');
  await clock.advance(120_000);
  const copies = { therapist: therapist.store.copy(), client: client.store.copy() };
  const { readerSecret, capability } = (await client.session()).ownMailbox;
  await client.messenger().stop();
  clock.jumpTo(Math.ceil(clock.now() / 60_000) * 60_000);
  const practice = await restoredFrom(ends, therapist, copies.therapist, 81);
  await clock.advance(1_000);
  const waiting = await relay.fetch(mailboxReaderKey(readerSecret), 0);
  const begun = waiting.kind === 'cells' ? waiting.cells.at(-1)?.cell : undefined;
  // 1. The first life answers, and the therapist goes on from that.
  await client.restart();
  await clock.advance(1_000);
  await write(client, 'of the first life');
  await clock.advance(1_000);
  expect(await practice.texts('incoming')).toEqual(['eins', 'of the first life']);
  // 2. The second finds the same re-key waiting, since the relay never heard that it was read.
  await relay.send(mailboxSenderKey(capability), seededRandom(6)(16), begun ?? new Uint8Array());
  const browser = await restoredFrom(ends, client, copies.client, 82);
  await clock.advance(5_000);
  expect((await browser.session()).rekey).toMatchObject({ wanted: 'restored', answered: {} });
  expect(await write(browser, 'too early')).toBe('frozen');
  await clock.advance(15 * 60_000);
  expect([await write(practice, 'two'), await write(browser, 'zwei')]).toEqual(['queued', 'queued']);
  await clock.advance(180_000);
  expect(await practice.texts('incoming')).toEqual(['eins', 'of the first life', 'zwei']);
  expect(await browser.texts('outgoing')).toEqual(['eins', 'of the first life', 'zwei']);
  expect(await browser.texts('incoming')).toEqual(['one', 'two']);
  expect([(await practice.session()).freeze, (await browser.session()).freeze]).toEqual([undefined, undefined]);
  await practice.messenger().stop();
  await browser.messenger().stop();
});

test('attacks 23: what both restored sides have lost is passed over, counted, and said to both', async () => {
  const ends = await joinedEnds();
  const { clock, relay, therapist, client } = ends;
  const copies = { therapist: therapist.store.copy(), client: client.store.copy() };
  await write(client, 'on no computer any more');
  await clock.advance(1_000);
  expect(await therapist.texts('incoming')).toHaveLength(1);
  await therapist.messenger().stop();
  const browser = await restoredFrom(ends, client, copies.client, 72);
  await clock.advance(2_000);
  // The two halves of the answer arrive, and nothing that is given back with it.
  let sent = 0;
  relay.setFaults({
    discardsCell: () => {
      sent += 1;
      return sent > 2;
    },
  });
  await therapist.restart();
  await clock.advance(3_000);
  expect((await browser.session()).rekey?.lost).toMatchObject({ next: 1, upTo: 1 });
  relay.setFaults({});
  const practice = await restoredFrom(ends, therapist, copies.therapist, 73);
  for (let day = 0; day < 3; day += 1) {
    await clock.advance(300_000);
    clock.jumpTo(clock.now() + DAY);
  }
  await clock.advance(300_000);
  expect([await write(practice, 'and on'), await write(browser, 'it goes')]).toEqual(['queued', 'queued']);
  await clock.advance(180_000);
  expect(await browser.texts('incoming')).toEqual(['and on']);
  expect(await practice.texts('incoming')).toEqual(['it goes']);
  for (const end of [practice, browser]) {
    const said = end.store.events().filter(({ what }) => what === 'lost-on-both-sides');
    expect(said.map(({ count }) => count)).toEqual([1]);
  }
  await practice.messenger().stop();
  await browser.messenger().stop();
});

test('attacks 23, 27: both restored to before a move are read where the other knows them, until the word of the move has come', async () => {
  const ends = await joinedEnds();
  const { clock, relay, therapist, client } = ends;
  await clock.advance(120_000);
  const copies = { therapist: therapist.store.copy(), client: client.store.copy() };
  // Both have moved, and neither copy knows where to.
  clock.jumpTo(clock.now() + 31 * DAY);
  await clock.advance(180_000);
  relay.setFaults({ discardsCell: () => true });
  const browser = await restoredFrom(ends, client, copies.client, 77);
  const practice = await restoredFrom(ends, therapist, copies.therapist, 78);
  await clock.advance(60_000);
  clock.jumpTo(clock.now() + 31 * DAY);
  await clock.advance(60_000);
  relay.setFaults({});
  for (let day = 0; day < 3; day += 1) {
    await browser.restart();
    await practice.restart();
    await clock.advance(150_000);
    clock.jumpTo(clock.now() + 25 * 3_600_000);
  }
  expect([await write(practice, 'one'), await write(browser, 'eins')]).toEqual(['queued', 'queued']);
  await clock.advance(180_000);
  expect([await browser.texts('incoming'), await practice.texts('incoming')]).toEqual([['one'], ['eins']]);
  await practice.messenger().stop();
  await browser.messenger().stop();
});

test('attacks 11, 23: a cell of a life that both sides have forgotten, handed out after the renewal, is dropped, and no fork', async () => {
  const ends = await joinedEnds();
  const { clock, relay, therapist, client } = ends;
  const copies = {
    therapist: therapist.store.copy(),
    therapistAgain: therapist.store.copy(),
    client: client.store.copy(),
  };
  const { readerSecret, capability } = (await therapist.session()).ownMailbox;
  await therapist.messenger().stop();
  await write(client, 'of the first life');
  await clock.settle();
  const waiting = await relay.fetch(mailboxReaderKey(readerSecret), 0);
  const cell = waiting.kind === 'cells' ? waiting.cells.at(-1)?.cell : undefined;
  await therapist.restart();
  await clock.advance(1_000);
  expect(await therapist.texts('incoming')).toEqual(['of the first life']);
  await therapist.messenger().stop();
  const browser = await restoredFrom(ends, client, copies.client, 74);
  const practice = await restoredFrom(ends, therapist, copies.therapist, 75);
  await clock.advance(20 * 60_000);
  expect(await write(browser, 'of the second life')).toBe('queued');
  await clock.advance(120_000);
  // Once more, so that what is missing goes by numbers which the first life had given, too.
  const again = await restoredFrom(ends, practice, copies.therapistAgain, 76);
  await clock.advance(5_000);
  expect((await again.session()).rekey?.wanted).toBeUndefined();
  await relay.send(mailboxSenderKey(capability), seededRandom(6)(16), cell ?? new Uint8Array());
  await clock.advance(180_000);
  expect([(await again.session()).freeze, (await browser.session()).freeze]).toEqual([undefined, undefined]);
  expect(await again.texts('incoming')).toEqual(['of the second life']);
  await again.messenger().stop();
  await browser.messenger().stop();
});

test('attacks 20: of two histories under one name no receipt is believed', async () => {
  const ends = await joinedEnds();
  const { clock, relay, therapist, client } = ends;
  const copy = therapist.store.copy();
  await write(therapist, 'the first');
  await clock.advance(1_000);
  // Nobody noticed that the copy is one: it writes other words under the same number, and they are lost.
  await therapist.messenger().stop();
  const clone = createEnd('therapist', clock, relay, seededRandom(91), {}, copy);
  await clone.messenger().start();
  relay.setFaults({ discardsCell: () => true });
  await write(clone, 'the second');
  await clock.settle();
  relay.setFaults({});
  await clock.advance(180_000);
  expect((await clone.session()).freeze?.kind).toBe('fork');
  const [said] = clone.store.entries().filter(({ text }) => text === 'the second');
  expect(said?.delivery?.kind).toBe('sent');
  await clone.messenger().stop();
  await client.messenger().stop();
});

test('attacks 12: a move whose word the relay lost is said again, and both reach each other', async () => {
  const ends = await joinedEnds();
  const { clock, relay, therapist, client } = ends;
  await clock.advance(120_000);
  await client.messenger().stop();
  relay.setFaults({ discardsCell: () => true });
  clock.jumpTo(clock.now() + 31 * DAY);
  await therapist.restart();
  await clock.advance(120_000);
  relay.setFaults({});
  // The old one is gone, as it is where a store was put back in between and knew nothing of who still writes to it.
  await therapist.messenger().stop();
  const { formerMailboxes = [], ...session } = await therapist.session();
  expect(formerMailboxes).toHaveLength(1);
  for (const { readerSecret } of formerMailboxes) await relay.deleteMailbox(mailboxReaderKey(readerSecret));
  await therapist.store.commit([{ kind: 'put-session', session }]);
  for (let day = 0; day < 4; day += 1) {
    clock.jumpTo(clock.now() + DAY);
    await therapist.restart();
    await client.restart();
    await clock.advance(180_000);
  }
  expect((await client.session()).peerMailbox.capability).toEqual(session.ownMailbox.capability);
  expect((await therapist.session()).gap).toBeUndefined();
  await ends.stop();
});

test('attacks 23: a request that the restored therapist’s app knows nothing of ends a day after its link', async () => {
  const ends = await startedEnds();
  const { clock, therapist, client } = ends;
  expect(await askToJoin(client, await inviteClient(ends))).toBe('asked');
  await clock.advance(1_000);
  // Put back to before the invite.
  await therapist.messenger().stop();
  clock.jumpTo(clock.now() + 7 * DAY);
  await clock.advance(300_000);
  expect((await client.session()).phase).toBe('awaiting-welcome');
  clock.jumpTo(clock.now() + DAY);
  await clock.advance(300_000);
  expect(await client.session()).toMatchObject({ phase: 'ended', joining: {} });
  await client.messenger().stop();
});
