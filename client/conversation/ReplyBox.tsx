/** The box to answer in. What stands in it is kept on the device until it has been sent. */
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import type { ClipboardEvent, FormEvent, KeyboardEvent } from 'react';
import { assertNever } from '../../shared/language/assert-never.ts';
import type { ClientId } from '../../shared/domain/ids.ts';
import type { SendOutcome } from '../../shared/messenger/messenger.ts';
import { StoreFull } from '../../shared/messenger/store.ts';
import { AttachButton } from '../attachments/AttachButton.tsx';
import type { Desk } from '../engine/desk.ts';
import { useWords } from '../i18n/use-words.ts';
import { charactersOver } from './too-long.ts';
import { useDraft } from './use-draft.ts';

export type ReplyBoxProps = {
  readonly desk: Desk;
  readonly conversationId: ClientId;
  readonly therapist: string;
  /** Chosen or pasted. */
  readonly onFiles: (files: readonly File[]) => void;
  readonly onSent: () => void;
};

export function ReplyBox({ desk, conversationId, therapist, onFiles, onSent }: ReplyBoxProps) {
  const { say } = useWords();
  const draft = useDraft(desk, conversationId);
  const [isSending, setIsSending] = useState(false);
  const [problem, setProblem] = useState('');
  const box = useRef<HTMLTextAreaElement>(null);
  const boxId = useId();
  const text = draft.text ?? '';

  useLayoutEffect(() => {
    const shown = box.current;
    if (shown === null) return;
    shown.style.height = 'auto';
    shown.style.height = `${String(shown.scrollHeight + 2)}px`;
  }, [text]);

  // The words of a problem are about the text as it was.
  useEffect(() => setProblem(''), [text]);

  const finish = (outcome: SendOutcome) => {
    switch (outcome.kind) {
      case 'queued':
        draft.change('');
        onSent();
        return;
      case 'too-long':
        setProblem(say('tooLong', { count: charactersOver(text, outcome.maxBytes) }));
        return;
      case 'empty':
        return;
      case 'frozen':
        setProblem(say('frozen', { therapist }));
        return;
      case 'not-joined':
        setProblem(say('waitingTitle', { therapist }));
        return;
      case 'ended':
        setProblem(say('ended', { therapist }));
        return;
      default:
        assertNever(outcome);
    }
  };

  const send = async () => {
    if (isSending || text.trim() === '') return;
    setIsSending(true);
    setProblem('');
    try {
      finish(await desk.messenger.sendText(conversationId, text));
    } catch (error) {
      setProblem(say(error instanceof StoreFull ? 'noRoom' : 'sendFailed'));
    } finally {
      setIsSending(false);
      box.current?.focus();
    }
  };

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void send();
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return;
    event.preventDefault();
    void send();
  };

  const onPaste = (event: ClipboardEvent) => {
    const files = [...event.clipboardData.files];
    if (files.length === 0) return;
    event.preventDefault();
    onFiles(files);
  };

  return (
    <form className="reply" aria-label={say('replyShort')} onSubmit={onSubmit}>
      <label htmlFor={boxId} className="for-screen-readers">
        {say('replyLabel', { therapist })}
      </label>
      <p id={`${boxId}-problem`} role="alert" className="problem">
        {problem === '' && draft.isUnkept ? say('draftNoRoom') : problem}
      </p>
      <div className="reply-row">
        <textarea
          ref={box}
          id={boxId}
          rows={1}
          dir="auto"
          value={text}
          readOnly={isSending || draft.text === undefined}
          placeholder={say('replyShort')}
          aria-describedby={`${boxId}-keys ${boxId}-watch`}
          onChange={(event) => draft.change(event.target.value)}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
        />
        <AttachButton onFiles={onFiles} />
        <button type="submit" className="primary" aria-disabled={isSending || text.trim() === ''}>
          {say(isSending ? 'sending' : 'send')}
        </button>
      </div>
      <p className="hint" id={`${boxId}-watch`}>
        {say('notWatched')}
      </p>
      <p className="for-screen-readers" id={`${boxId}-keys`}>
        {say('sendKeys')}
      </p>
    </form>
  );
}
