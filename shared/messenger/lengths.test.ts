/** What the relay can tell from lengths: nothing about what kind of thing is said. */
import { expect, test } from 'vitest';
import type { MessageId } from '../domain/ids.ts';
import { fileOf, give, idOf } from './testing/attached-files.ts';
import { type End, joinedEnds } from './testing/two-ends.ts';

const DAY = 24 * 3_600_000;

async function send(end: End, text: string): Promise<MessageId> {
  const sent = await end.messenger().sendText(await idOf(end), text);
  if (sent.kind !== 'queued') throw new Error(sent.kind);
  return sent.messageId;
}

test('attacks 40: a word, a page, a receipt, an edit, a reaction, a file and a sign of life are cells of one size', async () => {
  const ends = await joinedEnds();
  const { clock, relay, therapist, client } = ends;
  await clock.advance(120_000);
  const sizes = new Map<string, Set<number>>();
  let doing = '';
  relay.setFaults({
    tampersWith(cells) {
      const seen = sizes.get(doing) ?? new Set();
      for (const { cell } of cells) seen.add(cell.length);
      sizes.set(doing, seen);
      return cells;
    },
  });
  async function during(name: string, act: () => Promise<unknown>): Promise<void> {
    doing = name;
    await act();
    await clock.advance(120_000);
  }

  const [id, clientsId] = [await idOf(therapist), await idOf(client)];
  await during('a word', () => send(client, 'No'));
  await during('a page', () => send(client, 'as people write '.repeat(90)));
  const newest = client.store
    .entries()
    .filter(({ direction }) => direction === 'outgoing')
    .at(-1);
  if (newest === undefined) throw new Error('nothing was sent');
  const { messageId, relationshipId, sequence } = newest;
  await during('a receipt', () => therapist.messenger().markRead(id, relationshipId, sequence));
  await during('a reaction', () => therapist.messenger().react(id, messageId, '👍'));
  await during('an edit', () => client.messenger().edit(clientsId, messageId, 'Yes'));
  await during('a retraction', () => client.messenger().retract(clientsId, messageId));
  await during('a file', () => give(client.messenger(), clientsId, fileOf(300_000)));
  await during('a sign of life', async () => clock.jumpTo(clock.now() + 3 * DAY));

  expect([...sizes.values()].filter((seen) => seen.size > 0)).toHaveLength(8);
  expect(new Set([...sizes.values()].flatMap((seen) => [...seen]))).toEqual(new Set([4096]));
  await ends.stop();
});
