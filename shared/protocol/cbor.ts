/**
 * Deterministic CBOR (RFC 8949 section 4.2) with integer map keys: the codec of everything authenticated
 * (protocol.md 2.3). What can be written in two ways is refused, so equal content has equal bytes.
 */
import { sameBytes, textOf, utf8 } from '../language/bytes.ts';

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

/**
 * Throws on what is no `CborValue`: an unsafe or broken number. Lone surrogates in text become U+FFFD.
 * `expectedBytes` only saves work.
 */
export function encodeCbor(value: CborValue, expectedBytes = 512): Uint8Array {
  const writer: Writer = { buffer: new Uint8Array(expectedBytes), length: 0 };
  write(writer, value);
  return writer.buffer.slice(0, writer.length);
}

/** Never throws and never allocates by a length that the input does not have. */
export function decodeCbor(bytes: Uint8Array, maxBytes: number = CBOR_MAX_BYTES): DecodedCbor {
  if (bytes.length > maxBytes) return { kind: 'refused', reason: 'size' };
  const cursor: Cursor = { bytes, offset: 0 };
  try {
    const value = read(cursor, 1);
    if (cursor.offset !== bytes.length) return { kind: 'refused', reason: 'trailing-bytes' };
    // The rules above should leave one spelling; this makes sure of it.
    return sameBytes(encodeCbor(value, bytes.length), bytes)
      ? { kind: 'value', value }
      : { kind: 'refused', reason: 'not-minimal' };
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

type Writer = { buffer: Uint8Array; length: number };

/** Makes room for `count` bytes more. */
function reserve(writer: Writer, count: number): void {
  if (writer.length + count <= writer.buffer.length) return;
  const larger = new Uint8Array(2 * (writer.length + count));
  larger.set(writer.buffer);
  writer.buffer = larger;
}

function write(writer: Writer, value: CborValue): void {
  if (typeof value === 'number') writeInteger(writer, value);
  else if (typeof value === 'string') writeBytes(writer, MAJOR.text, utf8(value));
  else if (typeof value === 'boolean') writeByte(writer, value ? TRUE : FALSE);
  else if (value === null) writeByte(writer, NULL);
  else if (value instanceof Uint8Array) writeBytes(writer, MAJOR.bytes, value);
  else if (isCborArray(value)) {
    writeHead(writer, MAJOR.array, value.length);
    for (const item of value) write(writer, item);
  } else {
    writeHead(writer, MAJOR.map, value.size);
    for (const [key, item] of [...value].sort(([a], [b]) => keyOrder(a, b))) {
      writeInteger(writer, key);
      write(writer, item);
    }
  }
}

function writeByte(writer: Writer, byte: number): void {
  reserve(writer, 1);
  writer.buffer[writer.length] = byte;
  writer.length += 1;
}

function writeBytes(writer: Writer, major: number, bytes: Uint8Array): void {
  writeHead(writer, major, bytes.length);
  reserve(writer, bytes.length);
  writer.buffer.set(bytes, writer.length);
  writer.length += bytes.length;
}

function writeInteger(writer: Writer, value: number): void {
  if (!Number.isSafeInteger(value)) throw new Error('CBOR here carries safe integers only');
  if (value < 0) writeHead(writer, MAJOR.negative, -1 - value);
  else writeHead(writer, MAJOR.unsigned, value);
}

function writeHead(writer: Writer, major: number, argument: number): void {
  const top = major << 5;
  if (argument < 24) {
    writeByte(writer, top | argument);
    return;
  }
  const size = argument < 0x100 ? 1 : argument < 0x1_0000 ? 2 : argument < 0x1_0000_0000 ? 4 : 8;
  writeByte(writer, top | (24 + Math.log2(size)));
  reserve(writer, size);
  let left = argument;
  for (let index = size - 1; index >= 0; index -= 1) {
    writer.buffer[writer.length + index] = left % 256;
    left = Math.floor(left / 256);
  }
  writer.length += size;
}

/** The bytewise order of the encoded keys: 0, 1, 2, … and then -1, -2, … */
function keyOrder(a: number, b: number): number {
  if (a < 0 !== b < 0) return a < 0 ? 1 : -1;
  return a < 0 ? b - a : a - b;
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
  const initial = readUnsigned(cursor, 1);
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
  const value = readUnsigned(cursor, size);
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

/** Big-endian; beyond 2^53 it is only approximate, and refused by the caller. */
function readUnsigned(cursor: Cursor, size: number): number {
  if (size > cursor.bytes.length - cursor.offset) throw new Refused('truncated');
  let value = 0;
  for (let index = 0; index < size; index += 1) value = value * 256 + (cursor.bytes[cursor.offset + index] ?? 0);
  cursor.offset += size;
  return value;
}

function take(cursor: Cursor, length: number): Uint8Array {
  if (length > cursor.bytes.length - cursor.offset) throw new Refused('truncated');
  cursor.offset += length;
  return cursor.bytes.subarray(cursor.offset - length, cursor.offset);
}
