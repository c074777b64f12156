/** Typed or pasted messages, one after the other, each with its day, its time and who wrote it. */
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
  onReady(file: Blob): void;
};

export function Paste({ formId, clientName, messages, onMessages, onReady }: PasteProps) {
  const text = useText();
  const [sender, setSender] = useState(clientName);
  const [day, setDay] = useState('');
  const [time, setTime] = useState('');
  const [words, setWords] = useState('');
  const [isAsked, setIsAsked] = useState(false);
  const at = new Date(`${day}T${time}`).getTime();
  const isWhole = sender.trim() !== '' && at > 0 && words.trim() !== '';

  /** With the message in the fields, if there is one; undefined: it is not whole yet. */
  function withTyped(): readonly Pasted[] | undefined {
    setIsAsked(!isWhole);
    if (!isWhole) return undefined;
    const more = [...messages, { at, sender: sender.trim(), text: words }];
    onMessages(more);
    setWords('');
    return more;
  }

  function submit(): void {
    const all = words === '' && messages.length > 0 ? messages : withTyped();
    if (all !== undefined) onReady(pastedFile(all));
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
        onChange={setWords}
      />
      <div className={styles['actions']}>
        <Button onClick={() => withTyped()}>{text('imports.paste.add')}</Button>
        <span role="status">{text('imports.paste.added', { count: messages.length })}</span>
      </div>
    </Form>
  );
}
