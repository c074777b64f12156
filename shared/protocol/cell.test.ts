import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sealBox } from '../crypto/xchacha20-poly1305.ts';
import { concatBytes } from '../language/bytes.ts';
import { CELL_SIZES, openCell, sealCell } from './cell.ts';
import { NO_BYTES } from './labels.ts';
import { mailboxSealKey } from './mailbox.ts';
import { MAX_PAYLOAD_BYTES } from './payload.ts';
import { RATCHET_OVERHEAD } from './ratchet.ts';
import { flipBit, random } from './testing/parties.ts';

const key = mailboxSealKey(new Uint8Array(32).fill(1));

function sealed(bodyLength: number): Uint8Array {
  const cell = sealCell(key, 'message', new Uint8Array(bodyLength).fill(7), random);
  if (cell === undefined) throw new Error('too large');
  return cell;
}

test('every body comes back, in one of three sizes', () => {
  const type = fc.constantFrom('join' as const, 'message' as const, 'rekey1' as const, 'rekey2' as const);
  fc.assert(
    fc.property(type, fc.uint8Array({ maxLength: 20_000 }), (one, body) => {
      const cell = sealCell(key, one, body, random);
      if (cell === undefined) throw new Error('too large');
      expect(CELL_SIZES).toContain(cell.length);
      const opened = openCell(key, cell);
      if (opened.kind !== 'cell') throw new Error(opened.kind);
      expect(opened.type).toBe(one);
      expect(opened.body).toEqual(Uint8Array.from(body));
    }),
  );
});

test.each([
  [1660, 4096],
  [1661, 16_384],
  [13_948, 16_384],
  [13_949, 65_536],
  [63_100, 65_536],
])('a payload of %i bytes travels in a cell of %i', (payload, size) => {
  expect(sealed(payload + RATCHET_OVERHEAD)).toHaveLength(size);
});

test('what is larger than any cell is said', () => {
  expect(MAX_PAYLOAD_BYTES).toBe(63_100);
  expect(sealCell(key, 'message', new Uint8Array(MAX_PAYLOAD_BYTES + RATCHET_OVERHEAD + 1), random)).toBeUndefined();
});

describe('attacks 13: cells that are none', () => {
  const cell = sealed(3000);

  test('flipped bits', () => {
    for (let bit = 0; bit < 8 * cell.length; bit += 61) {
      expect(openCell(key, flipBit(cell, bit))).toEqual({ kind: 'not-sealed-here' });
    }
  });

  test('truncated, extended, empty, random', () => {
    for (const other of [cell.subarray(1), concatBytes(cell, Uint8Array.of(0)), NO_BYTES, cell.subarray(0, 39)]) {
      expect(openCell(key, other)).toEqual({ kind: 'not-sealed-here' });
    }
    for (const size of CELL_SIZES) expect(openCell(key, random(size))).toEqual({ kind: 'not-sealed-here' });
    expect(openCell(key, concatBytes(cell, new Uint8Array(16_384 - 4096)))).toEqual({ kind: 'not-sealed-here' });
  });

  test('attacks 11: a cell of another mailbox', () => {
    expect(openCell(mailboxSealKey(new Uint8Array(32).fill(2)), cell)).toEqual({ kind: 'not-sealed-here' });
  });

  function filledWith(plaintext: Uint8Array): Uint8Array {
    const whole = new Uint8Array(4096 - 40);
    whole.set(plaintext);
    return sealBox(key, whole, NO_BYTES, random);
  }

  test('rightly sealed by somebody hostile: a length beyond the end, dirty padding, an unknown type', () => {
    expect(openCell(key, filledWith(Uint8Array.of(2, 0xff, 0xff)))).toEqual({ kind: 'malformed' });
    expect(openCell(key, filledWith(Uint8Array.of(2, 0, 0, 1)))).toEqual({ kind: 'malformed' });
    expect(openCell(key, filledWith(Uint8Array.of(9, 0, 1, 1)))).toEqual({ kind: 'unknown-type', type: 9 });
    expect(openCell(key, filledWith(Uint8Array.of(0, 0, 0)))).toEqual({ kind: 'unknown-type', type: 0 });
  });
});
