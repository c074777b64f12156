/** A signed note: what was signed, by whom and when, and what was added since. */
import { Lock } from 'lucide-react';
import { useState } from 'react';
import { Badge, Button, FormActions, Heading, Problem, Quiet, TextArea } from '../../components/index.ts';
import { useDates } from '../../i18n/use-dates.ts';
import { useText } from '../../i18n/use-text.ts';
import { useFaultText } from '../../service/use-fault-text.ts';
import { useServiceMutation } from '../../service/use-service.ts';
import { NoteSections } from './NoteSections.tsx';
import { NoteVersions } from './NoteVersions.tsx';
import { keptIn, type NoteView } from './note-form.ts';
import styles from './notes.module.css';

export function SignedNote({ note }: { readonly note: NoteView }) {
  const text = useText();
  const dates = useDates();
  const { summary, signature } = note;
  const day = dates.day(summary.sessionDay);
  return (
    <article className={styles['signed']}>
      <div>
        <Heading level={2} size="title" className={styles['signedTitle']} dir="auto">
          {summary.title === '' ? text('notes.untitled', { day }) : summary.title}
        </Heading>
        <p className={styles['signedMeta']}>
          <Badge tone="done" icon={Lock}>
            {text('notes.state.signed')}
          </Badge>
          {summary.title !== '' && <span>{text('notes.untitled', { day })}</span>}
          <span>{text(`notes.template.${summary.template}`)}</span>
        </p>
      </div>
      <NoteSections sections={note.sections} />
      {signature !== undefined && (
        <footer className={styles['signature']}>
          <p>{text('notes.state.signedBy', { by: signature.by, date: dates.dateTime(signature.at) })}</p>
          <p className={styles['hash']}>{text('notes.state.hash', { hash: signature.hash })}</p>
        </footer>
      )}
      {note.addenda.map((addendum) => (
        <section key={addendum.at} className={styles['addendum']}>
          <Heading level={3} size="small">
            {text('notes.addendum.title')}
          </Heading>
          <p className={styles['prose']} dir="auto">
            {addendum.text}
          </p>
          <Quiet>{text('notes.addendum.by', { by: addendum.by, date: dates.dateTime(addendum.at) })}</Quiet>
        </section>
      ))}
      <Addendum note={note} />
    </article>
  );
}

function Addendum({ note }: { readonly note: NoteView }) {
  const text = useText();
  const faultText = useFaultText();
  const add = useServiceMutation(`${keptIn(note.summary)}.addAddendum`);
  const [isWriting, setIsWriting] = useState(false);
  const [written, setWritten] = useState('');

  function submit(): void {
    if (written.trim() === '' || add.isPending) return;
    add.mutate(
      { id: note.summary.id, text: written.trim() },
      {
        onSuccess() {
          setWritten('');
          setIsWriting(false);
        },
      },
    );
  }

  if (!isWriting) {
    return (
      <div className={styles['signedFoot']}>
        <Quiet>{text('notes.state.locked')}</Quiet>
        <FormActions>
          <Button size="small" onClick={() => setIsWriting(true)}>
            {text('notes.addendum.add')}
          </Button>
          <NoteVersions note={note} />
        </FormActions>
      </div>
    );
  }
  return (
    <div className={styles['signedFoot']}>
      <TextArea
        isSerif
        autoFocus
        label={text('notes.addendum.label')}
        hint={text('notes.addendum.hint')}
        dir="auto"
        value={written}
        onChange={setWritten}
      />
      <Problem>{faultText(add.error)}</Problem>
      <FormActions>
        <Button variant="primary" busy={add.isPending} disabled={written.trim() === ''} onClick={submit}>
          {text('notes.addendum.save')}
        </Button>
        <Button onClick={() => setIsWriting(false)}>{text('components.cancel')}</Button>
      </FormActions>
    </div>
  );
}
