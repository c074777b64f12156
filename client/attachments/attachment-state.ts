/** What a file's state is called on the page, and what the person can do about it. */
import type { Attachment } from '../../shared/messenger/attachment-state.ts';
import type { MessageKey } from '../i18n/en.ts';

export type AttachmentAction = 'view' | 'save' | 'fetch' | 'fetch-again' | 'ask-again' | 'pause' | 'resume' | 'cancel';

/** Only these are shown on the page, and only if their bytes agree; everything else is saved. */
const shownTypes: readonly string[] = ['image/jpeg', 'image/png', 'image/webp', 'image/gif'];
/** A larger one is too much for a phone's memory. */
const maxShownBytes = 25 * 2 ** 20;

export function maybePicture({ mime, size }: Pick<Attachment, 'mime' | 'size'>): boolean {
  return shownTypes.includes(mime) && size <= maxShownBytes;
}

/** In the order in which they stand. `mayWrite`: the other side can be asked for something. */
export function attachmentActions(attachment: Attachment, mayWrite: boolean): readonly AttachmentAction[] {
  const { state, direction, isPaused } = attachment;
  const isOwn = direction === 'outgoing';
  switch (state.kind) {
    case 'uploading':
      return [isPaused ? 'resume' : 'pause', 'cancel'];
    case 'stopped':
      return state.reason === 'refused-by-relay' ? ['resume', 'cancel'] : ['cancel'];
    case 'fetching':
      return [isPaused ? 'resume' : 'pause'];
    case 'sent':
    case 'here':
      return maybePicture(attachment) ? ['view', 'save'] : ['save'];
    case 'announced':
      return ['fetch'];
    case 'refused':
      return ['fetch-again'];
    case 'gone':
      return state.askedAt === undefined && mayWrite && !isOwn ? ['ask-again'] : [];
    case 'missing':
      return isOwn ? [] : ['fetch-again'];
    case 'cancelling':
      return [];
  }
}

/** Undefined where the file speaks for itself. */
export function stateWords({ state, isPaused, direction }: Attachment): MessageKey | undefined {
  switch (state.kind) {
    case 'uploading':
      if (isPaused) return 'filePaused';
      if (state.wait === undefined) return 'fileUploading';
      return state.wait === 'unreachable' ? 'fileUnreachable' : 'fileRelayFull';
    case 'fetching':
      return isPaused ? 'filePaused' : 'fileFetching';
    case 'stopped':
      return stopWords[state.reason];
    case 'announced':
      return 'fileAnnounced';
    case 'refused':
      return 'fileRefused';
    case 'gone':
      if (direction === 'outgoing') return 'fileGoneOwn';
      return state.askedAt === undefined ? 'fileGone' : 'fileGoneAsked';
    case 'missing':
      return 'fileMissing';
    case 'sent':
    case 'here':
    case 'cancelling':
      return undefined;
  }
}

const stopWords = {
  'conversation-ended': 'fileStoppedEnded',
  'refused-by-relay': 'fileStoppedRefused',
  'copy-missing': 'fileStoppedMissing',
} as const satisfies Record<string, MessageKey>;
