/** Stands in place of the reply box while an own message is changed; the draft behind it is kept. */
import { PencilLine } from 'lucide-react';
import { useEffectEvent, useLayoutEffect, useRef, useState } from 'react';
import type { ClientId } from '../../../shared/domain/ids.ts';
import { Button, Icon } from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { useFaultText } from '../../service/use-fault-text.ts';
import { useServiceMutation } from '../../service/use-service.ts';
import { currentText } from './message-versions.ts';
import styles from './reply-box.module.css';
import { useReferRefusal } from './refer-refusal.ts';
import type { MessageItem } from './timeline-rows.ts';
import { WritingBox } from './WritingBox.tsx';

type EditBoxProps = {
  readonly clientId: ClientId;
  readonly clientName: string;
  readonly message: MessageItem;
  onDone(): void;
};

export function EditBox({ clientId, clientName, message, onDone }: EditBoxProps) {
  const text = useText();
  const faultText = useFaultText();
  const refusalText = useReferRefusal(clientName);
  const box = useRef<HTMLTextAreaElement>(null);
  const before = currentText(message);
  const [written, setWritten] = useState(before);
  const [maxBytes, setMaxBytes] = useState<number>();
  const [refusal, setRefusal] = useState<string>();
  const edit = useServiceMutation('conversations.edit');
  const takeFocus = useEffectEvent(() => {
    box.current?.focus();
    box.current?.setSelectionRange(before.length, before.length);
  });
  useLayoutEffect(() => takeFocus(), []);

  function submit(): void {
    if (written === before) {
      onDone();
      return;
    }
    if (written.trim() === '') {
      setRefusal(text('conversations.edit.empty'));
      return;
    }
    edit.mutate(
      { clientId, messageId: message.id, text: written },
      {
        onSuccess(outcome) {
          if (outcome.kind === 'queued') onDone();
          else if (outcome.kind === 'too-long') setMaxBytes(outcome.maxBytes);
          else setRefusal(refusalText(outcome.kind));
        },
      },
    );
  }

  return (
    <WritingBox
      ref={box}
      label={text('conversations.edit.label')}
      hint={text('conversations.edit.hint')}
      send={text('conversations.edit.send')}
      value={written}
      maxBytes={maxBytes}
      problem={faultText(edit.error) ?? refusal}
      isSending={edit.isPending}
      above={
        <div className={styles['quoting']}>
          <Icon of={PencilLine} size={16} />
          <span className={styles['editingText']}>
            <strong>{text('conversations.edit.title')}</strong> {text('conversations.edit.stays', { name: clientName })}
          </span>
        </div>
      }
      after={<Button onClick={onDone}>{text('conversations.edit.keep')}</Button>}
      onChange={(value) => {
        setWritten(value);
        setRefusal(undefined);
      }}
      onSend={submit}
      onEscape={onDone}
    />
  );
}
