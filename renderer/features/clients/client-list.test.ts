import { describe, expect, test } from 'vitest';
import { clientId, timestamp } from '../../../shared/contract/shapes.ts';
import {
  type ClientSummary,
  clientsToShow,
  connectionTone,
  connectionWords,
  isReturning,
  needsWords,
} from './client-list.ts';

function client(number: number, changed: Partial<ClientSummary> = {}): ClientSummary {
  return {
    id: clientId.parse(String(number).padStart(32, '0')),
    name: `Client ${String(number)}`,
    connection: 'joined',
    unread: 0,
    lastIsOwn: false,
    hasDraft: false,
    isVerified: false,
    isFrozen: false,
    createdAt: timestamp.parse(number),
    isArchived: false,
    ...changed,
  };
}

const names = (clients: readonly ClientSummary[]) => clients.map((one) => one.name);

describe('the list of clients', () => {
  test('has the last to stir first; one without messages counts from when it was added', () => {
    const clients = [client(1, { lastAt: timestamp.parse(50) }), client(2), client(3, { lastAt: timestamp.parse(90) })];
    expect(names(clientsToShow(clients, 'all'))).toEqual(['Client 3', 'Client 1', 'Client 2']);
  });

  test('leaves the archived out, but finds them under unread when they write', () => {
    const clients = [client(1), client(2, { isArchived: true, unread: 1 }), client(3, { isArchived: true })];
    expect(names(clientsToShow(clients, 'all'))).toEqual(['Client 1']);
    expect(names(clientsToShow(clients, 'unread'))).toEqual(['Client 2']);
    expect(names(clientsToShow(clients, 'archived'))).toEqual(['Client 3', 'Client 2']);
  });

  test('counts who waits at the door as unread', () => {
    expect(names(clientsToShow([client(1, { connection: 'wants-to-join' }), client(2)], 'unread'))).toEqual([
      'Client 1',
    ]);
  });

  test('has words for every state but the usual one', () => {
    expect(needsWords(client(1))).toBe(false);
    expect(needsWords(client(1, { connection: 'invited' }))).toBe(true);
    expect(connectionWords(client(1, { isFrozen: true }))).toBe('frozen');
    expect(connectionTone(client(1, { isFrozen: true }))).toBe('danger');
    expect(connectionTone(client(1, { connection: 'ended' }))).toBe('plain');
  });

  test('says first who asks to join again, then that the number changed', () => {
    const changed = client(1, { isNumberChanged: true });
    expect(connectionWords(changed)).toBe('number-changed');
    expect(connectionTone(changed)).toBe('needs-you');
    expect(connectionWords({ ...changed, connection: 'ended' })).toBe('ended');
    expect(connectionWords({ ...changed, isFrozen: true, wantsToRejoin: true })).toBe('wants-to-rejoin');
    expect(names(clientsToShow([client(1, { wantsToRejoin: true }), client(2)], 'unread'))).toEqual(['Client 1']);
  });

  test('knows who has been here before', () => {
    expect(isReturning(client(1))).toBe(true);
    expect(isReturning(client(1, { connection: 'ended' }))).toBe(true);
    expect(isReturning(client(1, { connection: 'wants-to-join' }))).toBe(false);
    expect(isReturning(client(1, { connection: 'wants-to-join', lastAt: timestamp.parse(5) }))).toBe(true);
  });
});
