import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatJoinCode, generateJoinCode, joinCodeKey, normalizeJoinCode } from './join-code.ts';
import { acceptJoin } from './join.ts';
import { makeInvite, makeJoin, NOW_MS, random } from './testing/parties.ts';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

describe('the code', () => {
  test('attacks 7: every character carries five bits, and every byte is as likely as any other', () => {
    const counts = new Map<string, number>();
    for (let byte = 0; byte < 256; byte += 1) {
      const code = generateJoinCode((length) => new Uint8Array(length).fill(byte));
      const character = code.charAt(0);
      expect(code).toBe(character.repeat(8));
      counts.set(character, (counts.get(character) ?? 0) + 1);
    }
    expect([...counts.keys()].sort().join('')).toBe(alphabet);
    expect(new Set(counts.values())).toEqual(new Set([8]));
  });

  test('comes back from however it is typed', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 8, maxLength: 8 }), (bytes) => {
        const code = generateJoinCode(() => bytes);
        for (const typed of [
          code,
          formatJoinCode(code),
          ` ${formatJoinCode(code).toLowerCase()}\n`,
          [...code].join(' '),
          code.replaceAll('1', 'l').replaceAll('0', 'o'),
          code.replaceAll('1', 'I').replaceAll('0', 'O'),
        ]) {
          expect(normalizeJoinCode(typed)).toBe(code);
        }
      }),
    );
  });

  test.each([
    ['k7qd\u20132m9x', 'K7QD2M9X'],
    ['K7QD\u00a02M9X\u200b', 'K7QD2M9X'],
    ['oil0-oil0', '01100110'],
    ['\uff2b7QD2M9X', 'K7QD2M9X'],
    ['K7QD2M9', undefined],
    ['K7QD2M9XX', undefined],
    ['K7QD2M9U', undefined],
    ['K7QD2M9!', undefined],
    ['\u041a7QD2M9X', undefined],
    ['', undefined],
  ])('%j is read as %j', (typed, code) => {
    expect(normalizeJoinCode(typed)).toBe(code);
  });

  test('is not looked for in a long text', () => {
    expect(normalizeJoinCode(`${' '.repeat(1_000_000)}K7QD2M9X`)).toBeUndefined();
  });
});

describe('its key', () => {
  test('is made of the normalized code alone', async () => {
    await expect(joinCodeKey('k7qd2m9x', new Uint8Array(16))).rejects.toThrow('normalized');
  });

  test('says how far it is, and lets the thread go meanwhile', async () => {
    const progress: number[] = [];
    let turns = 0;
    const timer = setInterval(() => {
      turns += 1;
    }, 1);
    await joinCodeKey('K7QD2M9X', new Uint8Array(16), (done) => progress.push(done));
    clearInterval(timer);
    expect(progress.at(-1)).toBe(1);
    expect(progress.length).toBeGreaterThan(5);
    expect(progress).toEqual([...progress].sort((a, b) => a - b));
    expect(turns).toBeGreaterThan(1);
  });

  test('attacks 6: opens the door to who has code and link, and to nobody with another code', async () => {
    const { invite, secrets } = makeInvite({ requiresCode: true });
    const key = await joinCodeKey('K7QD2M9X', invite.inviteId);
    const { body } = makeJoin(invite, key);
    expect(acceptJoin({ secrets, body, psk: key, nowMs: NOW_MS }).kind).toBe('hello');
    const wrong = await joinCodeKey('K7QD2M9Y', invite.inviteId);
    const refused = { kind: 'refused', reason: 'wrong-code-or-altered' };
    expect(acceptJoin({ secrets, body, psk: wrong, nowMs: NOW_MS })).toEqual(refused);
    expect(acceptJoin({ secrets, body, nowMs: NOW_MS })).toEqual(refused);
    expect(await joinCodeKey('K7QD2M9X', random(16))).not.toEqual(key);
  });
});
