/** All notes, of one client or of everyone, and the one that is open. */
import { NotebookPen, Plus } from 'lucide-react';
import { useState } from 'react';
import type { ClientId, NoteId } from '../../../shared/domain/ids.ts';
import { useNavigation } from '../../app/navigation.ts';
import { Button, EmptyState, Heading, IconButton, Select, SplitLayout } from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { useServiceQuery } from '../../service/use-service.ts';
import { NewNoteDialog } from './NewNoteDialog.tsx';
import { Note } from './Note.tsx';
import { NoteList } from './NoteList.tsx';
import styles from './notes.module.css';

export function NotesScreen() {
  const text = useText();
  const { route, go } = useNavigation();
  const clients = useServiceQuery('clients.list', undefined);
  const [only, setOnly] = useState<ClientId | ''>('');
  const [isStarting, setIsStarting] = useState(false);
  const noteId = route.name === 'notes' ? route.noteId : undefined;
  const people = [...(clients.data ?? [])].sort((a, b) => a.name.localeCompare(b.name));
  const open = (id: NoteId | undefined): void => go({ name: 'notes', ...(id === undefined ? {} : { noteId: id }) });

  return (
    <>
      <SplitLayout
        listLabel={text('notes.list.label')}
        showing={noteId === undefined ? 'list' : 'main'}
        list={
          <>
            <div className={styles['listHead']}>
              <Heading level={noteId === undefined ? 1 : 2} size="lead" tabIndex={-1}>
                {text('notes.title')}
              </Heading>
              <IconButton
                icon={Plus}
                label={text('notes.new')}
                disabled={people.length === 0}
                onClick={() => setIsStarting(true)}
              />
            </div>
            {people.length > 0 && (
              <div className={styles['chooser']}>
                <Select<ClientId | ''>
                  label={text('notes.client')}
                  isLabelHidden
                  options={[
                    { value: '', label: text('notes.client.all') },
                    ...people.map(({ id, name }) => ({ value: id, label: name })),
                  ]}
                  value={only}
                  onChange={setOnly}
                />
              </div>
            )}
            <div className={styles['listBody']}>
              <NoteList clientId={only === '' ? undefined : only} people={people} openId={noteId} onOpen={open} />
            </div>
          </>
        }
        main={
          noteId === undefined ? (
            <div className={styles['nothing']}>
              <EmptyState
                icon={NotebookPen}
                title={text('notes.choose')}
                {...(people.length > 0
                  ? { action: <Button onClick={() => setIsStarting(true)}>{text('notes.new')}</Button> }
                  : {})}
              />
            </div>
          ) : (
            <div className={styles['main']}>
              <Note key={noteId} noteId={noteId} people={people} onGone={() => open(undefined)} />
            </div>
          )
        }
      />
      <NewNoteDialog
        open={isStarting}
        clientId={only === '' ? undefined : only}
        people={people}
        onCreated={open}
        onClose={() => setIsStarting(false)}
      />
    </>
  );
}
