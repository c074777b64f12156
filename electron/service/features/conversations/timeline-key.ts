/** Where an item stands in a conversation's timeline: opaque to screens, and in order when compared as text. */
import { Fault } from '../../../../shared/contract/errors.ts';

/** Within a millisecond in this order. The place in the list is the digit in the key: it never changes, new ones come last. */
export const timelineSources = ['event', 'entry', 'contact', 'imported'] as const;
export type TimelineSourceName = (typeof timelineSources)[number];

export type TimelinePlace = { readonly at: number; readonly source: TimelineSourceName; readonly rowId: number };

export function encodeTimelineKey({ at, source, rowId }: TimelinePlace): string {
  return `${hex(at)}${String(timelineSources.indexOf(source))}${hex(rowId)}`;
}

/** A message's key. */
export function timelineKeyOf(message: { readonly orderAt: number; readonly rowId: number }): string {
  return encodeTimelineKey({ at: message.orderAt, source: 'entry', rowId: message.rowId });
}

/** The key of an entry of the contact log. */
export function contactKeyOf(contact: { readonly at: number; readonly rowId: number }): string {
  return encodeTimelineKey({ ...contact, source: 'contact' });
}

/** The key of an imported message. */
export function importedKeyOf(message: { readonly at: number; readonly rowId: number }): string {
  return encodeTimelineKey({ ...message, source: 'imported' });
}

/** Throws `invalid-input` for what was not made by `encodeTimelineKey`. */
export function decodeTimelineKey(key: string): TimelinePlace {
  const parts = /^([0-9a-f]{14})(\d)([0-9a-f]{14})$/.exec(key);
  const [, at, digit, rowId] = parts ?? [];
  const source = timelineSources[Number(digit)];
  if (at === undefined || source === undefined || rowId === undefined) throw new Fault('invalid-input');
  return { at: Number.parseInt(at, 16), source, rowId: Number.parseInt(rowId, 16) };
}

export function comparePlaces(a: TimelinePlace, b: TimelinePlace): number {
  if (a.at !== b.at) return a.at - b.at;
  if (a.source !== b.source) return timelineSources.indexOf(a.source) - timelineSources.indexOf(b.source);
  return a.rowId - b.rowId;
}

/** Fourteen digits hold every safe integer. */
function hex(value: number): string {
  return value.toString(16).padStart(14, '0');
}
