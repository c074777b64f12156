/** A file that is whole and proven on this device: as bytes to look at, or handed to the person to keep. */
import type { AttachmentName } from '../../shared/messenger/attachment-state.ts';
import type { Desk } from '../engine/desk.ts';

export type WholeFile = { readonly kind: 'read'; readonly file: Blob } | { readonly kind: 'not-here' | 'damaged' };

/** The browser may keep a Blob on disk: pieces are not gathered in memory. Never of a type that it would open as a page. */
export async function readFile(desk: Desk, { conversationId, messageId }: AttachmentName): Promise<WholeFile> {
  const pieces: Blob[] = [];
  for (let piece = 0; ; piece += 1) {
    const outcome = await desk.messenger.attachments.read(conversationId, messageId, piece);
    if (outcome.kind !== 'piece') return { kind: outcome.kind };
    pieces.push(new Blob([outcome.bytes.slice()]));
    if (outcome.isLast) return { kind: 'read', file: new Blob(pieces, { type: 'application/octet-stream' }) };
  }
}

/** Long enough for the slowest browser to have begun with the download. */
const keepUrlMs = 60_000;

/** As a download, whatever it is: the page never opens it. */
export function saveFile(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), keepUrlMs);
}
