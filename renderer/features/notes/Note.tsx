/** One note: to be written while it is open, to be read once it is signed. */
import { useEffect, useState } from 'react';
import type { NoteId } from '../../../shared/domain/ids.ts';
import { Banner, Heading, Spinner } from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { useFaultText } from '../../service/use-fault-text.ts';
import { useServiceQuery } from '../../service/use-service.ts';
import { KeepOpen, NoteLock } from '../psychotherapy-notes/index.ts';
import type { Kept } from './note-form.ts';
import { NoteRelease } from './NoteRelease.tsx';
import { NoteEditor } from './NoteEditor.tsx';
import type { Person } from './NoteList.tsx';
import styles from './notes.module.css';
import { SignedNote } from './SignedNote.tsx';

type NoteProps = {
  readonly noteId: NoteId;
  /** To say whose note it is, where that isn't clear from what stands beside it. */
  readonly people?: readonly Person[];
  onGone(): void;
};

/** One note per mounting; another note is another component (by `key`). */
export function Note(props: NoteProps) {
  const text = useText();
  const faultText = useFaultText();
  const apart = useServiceQuery('psychotherapyNotes.state', { noteId: props.noteId });
  if (apart.isError) return <Banner tone="danger">{faultText(apart.error)}</Banner>;
  if (apart.data === undefined) return <Spinner label={text('notes.loading')} />;
  if (apart.data.count === 0) return <OpenNote {...props} kept="notes" />;
  const { isOpen } = apart.data;
  return (
    <div className={styles['note']}>
      <NoteLock isOpen={isOpen} level={props.people === undefined ? 3 : 1} />
      {isOpen && (
        <KeepOpen>
          <OpenNote {...props} kept="psychotherapyNotes" />
        </KeepOpen>
      )}
    </div>
  );
}

function OpenNote({ noteId, people, onGone, kept }: NoteProps & { readonly kept: Kept }) {
  const text = useText();
  const faultText = useFaultText();
  const note = useServiceQuery(`${kept}.get`, { id: noteId });
  const [isFresh, setIsFresh] = useState(false);
  const { refetch } = note;
  // What a cache holds may be older than the draft that was kept on leaving; writing must not begin from it.
  useEffect(() => void refetch().then(() => setIsFresh(true)), [refetch]);

  if (note.data === undefined || !isFresh) {
    return note.isError ? (
      <Banner tone="danger">{faultText(note.error)}</Banner>
    ) : (
      <Spinner label={text('notes.loading')} />
    );
  }
  const person = people?.find(({ id }) => id === note.data.summary.clientId);
  return (
    <div className={styles['note']}>
      {person !== undefined && (
        <Heading level={1} size="small" className={styles['noteClient']} dir="auto">
          {text('notes.of', { name: person.name })}
        </Heading>
      )}
      <NoteRelease summary={note.data.summary} />
      {note.data.signature === undefined ? (
        <NoteEditor note={note.data} onGone={onGone} />
      ) : (
        <SignedNote note={note.data} />
      )}
    </div>
  );
}
