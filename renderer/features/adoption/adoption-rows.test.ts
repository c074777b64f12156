/** The overview counts right, suggests one thing, and stays in order. */
import { describe, expect, test } from 'vitest';
import type { AdoptionRow } from '../../../shared/contract/methods/adoption.ts';
import type { ClientId, MessageId, Timestamp } from '../../../shared/domain/ids.ts';
import { countsOf, rowsOf, sorted } from './adoption-rows.ts';

const now = Date.UTC(2026, 2, 30);
const daysAgo = (days: number) => (now - days * 86_400_000) as Timestamp;

function client(name: string, facts: Partial<AdoptionRow>): AdoptionRow {
  return { id: name as ClientId, name, connection: 'joined', isVerified: true, isFrozen: false, ...facts };
}

function answered(kind: 'signed' | 'refused' | 'withdrawn') {
  return { kind, version: 1, at: daysAgo(3), messageId: '00' as MessageId, isCurrent: true };
}

const clients = [
  client('Ana', { lastHeardAt: daysAgo(1), consent: answered('signed') }),
  client('Ben', { lastHeardAt: daysAgo(14) }),
  client('Cleo', { lastHeardAt: daysAgo(2), isVerified: false }),
  client('Dan', { lastHeardAt: daysAgo(40), isNumberChanged: true, isVerified: false }),
  client('Eva', { connection: 'not-invited', isVerified: false }),
  client('Finn', { connection: 'invited', isVerified: false }),
  client('Gia', { connection: 'wants-to-join', isVerified: false }),
  client('Hal', { connection: 'ended' }),
  client('Ida', { wantsToRejoin: true, lastHeardAt: daysAgo(50) }),
  client('Jon', { isFrozen: true, lastHeardAt: daysAgo(1) }),
  client('Kai', { connection: 'not-invited', isVerified: false, alternative: 'letter' }),
  client('Lou', { lastHeardAt: daysAgo(90), alternative: 'phone' }),
];

const asked = [
  client('Kim', { lastHeardAt: daysAgo(1), consent: { kind: 'not-asked' } }),
  client('Lea', { lastHeardAt: daysAgo(1), consent: { kind: 'asked', version: 1, isCurrent: true, at: daysAgo(20) } }),
  client('Max', { lastHeardAt: daysAgo(1), consent: { kind: 'asked', version: 1, isCurrent: true, at: daysAgo(2) } }),
  client('Ned', { lastHeardAt: daysAgo(1), consent: answered('refused') }),
  client('Oda', { lastHeardAt: daysAgo(1), consent: { ...answered('withdrawn'), askedFor: 2 } }),
];
const rows = rowsOf(clients, now, 14);
const names = (shown: typeof rows) => shown.map((row) => row.client.name).join(' ');

describe('adoption at a glance', () => {
  test('suggests one thing for each', () => {
    expect(rows.map(({ client: { name }, step }) => `${name} ${step}`)).toEqual([
      'Ana nothing',
      'Ben get-in-touch',
      'Cleo compare',
      'Dan compare-again',
      'Eva invite',
      'Finn help-join',
      'Gia let-in',
      'Hal nothing',
      'Ida let-in',
      'Jon invite-anew',
      'Kai nothing',
      'Lou nothing',
    ]);
    expect(rowsOf(clients, now, 30).find((row) => row.client.name === 'Ben')?.step).toBe('nothing');
  });

  test('asks to sign by itself only who was never asked, and leaves a no to a talk', () => {
    expect(rowsOf(asked, now, 14).map(({ step }) => step)).toEqual([
      'ask-to-sign',
      'look-together',
      'nothing',
      'talk',
      'nothing',
    ]);
  });

  test('counts who was invited, has joined, and was compared', () => {
    expect(countsOf(rows)).toEqual({
      ...{ all: 12, invited: 10, joined: 7, signed: 1, verified: 5, alternative: 2 },
    });
  });

  test('sorts by each column, both ways, and by name within it', () => {
    expect(names(sorted(rows, { by: 'name', isDescending: true }))).toBe(
      'Lou Kai Jon Ida Hal Gia Finn Eva Dan Cleo Ben Ana',
    );
    expect(names(sorted(rows, { by: 'next', isDescending: false }))).toBe(
      'Gia Ida Jon Dan Eva Finn Cleo Ben Ana Hal Kai Lou',
    );
    expect(names(sorted(rows, { by: 'heard', isDescending: false }))).toBe(
      'Lou Ida Dan Ben Cleo Ana Jon Eva Finn Gia Hal Kai',
    );
    expect(names(sorted(rows, { by: 'verified', isDescending: false })).startsWith('Dan Cleo')).toBe(true);
    expect(names(sorted(rows, { by: 'connection', isDescending: true })).startsWith('Hal Ana Ben')).toBe(true);
  });
});
