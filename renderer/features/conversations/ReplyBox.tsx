/** Where a message is written: grows with the text, keeps a draft, and says why when sending is not possible. */
import { CornerUpLeft, X } from 'lucide-react';
import { type ClipboardEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import type { ClientId } from '../../../shared/domain/ids.ts';
import { useAnnounce } from '../../app/announcer.tsx';
import { Button, Icon, IconButton, VisuallyHidden } from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { useAutosave } from '../../service/use-autosave.ts';
import { useFaultText } from '../../service/use-fault-text.ts';
import { useService, useServiceMutation } from '../../service/use-service.ts';
import { AttachButton } from '../attachments/index.ts';
import styles from './reply-box.module.css';
import { charactersTooMany, firstWords, sendsOnKey } from './reply-text.ts';
import { currentText } from './message-versions.ts';
import type { MessageItem } from './timeline-rows.ts';

type ReplyBoxProps = {
  readonly clientId: ClientId;
  readonly clientName: string;
  /** As it was kept when the conversation was opened. */
  readonly initialDraft: string;
  readonly isFocusWanted: boolean;
  readonly repliesTo: MessageItem | undefined;
  onCancelReply(): void;
  /** Chosen or pasted. */
  onFiles(files: readonly File[]): void;
  onSent(): void;
};

export function ReplyBox({
  clientId,
  clientName,
  initialDraft,
  isFocusWanted,
  repliesTo,
  onCancelReply,
  onFiles,
  onSent,
}: ReplyBoxProps) {
  const text = useText();
  const faultText = useFaultText();
  const announce = useAnnounce();
  const service = useService();
  const id = useId();
  const box = useRef<HTMLTextAreaElement>(null);
  const [written, setWritten] = useState(initialDraft);
  const [maxBytes, setMaxBytes] = useState<number>();
  const [draft] = useAutosave((value: string) => service.call('conversations.saveDraft', { clientId, text: value }));
  const send = useServiceMutation('conversations.send');
  const [refusal, setRefusal] = useState<string>();
  const tooMany = maxBytes === undefined ? 0 : charactersTooMany(written, maxBytes);
  const problem =
    tooMany > 0 ? text('conversations.reply.tooLong', { count: tooMany }) : (faultText(send.error) ?? refusal);

  useEffect(() => {
    if (repliesTo !== undefined) box.current?.focus();
  }, [repliesTo]);

  function write(value: string): void {
    setWritten(value);
    setRefusal(undefined);
    if (send.isError) send.reset();
    draft.change(value);
  }

  function submit(): void {
    if (send.isPending || tooMany > 0) return;
    if (written.trim() === '') {
      setRefusal(text('conversations.reply.empty'));
      return;
    }
    const sent = written;
    const reply = repliesTo === undefined ? {} : { repliesTo: repliesTo.id };
    // What stands in the box is only cleared once the service has kept the message.
    send.mutate(
      { clientId, text: sent, ...reply },
      {
        onSuccess(outcome) {
          switch (outcome.kind) {
            case 'queued':
              setWritten((now) => {
                const rest = now.startsWith(sent) ? now.slice(sent.length) : now;
                draft.change(rest);
                void draft.flush();
                return rest;
              });
              onCancelReply();
              onSent();
              return;
            case 'too-long':
              setMaxBytes(outcome.maxBytes);
              return;
            case 'empty':
              setRefusal(text('conversations.reply.empty'));
              return;
            case 'not-joined':
              setRefusal(text('conversations.blocked.invited', { name: clientName }));
              return;
            case 'frozen':
              // Where it could not be verified there is no box to write in.
              setRefusal(text('conversations.blocked.renewing', { name: clientName }));
              return;
            case 'ended':
              setRefusal(text('conversations.blocked.ended', { name: clientName }));
              return;
          }
        },
      },
    );
  }

  function press(event: KeyboardEvent<HTMLTextAreaElement>): void {
    const { key, shiftKey, altKey } = event;
    if (sendsOnKey({ key, shiftKey, altKey, isComposing: event.nativeEvent.isComposing })) {
      event.preventDefault();
      submit();
    } else if (key === 'Escape' && repliesTo !== undefined) {
      event.preventDefault();
      onCancelReply();
      announce(text('conversations.reply.quoting.cancelled'));
    }
  }

  function paste(event: ClipboardEvent<HTMLTextAreaElement>): void {
    const files = [...event.clipboardData.files];
    if (files.length === 0) return;
    event.preventDefault();
    onFiles(files);
  }

  return (
    <div className={styles['reply']}>
      {repliesTo !== undefined && (
        <div className={styles['quoting']}>
          <Icon of={CornerUpLeft} size={16} />
          <span className={styles['quotingText']} dir="auto">
            <strong>
              {text('conversations.reply.quoting', { who: repliesTo.isOwn ? text('conversations.you') : clientName })}
            </strong>{' '}
            {firstWords(currentText(repliesTo), 120)}
          </span>
          <IconButton icon={X} size={16} label={text('conversations.reply.quoting.cancel')} onClick={onCancelReply} />
        </div>
      )}
      <form
        className={styles['row']}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
          box.current?.focus();
        }}
      >
        <AttachButton onFiles={onFiles} />
        <label className={styles['field']} htmlFor={id}>
          <VisuallyHidden>{text('conversations.reply.label', { name: clientName })}</VisuallyHidden>
          <textarea
            ref={box}
            id={id}
            rows={1}
            dir="auto"
            autoFocus={isFocusWanted}
            className={styles['box']}
            placeholder={text('conversations.reply.placeholder', { name: clientName })}
            aria-describedby={problem === undefined ? `${id}hint` : `${id}problem`}
            aria-invalid={tooMany > 0 || undefined}
            value={written}
            onChange={(event) => write(event.target.value)}
            onKeyDown={press}
            onPaste={paste}
          />
        </label>
        <Button type="submit" variant="primary" busy={send.isPending} aria-disabled={tooMany > 0 || undefined}>
          {text('conversations.reply.send')}
        </Button>
      </form>
      <div className={styles['below']}>
        <p id={`${id}problem`} className={styles['problem']} role="status">
          {problem}
        </p>
        {problem === undefined && (
          <p id={`${id}hint`} className={styles['hint']}>
            {text('conversations.reply.hint')}
          </p>
        )}
      </div>
    </div>
  );
}
