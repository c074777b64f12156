/** Typed or pasted messages, one after the other, each with its day, its time and who wrote it; or a whole chat with its own. */
import { useState } from 'react';
import { Button, Form, TextArea, TextField } from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { type Pasted, pastedFile } from './import-form.ts';
import styles from './imports.module.css';

type PasteProps = {
  readonly formId: string;
  readonly clientName: string;
  /** Those that are whole; the way back from the preview leads to them again. */
  readonly messages: readonly Pasted[];
  onMessages(messages: readonly Pasted[]): void;
  /** What stands in the field and is not added yet. */
  readonly words: string;
  onWords(words: string): void;
  onReady(file: Blob): void;
  /** The words are a chat with dates of its own. */
  onChat(file: Blob): void;
};

export function Paste({ formId, clientName, messages, onMessages, words, onWords, ...props }: PasteProps) {
  const text = useText();
  const [sender, setSender] = useState(clientName);
  const [day, setDay] = useState('');
  const [time, setTime] = useState('');
  const [isAsked, setIsAsked] = useState(false);
  const at = new Date(`${day}T${time}`).getTime();
  const isWhole = sender.trim() !== '' && at > 0 && words.trim() !== '';

  /** With the message in the fields, if there is one; undefined: it is not whole yet. */
  function withTyped(): readonly Pasted[] | undefined {
    setIsAsked(!isWhole);
    if (!isWhole) return undefined;
    const more = [...messages, { at, sender: sender.trim(), text: words }];
    onMessages(more);
    onWords('');
    return more;
  }

  function submit(): void {
    const all = words === '' && messages.length > 0 ? messages : withTyped();
    if (all !== undefined) props.onReady(pastedFile(all));
  }

  function readChat(): void {
    setIsAsked(words.trim() === '');
    if (words.trim() !== '') props.onChat(new Blob([words]));
  }

  return (
    <Form id={formId} onSubmit={submit}>
      <p>{text('imports.paste.lead')}</p>
      <div className={styles['three']}>
        <TextField
          label={text('imports.paste.from')}
          maxLength={200}
          dir="auto"
          value={sender}
          error={isAsked && sender.trim() === '' ? text('imports.paste.from.needed') : undefined}
          onChange={setSender}
        />
        <TextField
          type="date"
          label={text('imports.paste.day')}
          value={day}
          error={isAsked && !(at > 0) ? text('imports.paste.when.needed') : undefined}
          onChange={setDay}
        />
        <TextField type="time" label={text('imports.paste.time')} value={time} onChange={setTime} />
      </div>
      <TextArea
        label={text('imports.paste.text')}
        maxLength={200_000}
        value={words}
        error={isAsked && words.trim() === '' ? text('imports.paste.text.needed') : undefined}
        onChange={onWords}
      />
      <div className={styles['actions']}>
        <Button onClick={() => withTyped()}>{text('imports.paste.add')}</Button>
        <Button onClick={readChat}>{text('imports.paste.chat')}</Button>
        <span role="status">{text('imports.paste.added', { count: messages.length })}</span>
      </div>
    </Form>
  );
}
