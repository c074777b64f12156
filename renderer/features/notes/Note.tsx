/** One note: to be written while it is open, to be read once it is signed. */
import { useEffect, useState } from 'react';
import type { NoteId } from '../../../shared/domain/ids.ts';
import { Banner, Heading, Spinner } from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { useFaultText } from '../../service/use-fault-text.ts';
import { useServiceQuery } from '../../service/use-service.ts';
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
export function Note({ noteId, people, onGone }: NoteProps) {
  const text = useText();
  const faultText = useFaultText();
  const note = useServiceQuery('notes.get', { id: noteId });
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
