import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { utf8 } from '../language/bytes.ts';
import { type Chain, extendChain, startChain } from './chain.ts';
import type { RekeyInfo, RekeyReason } from './rekey-info.ts';
import { type OwnStands, settleRekey } from './rekey-settlement.ts';

const start = startChain(new Uint8Array(32).fill(5));

/** The chain after `count` payloads of one direction, and after `others` that another device wrote in their place. */
function chainOf(direction: string, count: number, others = 0): Chain[] {
  const chains = [start];
  for (let seq = 1; seq <= count; seq += 1) {
    const text = `${direction} ${seq}${seq > count - others ? ' by another' : ''}`;
    chains.push(extendChain(chains.at(-1) ?? start, utf8(text)));
  }
  return chains;
}

function standsOf(reason: RekeyReason, sent: readonly Chain[], received: readonly Chain[]): OwnStands {
  return {
    reason,
    sent: sent.at(-1) ?? start,
    received: received.at(-1) ?? start,
    sentHashAt: (seq) => sent[seq]?.hash,
    receivedHashAt: (seq) => received[seq]?.hash,
  };
}

function told({ reason, sent, received }: OwnStands): RekeyInfo {
  return { reason, sent, received };
}

/** The therapist was restored to where `sent` and `received` had come; the client has all of both. */
function settle(sent: number, received: number, whole: { sent: number; received: number }) {
  const therapist = standsOf('restored', chainOf('t', sent), chainOf('c', received));
  const client = standsOf('other', chainOf('c', whole.received), chainOf('t', whole.sent));
  return { therapist: settleRekey(therapist, told(client)), client: settleRekey(client, told(therapist)) };
}

describe('what a restored side lost', () => {
  test('attacks 23: comes back from the peer, in both directions, and the own direction goes on', () => {
    const { therapist, client } = settle(12, 7, { sent: 15, received: 9 });
    expect(client).toEqual({ kind: 'settled', resend: [8, 9], giveBack: [13, 15] });
    expect(therapist).toEqual({
      kind: 'settled',
      missing: [8, 9],
      lost: [13, 15],
      continueFrom: chainOf('t', 15).at(-1),
    });
  });

  test('is nothing when the backup was the newest, and everything when it was of the first day', () => {
    expect(settle(4, 4, { sent: 4, received: 4 })).toEqual({
      therapist: { kind: 'settled' },
      client: { kind: 'settled' },
    });
    expect(settle(0, 0, { sent: 2, received: 1 }).client).toEqual({
      kind: 'settled',
      resend: [1, 1],
      giveBack: [1, 2],
    });
  });

  test('what was under way when the backup was made is resent', () => {
    const therapist = standsOf('restored', chainOf('t', 6), chainOf('c', 3));
    const client = standsOf('other', chainOf('c', 3), chainOf('t', 5));
    expect(settleRekey(therapist, told(client))).toEqual({ kind: 'settled', resend: [6, 6] });
    expect(settleRekey(client, told(therapist))).toEqual({ kind: 'settled', missing: [6, 6] });
  });

  test('attacks 23: what an earlier restore lost comes back at the next, as far as the peer still has it', () => {
    const own: OwnStands = { ...standsOf('other', chainOf('t', 9), chainOf('c', 4)), lost: [3, 6] };
    const whole = standsOf('restored', chainOf('c', 4), chainOf('t', 9));
    expect(settleRekey(own, told(whole))).toEqual({ kind: 'settled', lost: [3, 6] });
    expect(settleRekey(whole, { ...told(own), lost: [3, 6] })).toEqual({ kind: 'settled', giveBack: [3, 6] });
    const half = standsOf('restored', chainOf('c', 4), chainOf('t', 4));
    expect(settleRekey(own, told(half))).toEqual({ kind: 'settled', resend: [5, 9], lost: [3, 4], gone: [5, 6] });
    expect(settleRekey(half, { ...told(own), lost: [3, 6] })).toMatchObject({ giveBack: [3, 4], missing: [5, 9] });
    const further = standsOf('other', chainOf('c', 4), chainOf('t', 12));
    const again: OwnStands = { ...own, reason: 'restored' };
    expect(settleRekey(again, told(further))).toMatchObject({ lost: [3, 12], continueFrom: { seq: 12 } });
    expect(settleRekey(further, { ...told(again), lost: [3, 6] })).toMatchObject({ giveBack: [3, 12] });
  });

  test('both sides agree on every range, however old the backup', () => {
    fc.assert(
      fc.property(fc.nat(20), fc.nat(20), fc.nat(10), fc.nat(10), (sent, received, moreSent, moreReceived) => {
        const { therapist, client } = settle(sent, received, {
          sent: sent + moreSent,
          received: received + moreReceived,
        });
        if (therapist.kind !== 'settled' || client.kind !== 'settled') throw new Error('fork');
        expect(client.resend).toEqual(therapist.missing);
        expect(client.giveBack).toEqual(therapist.lost);
        expect(therapist.continueFrom === undefined).toBe(moreSent === 0);
      }),
    );
  });
});

describe('two stories', () => {
  test('attacks 15, 23: a peer that has more of the own direction than was ever sent, and no word of a restore', () => {
    const own = standsOf('too-many-missing', chainOf('c', 4), chainOf('t', 4));
    const peer = standsOf('other', chainOf('t', 4), chainOf('c', 6));
    expect(settleRekey(own, told(peer))).toEqual({ kind: 'fork', direction: 'sent' });
    const behind = standsOf('other', chainOf('t', 2), chainOf('c', 4));
    expect(settleRekey(own, told(behind))).toEqual({ kind: 'fork', direction: 'received' });
  });

  test('attacks 15: other payloads under the same numbers, in either direction, before or at the end', () => {
    const own = standsOf('other', chainOf('c', 6), chainOf('t', 6));
    for (const [received, direction] of [
      [chainOf('c', 6, 1), 'sent'],
      [chainOf('c', 3, 2), 'sent'],
    ] as const) {
      const peer = standsOf('restored', chainOf('t', 6), received);
      expect(settleRekey(own, told(peer))).toEqual({ kind: 'fork', direction });
    }
    for (const sent of [chainOf('t', 6, 1), chainOf('t', 2, 1)]) {
      const peer = standsOf('restored', sent, chainOf('c', 6));
      expect(settleRekey(own, told(peer))).toEqual({ kind: 'fork', direction: 'received' });
    }
  });
});
