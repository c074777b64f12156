/** Copies byte strings out of larger buffers before they are stored. */

/**
 * IndexedDB stores the whole buffer that an array looks into, neighbours included: keys that happen to lie
 * beside a cell would be kept with it.
 */
export function compactBytes<Value>(value: Value): Value {
  return copyOf(value) as Value;
}

function copyOf(value: unknown): unknown {
  if (value instanceof Uint8Array) return value.byteLength === value.buffer.byteLength ? value : value.slice();
  if (Array.isArray(value)) return value.map(copyOf);
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, copyOf(part)]));
  }
  return value;
}
