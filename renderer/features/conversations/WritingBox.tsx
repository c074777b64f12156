/** Where words to a client are written: grows with them, sends by key or button, and says below what is in the way. */
import { type ClipboardEvent, type KeyboardEvent, type ReactNode, type Ref, useId } from 'react';
import { Button, VisuallyHidden } from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import styles from './reply-box.module.css';
import { charactersTooMany, sendsOnKey } from './reply-text.ts';

type WritingBoxProps = {
  readonly ref: Ref<HTMLTextAreaElement>;
  readonly label: string;
  readonly placeholder?: string;
  readonly hint: string;
  /** On the button that sends. */
  readonly send: string;
  readonly value: string;
  /** Known once something was too long. */
  readonly maxBytes: number | undefined;
  readonly problem: string | undefined;
  readonly isSending: boolean;
  /** What the words refer to. */
  readonly above: ReactNode;
  readonly before?: ReactNode;
  readonly after?: ReactNode;
  onChange(value: string): void;
  /** Not called while the last words are still being sent, nor with too many. */
  onSend(): void;
  readonly onEscape: (() => void) | undefined;
  onPaste?(event: ClipboardEvent): void;
};

export function WritingBox(props: WritingBoxProps) {
  const text = useText();
  const id = useId();
  const tooMany = props.maxBytes === undefined ? 0 : charactersTooMany(props.value, props.maxBytes);
  const problem = tooMany > 0 ? text('conversations.reply.tooLong', { count: tooMany }) : props.problem;

  function submit(): void {
    if (!props.isSending && tooMany === 0) props.onSend();
  }

  function press(event: KeyboardEvent): void {
    const { key, shiftKey, altKey } = event;
    if (sendsOnKey({ key, shiftKey, altKey, isComposing: event.nativeEvent.isComposing })) {
      event.preventDefault();
      submit();
    } else if (key === 'Escape' && props.onEscape !== undefined) {
      event.preventDefault();
      props.onEscape();
    }
  }

  return (
    <div className={styles['reply']}>
      {props.above}
      <form
        className={styles['row']}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
          event.currentTarget.querySelector('textarea')?.focus();
        }}
      >
        {props.before}
        <label className={styles['field']} htmlFor={id}>
          <VisuallyHidden>{props.label}</VisuallyHidden>
          <textarea
            ref={props.ref}
            id={id}
            rows={1}
            dir="auto"
            className={styles['box']}
            placeholder={props.placeholder}
            aria-describedby={problem === undefined ? `${id}hint` : `${id}problem`}
            aria-invalid={tooMany > 0 || undefined}
            value={props.value}
            onChange={(event) => props.onChange(event.target.value)}
            onKeyDown={press}
            onPaste={props.onPaste}
          />
        </label>
        {props.after}
        <Button type="submit" variant="primary" busy={props.isSending} aria-disabled={tooMany > 0 || undefined}>
          {props.send}
        </Button>
      </form>
      <div className={styles['below']}>
        <p id={`${id}problem`} className={styles['problem']} role="status">
          {problem}
        </p>
        {problem === undefined && (
          <p id={`${id}hint`} className={styles['hint']}>
            {props.hint}
          </p>
        )}
      </div>
    </div>
  );
}
