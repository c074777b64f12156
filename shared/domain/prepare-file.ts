/** What becomes of a file before it is sent: its hidden details are taken out, and a small picture of it is made. */
import { type OpaqueFormat, opaqueFormat, pictureType } from './pictures/picture.ts';
import { stripPicture } from './pictures/strip-picture.ts';
import { type DrawPicture, makeThumbnail } from './pictures/thumbnail.ts';

export type ChosenFile = {
  readonly name: string;
  /** As the system calls it; may be empty. */
  readonly type: string;
  /** In bytes. */
  readonly size: number;
  /** Rejects when the file is gone, or was a folder. */
  read(start: number, end: number): Promise<Uint8Array>;
};

export type HiddenDetails =
  /** None were found, or the file is of a kind that is sent as it is. */
  | { readonly kind: 'none' }
  | { readonly kind: 'removed'; readonly what: 'details' | 'place' }
  /** They may be there, and cannot be taken out here. */
  | { readonly kind: 'may-stay'; readonly because: OpaqueFormat | 'damaged' };

export type PreparedFile =
  | {
      readonly kind: 'ready';
      /** A media type that the peer accepts. */
      readonly type: string;
      /** In bytes, of what is sent. */
      readonly size: number;
      /** What is sent in the file's place. Absent: the file as it is. */
      readonly bytes?: Uint8Array;
      readonly hidden: HiddenDetails;
      readonly thumbnail?: Uint8Array;
    }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'unreadable' };

/** The most that the protocol carries; a test holds the two together. */
export const maxFileBytes = 100 * 2 ** 20;

/** Enough to recognise every format that is known here. */
const headBytes = 64;
const mediaType = /^[\w.+-]+\/[\w.+-]+$/;
const maxMediaTypeCharacters = 100;

/** Only pictures are read whole. */
export async function prepareFile(file: ChosenFile, maxBytes: number, draw: DrawPicture): Promise<PreparedFile> {
  if (file.size > maxBytes) return { kind: 'too-large' };
  try {
    const head = await file.read(0, Math.min(headBytes, file.size));
    if (pictureType(head) !== undefined) return await preparePicture(file, draw);
    const format = opaqueFormat(head);
    const hidden: HiddenDetails = format === undefined ? { kind: 'none' } : { kind: 'may-stay', because: format };
    return { kind: 'ready', type: safeType(file.type), size: file.size, hidden };
  } catch {
    return { kind: 'unreadable' };
  }
}

async function preparePicture(file: ChosenFile, draw: DrawPicture): Promise<PreparedFile> {
  const whole = await file.read(0, file.size);
  const outcome = stripPicture(whole);
  if (outcome.kind !== 'stripped') {
    const hidden = { kind: 'may-stay', because: 'damaged' } as const;
    return { kind: 'ready', type: safeType(file.type), size: file.size, hidden };
  }
  const { bytes, removed } = outcome;
  const thumbnail = await makeThumbnail(bytes, draw);
  return {
    kind: 'ready',
    type: pictureType(bytes) ?? safeType(file.type),
    size: bytes.length,
    bytes,
    hidden: removed === 'nothing' ? { kind: 'none' } : { kind: 'removed', what: removed },
    ...(thumbnail !== undefined && { thumbnail }),
  };
}

function safeType(type: string): string {
  const isSafe = type.length <= maxMediaTypeCharacters && mediaType.test(type);
  return isSafe ? type : 'application/octet-stream';
}
