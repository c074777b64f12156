/** A whole file from the service, piece by piece; only of what may be held in memory. */
import type { Output } from '../../../shared/contract/index.ts';
import { makeThumbnail } from '../../../shared/domain/pictures/thumbnail.ts';
import { concatBytes } from '../../../shared/language/bytes.ts';
import { drawPicture } from './draw-picture.ts';

/** Piece n is the bytes from n MiB on. */
export type ReadPiece = (piece: number) => Promise<Output<'attachments.read'>>;

export type ReadOutcome =
  | { readonly kind: 'read'; readonly bytes: Uint8Array }
  | { readonly kind: 'not-here' | 'damaged' | 'stopped' };

export async function readAttachment(read: ReadPiece, isWanted: () => boolean): Promise<ReadOutcome> {
  const pieces: Uint8Array[] = [];
  for (let piece = 0; isWanted(); piece += 1) {
    const outcome = await read(piece);
    if (outcome.kind !== 'piece') return { kind: outcome.kind };
    pieces.push(outcome.bytes);
    if (outcome.isLast) return { kind: 'read', bytes: concatBytes(...pieces) };
  }
  return { kind: 'stopped' };
}

/** The small picture of a file that is here. Undefined: it is none that can be drawn, or nobody waits for it any more. */
export async function drawThumbnail(read: ReadPiece, isWanted: () => boolean): Promise<Uint8Array | undefined> {
  const outcome = await readAttachment(read, isWanted);
  return outcome.kind === 'read' ? makeThumbnail(outcome.bytes, drawPicture) : undefined;
}
