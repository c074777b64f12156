/** Hits gathered under the client they belong to, in the order in which each client first appears. */
import type { ClientId } from '../../../shared/domain/ids.ts';
import type { Output } from '../../../shared/contract/index.ts';

export type SearchHit = Output<'search.find'>['hits'][number];
export type SearchGroup = {
  readonly clientId: ClientId;
  readonly clientName: string;
  readonly hits: readonly IndexedHit[];
};
/** `index` counts through all groups, for the arrow keys. */
export type IndexedHit = { readonly index: number; readonly hit: SearchHit };

export function searchGroups(hits: readonly SearchHit[]): SearchGroup[] {
  const order: { clientId: ClientId; clientName: string; hits: SearchHit[] }[] = [];
  for (const hit of hits) {
    const group = order.find((candidate) => candidate.clientId === hit.clientId);
    if (group === undefined) order.push({ clientId: hit.clientId, clientName: hit.clientName, hits: [hit] });
    else group.hits.push(hit);
  }
  let index = 0;
  return order.map((group) => ({ ...group, hits: group.hits.map((hit) => ({ index: index++, hit })) }));
}

export function hitKey(hit: SearchHit): string {
  return hit.kind === 'note' ? `note ${hit.noteId}` : `${hit.kind} ${hit.key}`;
}
