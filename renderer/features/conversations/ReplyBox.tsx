/** Where a message is written: grows with the text, keeps a draft, and says why when sending is not possible. */
import { CornerUpLeft, X } from 'lucide-react';
import { type ClipboardEvent, useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react';
import type { ClientId } from '../../../shared/domain/ids.ts';
import { useAnnounce } from '../../app/announcer.tsx';
import { Icon, IconButton } from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { useAutosave } from '../../service/use-autosave.ts';
import { useFaultText } from '../../service/use-fault-text.ts';
import { useService, useServiceMutation } from '../../service/use-service.ts';
import { AttachButton } from '../attachments/index.ts';
import styles from './reply-box.module.css';
import { firstWords } from './reply-text.ts';
import { currentText } from './message-versions.ts';
import type { MessageItem } from './timeline-rows.ts';
import { WritingBox } from './WritingBox.tsx';

type ReplyBoxProps = {
  readonly clientId: ClientId;
  readonly clientName: string;
  /** As it was kept when the conversation was opened. */
  readonly initialDraft: string;
  /** What was pressed to open the conversation just now, to write in it. */
  readonly openedBy: Element | undefined;
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
  openedBy,
  repliesTo,
  onCancelReply,
  onFiles,
  onSent,
}: ReplyBoxProps) {
  const text = useText();
  const faultText = useFaultText();
  const announce = useAnnounce();
  const service = useService();
  const box = useRef<HTMLTextAreaElement>(null);
  const [written, setWritten] = useState(initialDraft);
  const [maxBytes, setMaxBytes] = useState<number>();
  const [draft] = useAutosave((value: string) => service.call('conversations.saveDraft', { clientId, text: value }));
  const send = useServiceMutation('conversations.send');
  const [refusal, setRefusal] = useState<string>();
  // Once, when it comes: whoever has gone on to something else meanwhile is not called back.
  const takeFocus = useEffectEvent(() => {
    const holder = document.activeElement;
    const isFree = holder === null || holder === document.body || holder === openedBy;
    if (openedBy !== undefined && isFree) box.current?.focus();
  });
  useLayoutEffect(() => takeFocus(), []);

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

  function paste(event: ClipboardEvent): void {
    const files = [...event.clipboardData.files];
    if (files.length === 0) return;
    event.preventDefault();
    onFiles(files);
  }

  const quoting = repliesTo !== undefined && (
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
  );

  function stopQuoting(): void {
    onCancelReply();
    announce(text('conversations.reply.quoting.cancelled'));
  }

  return (
    <WritingBox
      ref={box}
      label={text('conversations.reply.label', { name: clientName })}
      placeholder={text('conversations.reply.placeholder', { name: clientName })}
      hint={text('conversations.reply.hint')}
      send={text('conversations.reply.send')}
      value={written}
      maxBytes={maxBytes}
      problem={faultText(send.error) ?? refusal}
      isSending={send.isPending}
      above={quoting}
      before={<AttachButton onFiles={onFiles} />}
      onChange={write}
      onSend={submit}
      onEscape={repliesTo === undefined ? undefined : stopQuoting}
      onPaste={paste}
    />
  );
}
