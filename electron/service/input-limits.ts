/** A bound on what a port may send, looked at before any schema walks through it. */

const maxDepth = 8;
/** A long form with its options. */
const maxNodes = 20_000;
/** A note of four sections at its limit, and some more. */
const maxCharacters = 9_000_000;
/** A piece of a file, and a thumbnail. */
const maxBytes = 1_100_000;

/** False for anything that no method of the contract could ever take. */
export function isWithinInputLimits(input: unknown): boolean {
  let nodes = 0;
  let characters = 0;
  let bytes = 0;

  function fits(value: unknown, depth: number): boolean {
    nodes += 1;
    if (nodes > maxNodes || depth > maxDepth) return false;
    if (typeof value === 'string') {
      characters += value.length;
      return characters <= maxCharacters;
    }
    if (typeof value !== 'object' || value === null) return true;
    if (value instanceof Uint8Array) {
      bytes += value.length;
      return bytes <= maxBytes;
    }
    if (Array.isArray(value)) return value.length <= maxNodes && value.every((item) => fits(item, depth + 1));
    if (Object.getPrototypeOf(value) !== Object.prototype) return false;
    return Object.entries(value).every(([key, item]) => fits(key, depth + 1) && fits(item, depth + 1));
  }

  return fits(input, 0);
}
