/** Typed reading of CBOR maps: each function yields undefined unless the field is there and of its kind. */
import { type CborMap, type CborValue, isCborArray, isCborMap } from './cbor.ts';

/** Byte string of exactly `length` bytes. */
export function bytesAt(map: CborMap, key: number, length: number): Uint8Array | undefined {
  const value = map.get(key);
  return value instanceof Uint8Array && value.length === length ? value : undefined;
}

export function textAt(map: CborMap, key: number): string | undefined {
  const value = map.get(key);
  return typeof value === 'string' ? value : undefined;
}

/** A non-negative integer. */
export function countAt(map: CborMap, key: number): number | undefined {
  return countOf(map.get(key));
}

export function countOf(value: CborValue | undefined): number | undefined {
  return typeof value === 'number' && value >= 0 ? value : undefined;
}

export function mapAt(map: CborMap, key: number): CborMap | undefined {
  const value = map.get(key);
  return isCborMap(value) ? value : undefined;
}

export function arrayAt(map: CborMap, key: number): readonly CborValue[] | undefined {
  const value = map.get(key);
  return isCborArray(value) ? value : undefined;
}
