import { Fingerprint, PublicKey } from '@signalapp/libsignal-client';
import { describe, expect, test } from 'vitest';
import { generateDhPair } from '../crypto/x25519.ts';
import { concatBytes, fromHex, utf8 } from '../language/bytes.ts';
import { fingerprint, safetyNumber } from './safety-number.ts';
import { random } from './testing/parties.ts';

const therapist = generateDhPair(random).public;
const client = generateDhPair(random).public;

function libsignalNumber(a: { id: string; key: Uint8Array }, b: { id: string; key: Uint8Array }): string {
  const keyOf = (key: Uint8Array) => PublicKey.deserialize(concatBytes(Uint8Array.of(5), key).slice());
  const print = Fingerprint.new(5200, 0, utf8(a.id).slice(), keyOf(a.key), utf8(b.id).slice(), keyOf(b.key));
  return print.displayableFingerprint().toString();
}

describe('the safety number', () => {
  test('is libsignal’s for the same keys and ids', () => {
    const peer = { id: 'quietline/client', key: client };
    expect(safetyNumber({ therapist, client }).digits).toBe(
      libsignalNumber({ id: 'quietline/therapist', key: therapist }, peer),
    );
  });

  test('gives libsignal’s published answer', () => {
    const aliceKey = fromHex('06863bc66d02b40d27b8d49ca7c09e9239236f9d7d25d6fcca5ce13c7064d868') ?? new Uint8Array();
    const bobKey = fromHex('f781b6fb32fed9ba1cf2de978d4d5da28dc34046ae814402b5c0dbd96fda907b') ?? new Uint8Array();
    const halves = [fingerprint(utf8('+14152222222'), aliceKey, 5200), fingerprint(utf8('+14153333333'), bobKey, 5200)];
    expect(halves.sort().join('')).toBe('300354477692869396892869876765458257569162576843440918079131');
  });

  test('is twelve groups of five digits', () => {
    const { digits, groups } = safetyNumber({ therapist, client });
    expect(digits).toMatch(/^\d{60}$/);
    expect(groups).toHaveLength(12);
    expect(groups.join('')).toBe(digits);
  });

  test('is another when either key is another, or when they change places', () => {
    const { digits } = safetyNumber({ therapist, client });
    const other = generateDhPair(random).public;
    expect(safetyNumber({ therapist: other, client }).digits).not.toBe(digits);
    expect(safetyNumber({ therapist, client: other }).digits).not.toBe(digits);
    expect(safetyNumber({ therapist: client, client: therapist }).digits).not.toBe(digits);
  });
});
