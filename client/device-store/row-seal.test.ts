import { describe, expect, test } from 'vitest';
import { systemRandom } from '../../shared/crypto/random.ts';
import { plainRows, sealedRows } from './row-seal.ts';

type Row = {
  readonly conversationId: string;
  readonly position?: number;
  readonly text: string;
  readonly more?: unknown;
};

const row: Row = {
  conversationId: 'c1',
  text: 'private words',
  more: {
    bytes: Uint8Array.of(0, 255),
    map: new Map<string, unknown>([
      ['q1', { text: 'ñ' }],
      ['q2', 7],
    ]),
    nothing: [],
  },
};

describe('a sealed row', () => {
  const rows = sealedRows(systemRandom(32), systemRandom);

  test('comes back as it was, bytes and maps with it, and shows its place only', () => {
    const kept = rows.shut('drafts', row);
    expect(Object.keys(kept).sort()).toEqual(['conversationId', 'sealed']);
    expect(JSON.stringify(kept)).not.toContain('private');
    expect(rows.open('drafts', kept)).toEqual(row);
  });

  test('opens with the position that the store gave it later', () => {
    const kept = rows.shut('events', row);
    Object.assign(kept, { position: 3 });
    expect(rows.open('events', kept)).toEqual({ ...row, position: 3 });
  });

  test('opens in no other place, under no other key, and with no bit changed', () => {
    const kept = rows.shut('drafts', row);
    expect(() => rows.open('events', kept)).toThrow();
    expect(() => rows.open('drafts', Object.assign({ ...kept }, { conversationId: 'c2' }))).toThrow();
    expect(() => sealedRows(systemRandom(32), systemRandom).open('drafts', kept)).toThrow();
    const sealed = 'sealed' in kept && kept.sealed instanceof Uint8Array ? kept.sealed : new Uint8Array();
    const changed = sealed.slice();
    changed[40] = (changed[40] ?? 0) ^ 1;
    expect(() => rows.open('drafts', Object.assign({ ...kept }, { sealed: changed }))).toThrow();
  });
});

test('a row that lies open beside sealed ones is refused, and so is a sealed one where there is no passcode', () => {
  let refused = 0;
  const onRefused = () => {
    refused += 1;
  };
  const plain = plainRows(onRefused);
  const sealed = sealedRows(systemRandom(32), systemRandom, onRefused);
  const kept = plain.shut('drafts', row);
  expect(kept).toBe(row);
  expect(plain.open('drafts', kept)).toBe(row);
  expect(() => sealed.open('drafts', kept)).toThrow();
  expect(() => sealed.open('drafts', Object.assign({ ...kept }, { sealed: 'words' }))).toThrow();
  expect(() => plain.open('drafts', sealed.shut('drafts', row))).toThrow();
  expect(refused).toBe(3);
});

test('a seal that is retired writes no more, and still opens what it wrote', () => {
  const rows = plainRows();
  const kept = rows.shut('drafts', row);
  rows.retire();
  expect(() => rows.shut('drafts', row)).toThrow();
  expect(rows.open('drafts', kept)).toBe(row);
});
