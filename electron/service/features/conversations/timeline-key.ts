/** Where an item stands in a conversation's timeline: opaque to screens, and in order when compared as text. */
import { Fault } from '../../../../shared/contract/errors.ts';

/** Events stand before messages of the same millisecond. */
export type TimelinePlace = { readonly at: number; readonly source: 'event' | 'entry'; readonly rowId: number };

export function encodeTimelineKey({ at, source, rowId }: TimelinePlace): string {
  return `${hex(at)}${source === 'event' ? '0' : '1'}${hex(rowId)}`;
}

/** A message's key. */
export function timelineKeyOf(message: { readonly orderAt: number; readonly rowId: number }): string {
  return encodeTimelineKey({ at: message.orderAt, source: 'entry', rowId: message.rowId });
}

/** Throws `invalid-input` for what was not made by `encodeTimelineKey`. */
export function decodeTimelineKey(key: string): TimelinePlace {
  const parts = /^([0-9a-f]{14})([01])([0-9a-f]{14})$/.exec(key);
  const [, at, source, rowId] = parts ?? [];
  if (at === undefined || source === undefined || rowId === undefined) throw new Fault('invalid-input');
  return { at: Number.parseInt(at, 16), source: source === '0' ? 'event' : 'entry', rowId: Number.parseInt(rowId, 16) };
}

export function comparePlaces(a: TimelinePlace, b: TimelinePlace): number {
  if (a.at !== b.at) return a.at - b.at;
  if (a.source !== b.source) return a.source === 'event' ? -1 : 1;
  return a.rowId - b.rowId;
}

/** Fourteen digits hold every safe integer. */
function hex(value: number): string {
  return value.toString(16).padStart(14, '0');
}
