import fc from 'fast-check';
import { expect, test } from 'vitest';
import { judgePassphrase, leastCharacters, suggestPassphrase } from './passphrase-strength.ts';

test('nothing typed is nothing judged', () => {
  expect(judgePassphrase('')).toEqual({ kind: 'empty', bars: 0, isAccepted: false });
});

test('says how many characters are missing, counted as people count them', () => {
  expect(judgePassphrase('tibio ventana')).toMatchObject({ kind: 'short', missing: leastCharacters - 13 });
  expect(judgePassphrase('🌿🌿🌿')).toMatchObject({ kind: 'short', missing: leastCharacters - 3 });
});

test.each(['passwordpassword', 'abcdefghijklmnopqrst', 'qwertyuiopasdfgh', 'x'.repeat(100), 'contraseñacontraseña'])(
  'long but well known: %s',
  (passphrase) => {
    expect(judgePassphrase(passphrase)).toMatchObject({ kind: 'guessable', isAccepted: false });
  },
);

test('the names of the practice do not make a passphrase', () => {
  const known = ['Rivera Therapy Practice', 'Lucía Rivera'];
  expect(judgePassphrase('riveratherapypractice', known).isAccepted).toBe(false);
  expect(judgePassphrase('tejado nublado cuarenta pinzas', known).isAccepted).toBe(true);
});

test('every suggestion is five words and strong', () => {
  fc.assert(
    fc.property(fc.infiniteStream(fc.uint8Array({ minLength: 2, maxLength: 2 })), (stream) => {
      const suggestion = suggestPassphrase(() => Uint8Array.of(...[...stream.take(1)].flatMap((bytes) => [...bytes])));
      expect(suggestion.split(' ')).toHaveLength(5);
      // The same word five times can be drawn; it is as rare as any other draw and judged for what it is.
      if (new Set(suggestion.split(' ')).size === 5)
        expect(judgePassphrase(suggestion)).toMatchObject({ kind: 'strong', bars: 4 });
    }),
    { numRuns: 60 },
  );
});

test('a draw that would favour the first words is thrown away', () => {
  const draws = [0xff, 0xff, ...Array.from({ length: 10 }, () => 0)];
  let position = 0;
  const suggestion = suggestPassphrase((length) => Uint8Array.from(draws.slice(position, (position += length))));
  expect(suggestion).toBe(Array.from({ length: 5 }, () => 'abacus').join(' '));
});
