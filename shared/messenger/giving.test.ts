/** Files that are given up, erased or locked away while a cipher that answers later is at work on them. */
import { afterEach, describe, expect, test } from 'vitest';
import { openChunk, sealChunk } from '../crypto/chacha20-poly1305.ts';
import { later } from '../crypto/native-later.ts';
import type { MessageId } from '../domain/ids.ts';
import { StoreFull } from './store.ts';
import { fileOf, give, idOf, readAll, sendFromTherapist, stateAt } from './testing/attached-files.ts';
import { type End, joinedEnds } from './testing/two-ends.ts';

afterEach(() => {
  delete later.chachaSeal;
  delete later.chachaOpen;
});

/** From now on every chunk waits until it is let go. */
function holdCipher() {
  const gate = Promise.withResolvers<undefined>();
  later.chachaSeal = async (...chunk) => {
    await gate.promise;
    return sealChunk(...chunk);
  };
  later.chachaOpen = async (...chunk) => {
    await gate.promise;
    return openChunk(...chunk) ?? Promise.reject(new Error('Does not match'));
  };
  return () => gate.resolve(undefined);
}

async function begin(end: End, size: number): Promise<MessageId> {
  const begun = await end.messenger().attachments.begin(await idOf(end), { name: 'a.bin', mime: 'a/b', size });
  if (begun.kind !== 'begun') throw new Error(begun.kind);
  return begun.messageId;
}

function leavesNothing(end: End): void {
  expect(end.files.fileIds()).toEqual([]);
  expect(end.store.attachments()).toEqual([]);
}

const file = fileOf(1_500_000);

describe('while its chunks are being sealed', () => {
  test('a file waits for them, and is the same', async () => {
    const ends = await joinedEnds();
    const letGo = holdCipher();
    const giving = sendFromTherapist(ends, file);
    await ends.clock.advance(5_000);
    expect(ends.therapist.files.fileIds()).toEqual([]);
    letGo();
    const messageId = await giving;
    await ends.clock.advance(5_000);
    expect(await readAll(ends.client, messageId)).toEqual(file);
    await ends.stop();
  });

  test.each(['append', 'finish'] as const)('one that is given up during %s leaves nothing', async (during) => {
    const ends = await joinedEnds();
    const { therapist, clock, relay } = ends;
    const { attachments } = therapist.messenger();
    const blobsBefore = relay.blobCount();
    const messageId = await begin(therapist, file.length);
    if (during === 'finish') await attachments.append(messageId, file);
    const letGo = holdCipher();
    const [working, cancelled] = [
      during === 'append' ? attachments.append(messageId, file) : attachments.finish(messageId),
      attachments.cancel(await idOf(therapist), messageId),
    ];
    await clock.settle();
    letGo();
    await working;
    expect(await cancelled).toEqual({ kind: 'cancelled' });
    await clock.advance(60_000);
    leavesNothing(therapist);
    expect(relay.blobCount()).toBe(blobsBefore);
    expect((await attachments.finish(messageId)).kind).toBe('unknown');
    await ends.stop();
  });

  test('one whose conversation is erased meanwhile leaves nothing', async () => {
    const ends = await joinedEnds();
    const { therapist, clock } = ends;
    const { attachments, erase } = therapist.messenger();
    const messageId = await begin(therapist, file.length);
    await attachments.append(messageId, file);
    const id = await idOf(therapist);
    const letGo = holdCipher();
    const finishing = attachments.finish(messageId);
    await erase(id, () => therapist.store.erase(id));
    letGo();
    expect(await finishing).toEqual({ kind: 'unknown' });
    await clock.advance(5_000);
    leavesNothing(therapist);
    await ends.stop();
  });

  test.each(['append', 'finish'] as const)('one that no room is left for at %s leaves nothing', async (at) => {
    const ends = await joinedEnds();
    const { therapist } = ends;
    const { attachments } = therapist.messenger();
    const messageId = await begin(therapist, 2_500_000);
    await attachments.append(messageId, fileOf(1_200_000));
    if (at === 'finish') await attachments.append(messageId, fileOf(1_300_000));
    expect(therapist.files.partCount()).toBeGreaterThan(0);
    therapist.files.fill();
    const failing = at === 'finish' ? attachments.finish(messageId) : attachments.append(messageId, fileOf(1_300_000));
    await expect(failing).rejects.toThrow(StoreFull);
    leavesNothing(therapist);
    expect(await attachments.finish(messageId)).toEqual({ kind: 'unknown' });
    await ends.stop();
  });

  test('nothing of it is written once the engine has stopped', async () => {
    const ends = await joinedEnds();
    const { therapist } = ends;
    const letGo = holdCipher();
    const giving = give(therapist.messenger(), await idOf(therapist), file);
    await ends.clock.settle();
    await ends.stop();
    letGo();
    await expect(giving).rejects.toThrow('stopped');
    leavesNothing(therapist);
  });
});

describe('while its chunks are being opened', () => {
  test('one whose conversation is erased meanwhile leaves nothing', async () => {
    const ends = await joinedEnds({ fetchUpToBytes: 0 });
    const { client, clock } = ends;
    const messageId = await sendFromTherapist(ends, file);
    await clock.advance(5_000);
    const id = await idOf(client);
    const letGo = holdCipher();
    await client.messenger().attachments.fetch(id, messageId);
    await clock.advance(1_000);
    expect(await stateAt(client, messageId)).toEqual({ kind: 'fetching', parts: 0 });
    await client.messenger().erase(id, () => client.store.erase(id));
    letGo();
    await clock.advance(60_000);
    leavesNothing(client);
    await ends.stop();
  });

  test('attacks 19: nothing of it is shown', async () => {
    const ends = await joinedEnds();
    const { client, clock } = ends;
    const letGo = holdCipher();
    const giving = sendFromTherapist(ends, fileOf(70_000));
    letGo();
    const messageId = await giving;
    const letGoAgain = holdCipher();
    await clock.advance(5_000);
    expect(await stateAt(client, messageId)).toEqual({ kind: 'fetching', parts: 0 });
    expect(await readAll(client, messageId)).toBe('not-here');
    letGoAgain();
    await clock.advance(1_000);
    expect(await readAll(client, messageId)).toEqual(fileOf(70_000));
    await ends.stop();
  });
});
