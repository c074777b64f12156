import { describe, expect, test } from 'vitest';
import { passphraseStrength } from './passphrase-strength.ts';

describe('passphrase strength', () => {
  test.each([
    'password123456',
    'aaaaaaaaaaaaaaaaaaaa',
    'qwertyuiopasdfgh',
    'short9!X',
    'correct horse',
    'abacus abacus abacus abacus abacus',
  ])('refuses %s', (passphrase) => {
    expect(passphraseStrength(passphrase).isAccepted).toBe(false);
  });

  test.each([
    'tulip harbor 92 glacier',
    'abacus yodel casket dwelled uncork',
    'Vj3#kq9!zPw2Lx',
    'el-gato-duerme-sobre-mi-teclado-7',
  ])('accepts %s', (passphrase) => {
    expect(passphraseStrength(passphrase).isAccepted).toBe(true);
  });

  test('counts characters as people do, after normalisation', () => {
    expect(passphraseStrength('ﬁ😀').length).toBe(3);
  });

  test('takes a very long text without stalling', () => {
    expect(passphraseStrength('many words and 17 numbers '.repeat(40)).score).toBeGreaterThanOrEqual(3);
  });
});
