/** GIF (89a): its size, and a copy without comments, words and what programs wrote into it. */
import { concatBytes } from '../../language/bytes.ts';
import { hasText, numberAt } from './byte-view.ts';
import { startRemoving, type Stripped } from './stripped.ts';

type Block = {
  readonly kind: 'head' | 'frame' | 'graphic-control' | 'loop' | 'words' | 'other' | 'end';
  readonly start: number;
  readonly end: number;
};

const screenBytes = 13;
const descriptorBytes = 10;
const extension = 0x21;
const image = 0x2c;
const trailer = 0x3b;
const graphicControl = 0xf9;
const plainText = 0x01;
const application = 0xff;
/** Those that say how often an animation runs, and the colour profile. */
const keptApplications = ['NETSCAPE2.0', 'ANIMEXTS1.0', 'ICCRGBG1012'];

export function isGif(bytes: Uint8Array): boolean {
  return hasText(bytes, 0, 'GIF89a') || hasText(bytes, 0, 'GIF87a');
}

/** As large as the screen and every frame on it: a frame may reach beyond the screen it is drawn on. */
export function gifSize(bytes: Uint8Array): { width: number; height: number } | undefined {
  let width = numberAt(bytes, 6, 2, 'little');
  let height = numberAt(bytes, 8, 2, 'little');
  if (!isGif(bytes) || width === undefined || height === undefined) return undefined;
  for (const { kind, start } of blocksOf(bytes)) {
    if (kind !== 'frame') continue;
    const [left = 0, top = 0, wide = 0, high = 0] = [1, 3, 5, 7].map((at) => numberAt(bytes, start + at, 2, 'little'));
    width = Math.max(width, left + wide);
    height = Math.max(height, top + high);
  }
  return { width, height };
}

/** Undefined when it does not run from its head to its end. What comes after the end goes as well. */
export function stripGif(bytes: Uint8Array): Stripped | undefined {
  const removing = startRemoving();
  const kept: Uint8Array[] = [];
  /** Belongs to what is drawn next: a frame, or words, with which it goes. */
  let control: Uint8Array | undefined;
  let hasFrame = false;
  for (const { kind, start, end } of blocksOf(bytes)) {
    const block = bytes.subarray(start, end);
    switch (kind) {
      case 'graphic-control':
        control = block;
        break;
      case 'frame':
        hasFrame = true;
        if (control !== undefined) kept.push(control);
        kept.push(block);
        control = undefined;
        break;
      case 'head':
      case 'loop':
        kept.push(block);
        break;
      case 'words':
        control = undefined;
        removing.note('details');
        break;
      case 'other':
        removing.note('details');
        break;
      case 'end':
        if (!hasFrame) return undefined;
        if (end < bytes.length) removing.note('details');
        return { bytes: concatBytes(...kept, block), removed: removing.result() };
    }
  }
  return undefined;
}

/** Ends early, without `end`, where the bytes stop making sense. */
function* blocksOf(bytes: Uint8Array): Generator<Block> {
  if (!isGif(bytes) || bytes.length < screenBytes) return;
  let offset = screenBytes + tableBytes(bytes[10] ?? 0);
  if (offset > bytes.length) return;
  yield { kind: 'head', start: 0, end: offset };
  for (;;) {
    const start = offset;
    const introducer = bytes[start];
    if (introducer === trailer) {
      yield { kind: 'end', start, end: start + 1 };
      return;
    }
    if (introducer !== extension && introducer !== image) return;
    // A frame: its descriptor, its own colours, the size of its codes; then, as everywhere, blocks up to an empty one.
    const head = introducer === image ? descriptorBytes + tableBytes(bytes[start + 9] ?? 0) + 1 : 2;
    const end = endOfBlocks(bytes, start + head);
    if (end === undefined) return;
    yield { kind: introducer === image ? 'frame' : extensionKind(bytes, start), start, end };
    offset = end;
  }
}

function extensionKind(bytes: Uint8Array, start: number): Block['kind'] {
  if (bytes[start + 1] === graphicControl) return 'graphic-control';
  if (bytes[start + 1] === plainText) return 'words';
  const isKept = keptApplications.some((name) => hasText(bytes, start + 3, name));
  return bytes[start + 1] === application && bytes[start + 2] === 11 && isKept ? 'loop' : 'other';
}

function endOfBlocks(bytes: Uint8Array, from: number): number | undefined {
  let offset = from;
  for (;;) {
    const length = bytes[offset];
    if (length === undefined) return undefined;
    offset += length + 1;
    if (length === 0) return offset;
  }
}

function tableBytes(flags: number): number {
  return flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0;
}
