/** What a file's state is called on screen, and what may be done about it. */
import type { Output } from '../../../shared/contract/index.ts';

export type AttachmentItem = Output<'conversations.get'>['uploads'][number];

export type AttachmentAction =
  | 'view'
  | 'save'
  | 'fetch'
  | 'fetch-again'
  | 'try-again'
  | 'ask-again'
  | 'pause'
  | 'resume'
  | 'cancel'
  | 'dismiss';

/** What other programs make of it is their matter: only these are shown here, and only if their bytes agree. */
const shownTypes: readonly string[] = ['image/jpeg', 'image/png', 'image/webp', 'image/gif'];
/** A larger one is saved and looked at elsewhere. */
const maxShownBytes = 40 * 2 ** 20;

export function maybePicture({ mime, size }: Pick<AttachmentItem, 'mime' | 'size'>): boolean {
  return shownTypes.includes(mime) && size <= maxShownBytes;
}

/** In the order in which they stand. `canSend`: the other side can be asked for something. */
export function attachmentActions(
  attachment: Pick<AttachmentItem, 'mime' | 'size' | 'state'>,
  { isOwn, canSend }: { readonly isOwn: boolean; readonly canSend: boolean },
): readonly AttachmentAction[] {
  const { state } = attachment;
  switch (state.kind) {
    case 'uploading':
      return [state.isPaused ? 'resume' : 'pause', 'cancel'];
    case 'downloading':
      return [state.isPaused ? 'resume' : 'pause'];
    case 'stopped':
      return state.reason === 'refused-by-relay' ? ['try-again', 'dismiss'] : ['dismiss'];
    case 'sent':
    case 'here':
      return maybePicture(attachment) ? ['view', 'save'] : ['save'];
    case 'announced':
      return ['fetch'];
    case 'refused':
      return ['fetch-again'];
    case 'gone':
      return state.askedAt === undefined && canSend && !isOwn ? ['ask-again'] : [];
    case 'missing':
      return isOwn ? [] : ['fetch-again'];
  }
}

/** The text that names the state, without the prefix `attachments.state.`. Undefined where the file speaks for itself. */
export function stateWords(state: AttachmentItem['state'], isOwn: boolean) {
  switch (state.kind) {
    case 'uploading':
      return state.isPaused ? 'paused' : (state.wait ?? 'uploading');
    case 'downloading':
      return state.isPaused ? 'paused' : 'downloading';
    case 'stopped':
      return `stopped.${state.reason}` as const;
    case 'sent':
    case 'here':
      return undefined;
    case 'announced':
      return 'announced';
    case 'refused':
      return 'refused';
    case 'gone':
      return state.askedAt === undefined ? (isOwn ? 'gone.own' : 'gone') : 'gone.asked';
    case 'missing':
      return isOwn ? 'missing.own' : 'missing';
  }
}
