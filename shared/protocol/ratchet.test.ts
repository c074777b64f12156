import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hkdf } from '../crypto/hash.ts';
import { openBox, sealBox } from '../crypto/xchacha20-poly1305.ts';
import { concatBytes, toHex, u32, utf8 } from '../language/bytes.ts';
import {
  forgetExpiredKeys,
  MAX_SKIP,
  MAX_STORED_KEYS,
  messageKeyOf,
  nextChainKey,
  openMessage,
  type RatchetState,
  RATCHET_OVERHEAD,
  sealMessage,
} from './ratchet.ts';
import { decodeRatchet, encodeRatchet } from './ratchet-storage.ts';
import { flipBit, meet, NOW_MS, random } from './testing/parties.ts';

const text = utf8('See you on Thursday.');
const DAY_MS = 86_400_000;

function pair(): { client: RatchetState; therapist: RatchetState } {
  const { client, therapist } = meet();
  return { client: client.ratchet, therapist: therapist.ratchet };
}

function opened(state: RatchetState, message: Uint8Array, nowMs = NOW_MS) {
  const result = openMessage(state, message, nowMs);
  if (result.kind !== 'message') throw new Error(`Expected a message, got ${result.kind}`);
  return result;
}

/** Seals `count` messages in a row. */
function sealMany(state: RatchetState, count: number) {
  const messages: Uint8Array[] = [];
  let current = state;
  for (let index = 0; index < count; index += 1) {
    const sealed = sealMessage(current, text, random);
    current = sealed.state;
    messages.push(sealed.message);
  }
  return { state: current, messages };
}

function last<Item>(items: readonly Item[]): Item {
  const item = items.at(-1);
  if (item === undefined) throw new Error('nothing there');
  return item;
}

/** The message again, its header rewritten by somebody who has the sender's keys. */
function withHeader(before: RatchetState, change: (header: Uint8Array) => void): Uint8Array {
  const { state, message } = sealMessage(before, text, random);
  if (state.sending === undefined || before.sending === undefined) throw new Error('expected a running chain');
  const header = openBox(state.sending.headerKey, message.subarray(0, 2353), state.ad);
  if (header === undefined) throw new Error('the header does not open');
  change(header);
  const sealedHeader = sealBox(state.sending.headerKey, header, state.ad, random);
  const body = sealBox(messageKeyOf(before.sending.chainKey), text, concatBytes(state.ad, sealedHeader), random);
  return concatBytes(sealedHeader, body);
}

describe('known answers', () => {
  test('the chain key is libsignal’s', () => {
    const seed = Uint8Array.from(
      '8ab72d6f4cc5ac0d387eaf463378ddb28edd07385b1cb01250c715982e7ad48f'.match(/../g) ?? [],
      (byte) => Number.parseInt(byte, 16),
    );
    const keys = hkdf(messageKeyOf(seed), new Uint8Array(32), utf8('WhisperMessageKeys'), 80);
    expect(toHex(keys.subarray(0, 32))).toBe('bf51e9d75e0e31031051f82a2491ffc084fa298b7793bd9db620056febf45217');
    expect(toHex(keys.subarray(32, 64))).toBe('c6c77d6a73a354337a56435e34607dfe48e3ace14e77314dc6abc172e7a7030b');
    expect(toHex(nextChainKey(seed))).toBe('28e8f8fee54b801eef7c5cfb2f17f32c7b334485bbb70fac6ec10342a246d15d');
  });

  test('a message is 2,393 bytes longer than its text', () => {
    const { message } = sealMessage(pair().client, text, random);
    expect(RATCHET_OVERHEAD).toBe(2393);
    expect(message).toHaveLength(2393 + text.length);
  });
});

describe('two parties over a bad network', () => {
  type Flight = { readonly message: Uint8Array; readonly plaintext: Uint8Array; isOpened: boolean };
  const action = fc.oneof(
    fc.record({ kind: fc.constant('send' as const), from: fc.constantFrom(0 as const, 1 as const) }),
    fc.record({ kind: fc.constant('deliver' as const), to: fc.constantFrom(0 as const, 1 as const), pick: fc.nat() }),
    fc.record({
      kind: fc.constant('forge' as const),
      to: fc.constantFrom(0 as const, 1 as const),
      pick: fc.nat(),
      bit: fc.nat(),
    }),
  );

  test('whatever is lost, doubled, reordered or forged: each message opens once, and nothing else changes a state', () => {
    fc.assert(
      fc.property(fc.array(action, { minLength: 10, maxLength: 60 }), (actions) => {
        const { client, therapist } = pair();
        const states: [RatchetState, RatchetState] = [client, therapist];
        const flights: [Flight[], Flight[]] = [[], []];
        for (const one of actions) {
          if (one.kind === 'send') {
            const plaintext = random(20);
            const sealed = sealMessage(states[one.from], plaintext, random);
            states[one.from] = restored(sealed.state);
            flights[one.from === 0 ? 1 : 0].push({ message: sealed.message, plaintext, isOpened: false });
            continue;
          }
          const flight = flights[one.to][one.pick % Math.max(1, flights[one.to].length)];
          if (flight === undefined) continue;
          const before = toHex(encodeRatchet(states[one.to]));
          const isForged = one.kind === 'forge';
          const message = isForged ? flipBit(flight.message, one.bit % (8 * flight.message.length)) : flight.message;
          const result = openMessage(states[one.to], message, NOW_MS);
          if (result.kind === 'message') {
            expect(isForged || flight.isOpened).toBe(false);
            expect(result.plaintext).toEqual(flight.plaintext);
            flight.isOpened = true;
            states[one.to] = restored(result.state);
          } else {
            expect(isForged || flight.isOpened).toBe(true);
            expect(toHex(encodeRatchet(states[one.to]))).toBe(before);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  /** Every state goes through the store's form on its way. */
  function restored(state: RatchetState): RatchetState {
    const decoded = decodeRatchet(encodeRatchet(state));
    if (decoded.kind !== 'ratchet') throw new Error(decoded.kind);
    expect(decoded.ratchet).toEqual(state);
    return decoded.ratchet;
  }

  test('attacks 13: 2,000 forged messages leave the state byte for byte as it was', () => {
    const { client, therapist } = pair();
    const { message } = sealMessage(client, text, random);
    const answer = opened(therapist, message).state;
    const target = sealMessage(answer, text, random);
    const before = toHex(encodeRatchet(client));
    const bits = 8 * target.message.length;
    for (let index = 0; index < 1900; index += 1) {
      const forged = flipBit(target.message, Math.floor((index * bits) / 1900));
      expect(openMessage(client, forged, NOW_MS)).toEqual({ kind: 'undecryptable' });
    }
    for (let length = 0; length < 100; length += 1) {
      const cut = target.message.subarray(0, Math.floor((target.message.length * length) / 100));
      expect(openMessage(client, cut, NOW_MS).kind).toBe('undecryptable');
    }
    expect(openMessage(client, concatBytes(target.message, Uint8Array.of(0)), NOW_MS).kind).toBe('undecryptable');
    expect(toHex(encodeRatchet(client))).toBe(before);
    expect(opened(client, target.message).plaintext).toEqual(text);
  });
});

describe('attacks 14: counters out of reach', () => {
  function runningPair() {
    const { client, therapist } = pair();
    const first = sealMessage(client, text, random);
    return { client: first.state, therapist: opened(therapist, first.message).state };
  }

  test.each([
    ['n = 2^32 - 1', 2309, 0xffff_ffff],
    ['n one beyond the limit', 2309, MAX_SKIP + 3],
  ])('%s in a running chain is a skip, at no cost', (_, offset, value) => {
    const { client, therapist } = runningPair();
    const message = withHeader(client, (header) => header.set(u32(value), offset));
    const before = toHex(encodeRatchet(therapist));
    expect(openMessage(therapist, message, NOW_MS)).toEqual({ kind: 'skip' });
    expect(toHex(encodeRatchet(therapist))).toBe(before);
  });

  test.each<[string, { previousCount?: number; count?: number }]>([
    ['PN = 2^32 - 1', { previousCount: 0xffff_ffff }],
    ['n = 2^32 - 1', { count: 0xffff_fffe }],
  ])('%s in a new chain is a skip', (_, claim) => {
    const { client, therapist } = runningPair();
    const answer = sealMessage(therapist, text, random);
    const stepped = sealMessage(opened(client, answer.message).state, text, random).state;
    if (stepped.sending === undefined) throw new Error('expected a chain');
    const lying = {
      ...stepped,
      previousCount: claim.previousCount ?? stepped.previousCount,
      sending: { ...stepped.sending, count: claim.count ?? stepped.sending.count },
    };
    expect(openMessage(answer.state, sealMessage(lying, text, random).message, NOW_MS)).toEqual({ kind: 'skip' });
  });

  test('exactly 1,000 missing messages are bridged, and each still opens', () => {
    const { client, therapist } = pair();
    const { messages } = sealMany(client, MAX_SKIP + 1);
    // The first message of all was HELLO, so 1,000 are missing before the last.
    const result = opened(therapist, last(messages));
    expect(result.state.skipped).toHaveLength(MAX_SKIP);
    expect(opened(result.state, messages[500] ?? text).state.skipped).toHaveLength(MAX_SKIP - 1);
    expect(openMessage(result.state, last(messages), NOW_MS)).toEqual({ kind: 'duplicate' });
  });

  test('never more than 2,000 keys are kept, the oldest go first', () => {
    const { client, therapist } = pair();
    let state = therapist;
    let sender = client;
    let first: Uint8Array | undefined;
    for (let round = 0; round < 3; round += 1) {
      const sealed = sealMany(sender, MAX_SKIP);
      sender = sealed.state;
      first ??= sealed.messages[0];
      state = opened(state, last(sealed.messages)).state;
      expect(state.skipped.length).toBeLessThanOrEqual(MAX_STORED_KEYS);
    }
    expect(state.skipped).toHaveLength(MAX_STORED_KEYS);
    expect(encodeRatchet(state).length).toBeLessThan(120_000);
    expect(openMessage(state, first ?? text, NOW_MS)).toEqual({ kind: 'duplicate' });
  });

  test('a kept key expires after 30 days', () => {
    const { client, therapist } = pair();
    const { messages } = sealMany(client, 3);
    const state = opened(therapist, last(messages)).state;
    expect(forgetExpiredKeys(state, NOW_MS + 29 * DAY_MS)).toBe(state);
    expect(forgetExpiredKeys(state, NOW_MS + 30 * DAY_MS).skipped).toEqual([]);
  });
});

describe('attacks 28: no way down', () => {
  test('a header rewritten as it was opens: what follows is refused for its change alone', () => {
    const { client, therapist } = pair();
    const answer = sealMessage(therapist, text, random);
    const stepped = sealMessage(opened(client, answer.message).state, text, random).state;
    expect(
      opened(
        answer.state,
        withHeader(stepped, () => undefined),
      ).plaintext,
    ).toEqual(text);
  });

  test.each([
    ['an older version byte', (header: Uint8Array) => header.set([0], 0)],
    ['a later version byte', (header: Uint8Array) => header.set([2], 0)],
  ])('%s in the header is refused', (_, change) => {
    const { client, therapist } = pair();
    const first = sealMessage(client, text, random);
    const message = withHeader(first.state, change);
    expect(openMessage(opened(therapist, first.message).state, message, NOW_MS)).toEqual({ kind: 'undecryptable' });
  });

  test.each([
    ['a KEM key beyond the modulus', (header: Uint8Array) => header.fill(0xff, 33, 40)],
    ['a step without a KEM key', (header: Uint8Array) => header.fill(0xff, 33, 1217)],
    ['a low-order point', (header: Uint8Array) => header.fill(0, 1, 33)],
    ['a non-canonical point', (header: Uint8Array) => header.fill(0xff, 1, 33)],
  ])('attacks 8: %s in a new chain is refused', (_, change) => {
    const { client, therapist } = pair();
    const answer = sealMessage(therapist, text, random);
    const stepped = sealMessage(opened(client, answer.message).state, text, random).state;
    const message = withHeader(stepped, change);
    expect(openMessage(answer.state, message, NOW_MS)).toEqual({ kind: 'undecryptable' });
  });
});

describe('the stored form', () => {
  test('a later version is told from damage', () => {
    const bytes = encodeRatchet(pair().client);
    expect(decodeRatchet(bytes.with(0, 2)).kind).toBe('newer-version');
    expect(decodeRatchet(bytes.with(0, 0)).kind).toBe('damaged');
    expect(decodeRatchet(bytes.with(1, 0xff)).kind).toBe('damaged');
    for (let length = 0; length < bytes.length; length += 7) {
      expect(decodeRatchet(bytes.subarray(0, length)).kind).toBe('damaged');
    }
    expect(decodeRatchet(concatBytes(bytes, new Uint8Array(40))).kind).toBe('damaged');
    expect(decodeRatchet(concatBytes(bytes, new Uint8Array(32).fill(1), u32(0xffff_ffff))).kind).toBe('damaged');
    expect(decodeRatchet(new Uint8Array()).kind).toBe('damaged');
  });
});

test('a responder that has received nothing has nobody to write to', () => {
  const { client } = pair();
  const blind: RatchetState = { ...client, sending: undefined, own: undefined, peer: undefined, needsStep: false };
  expect(() => sealMessage(blind, text, random)).toThrow();
});
