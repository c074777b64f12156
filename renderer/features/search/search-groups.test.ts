import { describe, expect, test } from 'vitest';
import { clientId, messageId, timestamp } from '../../../shared/contract/shapes.ts';
import { hitKey, type SearchHit, searchGroups } from './search-groups.ts';

function hit(client: number, key: string): SearchHit {
  return {
    kind: 'message',
    clientId: clientId.parse(String(client).padStart(32, '0')),
    clientName: `Client ${String(client)}`,
    messageId: messageId.parse('0'.repeat(32)),
    key,
    isOwn: false,
    at: timestamp.parse(0),
    snippet: [],
  };
}

describe('groups of hits', () => {
  test('stand in the order in which each client first appears, and count through', () => {
    const groups = searchGroups([hit(2, 'a'), hit(1, 'b'), hit(2, 'c')]);
    expect(groups.map((group) => group.clientName)).toEqual(['Client 2', 'Client 1']);
    expect(groups.map((group) => group.hits.map(({ index, hit: one }) => [index, hitKey(one)]))).toEqual([
      [
        [0, 'message a'],
        [1, 'message c'],
      ],
      [[2, 'message b']],
    ]);
  });
});
