/** A file in the conversation or on its way: its small picture, name and size, how far it has come, what can be done. */
import { useEffect, useState } from 'react';
import { type Attachment, partsOf } from '../../shared/messenger/attachment-state.ts';
import { StoreFull } from '../../shared/messenger/store.ts';
import type { Desk } from '../engine/desk.ts';
import type { MessageKey } from '../i18n/en.ts';
import { useWords } from '../i18n/use-words.ts';
import { type AttachmentAction, attachmentActions, maybePicture, stateWords } from './attachment-state.ts';
import { PicturePanel } from './PicturePanel.tsx';
import { readFile, saveFile } from './read-file.ts';
import { Thumbnail } from './Thumbnail.tsx';
import { useFileSize } from './use-file-size.ts';

const actionWords = {
  view: 'fileView',
  save: 'fileSave',
  fetch: 'fileFetch',
  'fetch-again': 'retry',
  'ask-again': 'fileAskAgain',
  pause: 'filePause',
  resume: 'fileResume',
  cancel: 'fileCancel',
} as const satisfies Record<AttachmentAction, MessageKey>;

export type AttachedFileProps = {
  readonly desk: Desk;
  readonly attachment: Attachment;
  readonly therapist: string;
  readonly mayWrite: boolean;
};

export function AttachedFile({ desk, attachment, therapist, mayWrite }: AttachedFileProps) {
  const { say, dayAndTime } = useWords();
  const sizeText = useFileSize();
  const [isViewing, setIsViewing] = useState(false);
  const [problem, setProblem] = useState<MessageKey>();
  const { conversationId, messageId, state, size, thumbnail } = attachment;
  const { attachments } = desk.messenger;
  const name = attachment.name === '' ? say('fileUnnamed') : attachment.name;
  const words = stateWords(attachment);
  const isInert = (state.kind === 'here' || state.kind === 'sent') && !maybePicture(attachment);
  const when = state.kind === 'gone' && state.askedAt !== undefined ? dayAndTime(state.askedAt) : '';

  const save = async () => {
    const whole = await readFile(desk, attachment);
    if (whole.kind === 'read') saveFile(whole.file, name);
    else setProblem(whole.kind === 'damaged' ? 'fileDamaged' : 'fileMissing');
  };

  const carryOut = async (action: AttachmentAction): Promise<void> => {
    switch (action) {
      case 'view':
        return setIsViewing(true);
      case 'save':
        return save();
      case 'fetch':
      case 'fetch-again':
        return attachments.fetch(conversationId, messageId);
      case 'ask-again':
        if ((await attachments.askAgain(conversationId, messageId)).kind !== 'asked') setProblem('fileNotAskable');
        return undefined;
      case 'pause':
        return attachments.pause(conversationId, messageId);
      case 'resume':
        return attachments.resume(conversationId, messageId);
      case 'cancel':
        if ((await attachments.cancel(conversationId, messageId)).kind === 'too-late') setProblem('fileTooLate');
        return undefined;
    }
  };

  const run = (action: AttachmentAction) => {
    setProblem(undefined);
    carryOut(action).catch((error: unknown) => setProblem(error instanceof StoreFull ? 'fileNoRoom' : 'fileFailed'));
  };

  return (
    <div className="file">
      <Thumbnail bytes={thumbnail} />
      <p className="file-name">
        <bdi>{name}</bdi> <span className="file-size">{sizeText(size)}</span>
      </p>
      {state.kind === 'uploading' || state.kind === 'fetching' ? (
        <Moving desk={desk} attachment={attachment} parts={state.parts} name={name} />
      ) : null}
      {words === undefined ? null : (
        <p className={state.kind === 'refused' || state.kind === 'stopped' ? 'problem' : 'file-state'}>
          {say(words, { therapist, when })}
        </p>
      )}
      {isInert ? <p className="file-state">{say('fileInert')}</p> : null}
      <p role="alert" className="problem">
        {problem === undefined ? '' : say(problem)}
      </p>
      <div className="file-actions">
        {attachmentActions(attachment, mayWrite).map((action) => (
          <button
            key={action}
            type="button"
            className="quiet"
            aria-label={`${say(actionWords[action])}: ${name}`}
            onClick={() => run(action)}
          >
            {say(actionWords[action])}
          </button>
        ))}
      </div>
      {isViewing ? (
        <PicturePanel
          desk={desk}
          attachment={attachment}
          name={name}
          onSave={() => run('save')}
          onClose={() => setIsViewing(false)}
        />
      ) : null}
    </div>
  );
}

type MovingProps = {
  readonly desk: Desk;
  readonly attachment: Attachment;
  readonly parts: number;
  readonly name: string;
};

/** The messenger says how far it has come between the changes of the store. */
function Moving({ desk, attachment, parts, name }: MovingProps) {
  const { say } = useWords();
  const sizeText = useFileSize();
  const { messageId, size } = attachment;
  const stored = parts >= partsOf(attachment) ? size : parts * 2 ** 20;
  const [heard, setHeard] = useState(0);
  useEffect(
    () =>
      desk.messenger.onEvent((event) => {
        if (event.kind === 'attachment-progressed' && event.messageId === messageId) setHeard(event.done);
      }),
    [desk, messageId],
  );
  const done = Math.max(stored, heard);
  return (
    <p className="file-progress">
      <progress max={Math.max(size, 1)} value={done} aria-label={name} />
      {say('fileProgress', { done: sizeText(done), total: sizeText(size) })}
    </p>
  );
}
