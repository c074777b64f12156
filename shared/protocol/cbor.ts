/**
 * Deterministic CBOR (RFC 8949 section 4.2) with integer map keys: the codec of everything authenticated
 * (protocol.md 2.3). What can be written in two ways is refused, so equal content has equal bytes.
 */
import { concatBytes, sameBytes, textOf, utf8 } from '../language/bytes.ts';

/** Integers are safe integers. A map's order does not matter; encoding sorts. */
export type CborValue = number | string | boolean | null | Uint8Array | readonly CborValue[] | CborMap;
export type CborMap = ReadonlyMap<number, CborValue>;

export type CborRefusal =
  /** Longer than the caller allows. */
  | 'size'
  /** Ends before it is whole, or says it is longer than it is. */
  | 'truncated'
  | 'trailing-bytes'
  | 'depth'
  /** Floats, tags, other simple values, indefinite lengths, integers beyond 2^53. */
  | 'unsupported'
  /** A number or length written longer than needed. */
  | 'not-minimal'
  /** A key that is no integer, is there twice, or is out of order. */
  | 'map-key'
  | 'text';

export type DecodedCbor =
  | { readonly kind: 'value'; readonly value: CborValue }
  | { readonly kind: 'refused'; readonly reason: CborRefusal };

export const CBOR_MAX_DEPTH = 8;
export const CBOR_MAX_BYTES = 65_536;

/** Throws on what is no `CborValue`: an unsafe or broken number. Lone surrogates in text become U+FFFD. */
export function encodeCbor(value: CborValue): Uint8Array {
  const parts: Uint8Array[] = [];
  write(value, parts);
  return concatBytes(...parts);
}

/** Never throws and never allocates by a length that the input does not have. */
export function decodeCbor(bytes: Uint8Array, maxBytes: number = CBOR_MAX_BYTES): DecodedCbor {
  if (bytes.length > maxBytes) return { kind: 'refused', reason: 'size' };
  const cursor: Cursor = { bytes, offset: 0 };
  try {
    const value = read(cursor, 1);
    if (cursor.offset !== bytes.length) return { kind: 'refused', reason: 'trailing-bytes' };
    // The rules above should leave one spelling; this makes sure of it.
    return sameBytes(encodeCbor(value), bytes) ? { kind: 'value', value } : { kind: 'refused', reason: 'not-minimal' };
  } catch (error) {
    if (error instanceof Refused) return { kind: 'refused', reason: error.reason };
    throw error;
  }
}

/** A map from a record with integer keys; members that are `undefined` are left out. */
export function cborMap(entries: Readonly<Record<number, CborValue | undefined>>): CborMap {
  const map = new Map<number, CborValue>();
  for (const [key, value] of Object.entries(entries)) if (value !== undefined) map.set(Number(key), value);
  return map;
}

export function isCborMap(value: CborValue | undefined): value is CborMap {
  return value instanceof Map;
}

export function isCborArray(value: CborValue | undefined): value is readonly CborValue[] {
  return Array.isArray(value);
}

const MAJOR = { unsigned: 0, negative: 1, bytes: 2, text: 3, array: 4, map: 5, simple: 7 } as const;
const FALSE = 0xf4;
const TRUE = 0xf5;
const NULL = 0xf6;

function write(value: CborValue, parts: Uint8Array[]): void {
  if (typeof value === 'number') parts.push(integer(value));
  else if (typeof value === 'string') {
    const encoded = utf8(value);
    parts.push(head(MAJOR.text, encoded.length), encoded);
  } else if (typeof value === 'boolean') parts.push(Uint8Array.of(value ? TRUE : FALSE));
  else if (value === null) parts.push(Uint8Array.of(NULL));
  else if (value instanceof Uint8Array) parts.push(head(MAJOR.bytes, value.length), value);
  else if (isCborArray(value)) {
    parts.push(head(MAJOR.array, value.length));
    for (const item of value) write(item, parts);
  } else {
    const entries = [...value].sort(([a], [b]) => keyOrder(a, b));
    parts.push(head(MAJOR.map, entries.length));
    for (const [key, item] of entries) {
      parts.push(integer(key));
      write(item, parts);
    }
  }
}

/** The bytewise order of the encoded keys: 0, 1, 2, … and then -1, -2, … */
function keyOrder(a: number, b: number): number {
  if (a < 0 !== b < 0) return a < 0 ? 1 : -1;
  return a < 0 ? b - a : a - b;
}

function integer(value: number): Uint8Array {
  if (!Number.isSafeInteger(value)) throw new Error('CBOR here carries safe integers only');
  return value < 0 ? head(MAJOR.negative, -1 - value) : head(MAJOR.unsigned, value);
}

function head(major: number, argument: number): Uint8Array {
  const top = major << 5;
  if (argument < 24) return Uint8Array.of(top | argument);
  const size = argument < 0x100 ? 1 : argument < 0x1_0000 ? 2 : argument < 0x1_0000_0000 ? 4 : 8;
  const bytes = new Uint8Array(1 + size);
  bytes[0] = top | (24 + Math.log2(size));
  let left = argument;
  for (let index = size; index > 0; index -= 1) {
    bytes[index] = left % 256;
    left = Math.floor(left / 256);
  }
  return bytes;
}

type Cursor = { readonly bytes: Uint8Array; offset: number };

class Refused extends Error {
  readonly reason: CborRefusal;
  constructor(reason: CborRefusal) {
    super(reason);
    this.reason = reason;
  }
}

function read(cursor: Cursor, depth: number): CborValue {
  if (depth > CBOR_MAX_DEPTH) throw new Refused('depth');
  const initial = take(cursor, 1)[0] ?? 0;
  const major = initial >>> 5;
  if (major === MAJOR.simple) {
    if (initial === FALSE) return false;
    if (initial === TRUE) return true;
    if (initial === NULL) return null;
    throw new Refused('unsupported');
  }
  const argument = readArgument(cursor, initial & 31);
  switch (major) {
    case MAJOR.unsigned:
      return argument;
    case MAJOR.negative:
      if (!Number.isSafeInteger(-1 - argument)) throw new Refused('unsupported');
      return -1 - argument;
    case MAJOR.bytes:
      return take(cursor, argument).slice();
    case MAJOR.text: {
      const text = textOf(take(cursor, argument));
      if (text === undefined) throw new Refused('text');
      return text;
    }
    case MAJOR.array:
      return readArray(cursor, argument, depth);
    case MAJOR.map:
      return readMap(cursor, argument, depth);
    default:
      throw new Refused('unsupported');
  }
}

function readArgument(cursor: Cursor, information: number): number {
  if (information < 24) return information;
  if (information > 27) throw new Refused('unsupported');
  const size = 1 << (information - 24);
  const value = take(cursor, size).reduce((sum, byte) => sum * 256 + byte, 0);
  const smallest = size === 1 ? 24 : 2 ** (4 * size);
  if (value < smallest) throw new Refused('not-minimal');
  if (!Number.isSafeInteger(value)) throw new Refused('unsupported');
  return value;
}

function readArray(cursor: Cursor, count: number, depth: number): CborValue[] {
  // Each item takes a byte at least, so a count beyond what is left is a lie and costs nothing.
  if (count > cursor.bytes.length - cursor.offset) throw new Refused('truncated');
  const items: CborValue[] = [];
  for (let index = 0; index < count; index += 1) items.push(read(cursor, depth + 1));
  return items;
}

function readMap(cursor: Cursor, count: number, depth: number): CborMap {
  if (2 * count > cursor.bytes.length - cursor.offset) throw new Refused('truncated');
  const map = new Map<number, CborValue>();
  let previous: number | undefined;
  for (let index = 0; index < count; index += 1) {
    const key = read(cursor, depth + 1);
    if (typeof key !== 'number') throw new Refused('map-key');
    if (previous !== undefined && keyOrder(previous, key) >= 0) throw new Refused('map-key');
    previous = key;
    map.set(key, read(cursor, depth + 1));
  }
  return map;
}

function take(cursor: Cursor, length: number): Uint8Array {
  if (length > cursor.bytes.length - cursor.offset) throw new Refused('truncated');
  cursor.offset += length;
  return cursor.bytes.subarray(cursor.offset - length, cursor.offset);
}
