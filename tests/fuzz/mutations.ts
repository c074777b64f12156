/** Ways to spoil what was right: bytes, text and CBOR values. Nothing here changes its argument. */
import { concatBytes } from '../../shared/language/bytes.ts';
import { type CborValue, isCborArray, isCborMap } from '../../shared/protocol/index.ts';
import type { Source } from './source.ts';

const edges = [0x00, 0x01, 0x7f, 0x80, 0xfe, 0xff] as const;

/** One to four changes, one after another. */
export function mutateBytes(bytes: Uint8Array, source: Source): Uint8Array {
  let mutated: Uint8Array = bytes.slice();
  for (let left = 1 + source.below(4); left > 0; left -= 1) mutated = mutateOnce(mutated, source);
  return mutated;
}

function mutateOnce(bytes: Uint8Array, source: Source): Uint8Array {
  const at = source.below(bytes.length + 1);
  const length = Math.min(bytes.length - at, 1 + source.below(source.once(4) ? 200 : 8));
  const changed = bytes.slice();
  switch (source.below(9)) {
    case 0:
    case 1:
    case 2:
      if (at < bytes.length) changed[at] = (changed[at] ?? 0) ^ (1 << source.below(8));
      return changed;
    case 3:
      return changed.fill(source.pick(edges), at, at + length);
    case 4:
      changed.set(source.bytes(length), at);
      return changed;
    case 5:
      return changed.slice(0, at);
    case 6:
      return concatBytes(changed.subarray(0, at), source.bytes(1 + source.below(40)), changed.subarray(at));
    case 7:
      return concatBytes(changed.subarray(0, at), changed.subarray(at + length));
    default:
      return concatBytes(changed.subarray(0, at + length), changed.subarray(at));
  }
}

const strangeCharacters = [
  '#',
  '~',
  '\u0000',
  '\u202e',
  '\ud800',
  '\u{1f33f}',
  '%',
  ' ',
  '\n',
  'l',
  'O',
  '-',
  '_',
] as const;

export function mutateText(text: string, source: Source): string {
  let mutated = text;
  for (let left = 1 + source.below(4); left > 0; left -= 1) {
    const at = source.below(mutated.length + 1);
    const inserted = source.once(3)
      ? source.pick(strangeCharacters)
      : String.fromCharCode(source.below(source.once(4) ? 0x1_0000 : 128));
    const removed = source.below(source.once(8) ? 40 : 2);
    mutated = mutated.slice(0, at) + (source.once(4) ? '' : inserted) + mutated.slice(at + removed);
  }
  return mutated;
}

/** A value of any kind, rightly encodable and seldom what a reader hopes for. */
export function anyCbor(source: Source, depth = 0): CborValue {
  switch (source.below(depth > 2 ? 9 : 11)) {
    case 0:
      return source.below(64);
    case 1:
      return source.pick([
        0,
        -1,
        23,
        24,
        255,
        256,
        65_535,
        65_536,
        2 ** 32,
        Number.MAX_SAFE_INTEGER,
        Number.MIN_SAFE_INTEGER,
      ]);
    case 2:
      return source.bytes(source.pick([0, 1, 15, 16, 17, 31, 32, 33, 1184, 8193]));
    case 3:
      return mutateText('https://relay.example', source).toWellFormed();
    case 4:
      return source.pick(['', 'javascript:alert(1)', '\u202e\u2066', 'a'.repeat(5000), '../../x', 'text/html']);
    case 5:
      return source.once(2);
    case 6:
      return null;
    case 7:
      return source.bytes(16);
    case 8:
      return source.bytes(32);
    case 9:
      return Array.from({ length: source.below(5) }, () => anyCbor(source, depth + 1));
    default:
      return new Map(Array.from({ length: source.below(5) }, () => [source.below(10), anyCbor(source, depth + 1)]));
  }
}

/** The same value with one place changed, left out or added. */
export function mutateCbor(value: CborValue, source: Source): CborValue {
  if (isCborMap(value) && value.size > 0 && !source.once(6)) {
    const entries = [...value];
    const [key, inner] = entries[source.below(entries.length)] ?? [0, null];
    const mutated = new Map(value);
    switch (source.below(4)) {
      case 0:
        mutated.delete(key);
        break;
      case 1:
        mutated.set(source.below(12) - 2, anyCbor(source));
        break;
      default:
        mutated.set(key, mutateCbor(inner, source));
    }
    return mutated;
  }
  if (isCborArray(value) && value.length > 0 && !source.once(6)) {
    const at = source.below(value.length);
    const mutated = value.map((item, index) => (index === at ? mutateCbor(item, source) : item));
    return source.once(4) ? [...mutated, anyCbor(source)] : mutated;
  }
  if (value instanceof Uint8Array && source.once(2)) return mutateBytes(value, source);
  if (typeof value === 'string' && source.once(2)) return mutateText(value, source).toWellFormed();
  if (typeof value === 'number' && source.once(2)) return Math.trunc(value + source.below(5) - 2);
  return anyCbor(source);
}
