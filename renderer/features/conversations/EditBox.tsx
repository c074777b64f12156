/** Stands in place of the reply box while an own message is changed; the draft behind it is kept. */
import { PencilLine } from 'lucide-react';
import { type KeyboardEvent, useId, useState } from 'react';
import type { ClientId } from '../../../shared/domain/ids.ts';
import { Button, Icon, VisuallyHidden } from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { useFaultText } from '../../service/use-fault-text.ts';
import { useServiceMutation } from '../../service/use-service.ts';
import { currentText } from './message-versions.ts';
import styles from './reply-box.module.css';
import { charactersTooMany, sendsOnKey } from './reply-text.ts';
import { useReferRefusal } from './refer-refusal.ts';
import type { MessageItem } from './timeline-rows.ts';

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
  const id = useId();
  const before = currentText(message);
  const [written, setWritten] = useState(before);
  const [maxBytes, setMaxBytes] = useState<number>();
  const [refusal, setRefusal] = useState<string>();
  const edit = useServiceMutation('conversations.edit');
  const tooMany = maxBytes === undefined ? 0 : charactersTooMany(written, maxBytes);
  const problem =
    tooMany > 0 ? text('conversations.reply.tooLong', { count: tooMany }) : (faultText(edit.error) ?? refusal);

  function submit(): void {
    if (edit.isPending || tooMany > 0) return;
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

  function press(event: KeyboardEvent<HTMLTextAreaElement>): void {
    const { key, shiftKey, altKey } = event;
    if (sendsOnKey({ key, shiftKey, altKey, isComposing: event.nativeEvent.isComposing })) {
      event.preventDefault();
      submit();
    } else if (key === 'Escape') {
      event.preventDefault();
      onDone();
    }
  }

  return (
    <div className={styles['reply']}>
      <div className={styles['quoting']}>
        <Icon of={PencilLine} size={16} />
        <span className={styles['editingText']}>
          <strong>{text('conversations.edit.title')}</strong> {text('conversations.edit.stays', { name: clientName })}
        </span>
      </div>
      <form
        className={styles['row']}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <label className={styles['field']} htmlFor={id}>
          <VisuallyHidden>{text('conversations.edit.label')}</VisuallyHidden>
          <textarea
            id={id}
            rows={1}
            dir="auto"
            autoFocus
            className={styles['box']}
            aria-describedby={problem === undefined ? `${id}hint` : `${id}problem`}
            aria-invalid={tooMany > 0 || undefined}
            value={written}
            onFocus={(event) => event.target.setSelectionRange(before.length, before.length)}
            onChange={(event) => {
              setWritten(event.target.value);
              setRefusal(undefined);
            }}
            onKeyDown={press}
          />
        </label>
        <Button onClick={onDone}>{text('conversations.edit.keep')}</Button>
        <Button type="submit" variant="primary" busy={edit.isPending} aria-disabled={tooMany > 0 || undefined}>
          {text('conversations.edit.send')}
        </Button>
      </form>
      <div className={styles['below']}>
        <p id={`${id}problem`} className={styles['problem']} role="status">
          {problem}
        </p>
        {problem === undefined && (
          <p id={`${id}hint`} className={styles['hint']}>
            {text('conversations.edit.hint')}
          </p>
        )}
      </div>
    </div>
  );
}
