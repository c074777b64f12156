/** Notes on one client, beside the conversation: the list, or one note. */
import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { ClientId, NoteId } from '../../../shared/domain/ids.ts';
import { Button, SidePanel } from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { NewNoteDialog } from './NewNoteDialog.tsx';
import { Note } from './Note.tsx';
import { NoteList } from './NoteList.tsx';
import styles from './notes.module.css';

type NotesPanelProps = {
  readonly clientId: ClientId;
  readonly clientName: string;
  readonly noteId: NoteId | undefined;
  onOpen(id: NoteId | undefined): void;
  onClose(): void;
};

export function NotesPanel({ clientId, clientName, noteId, onOpen, onClose }: NotesPanelProps) {
  const text = useText();
  const [isStarting, setIsStarting] = useState(false);
  return (
    <>
      <SidePanel
        title={text('notes.of', { name: clientName })}
        back={noteId === undefined ? undefined : { label: text('notes.back'), onClick: () => onOpen(undefined) }}
        className={styles['panel']}
        onClose={onClose}
      >
        {noteId === undefined ? (
          <>
            <Button wide icon={Plus} onClick={() => setIsStarting(true)}>
              {text('notes.new')}
            </Button>
            <NoteList clientId={clientId} openId={undefined} onOpen={onOpen} />
          </>
        ) : (
          <Note key={noteId} noteId={noteId} onGone={() => onOpen(undefined)} />
        )}
      </SidePanel>
      <NewNoteDialog open={isStarting} clientId={clientId} onCreated={onOpen} onClose={() => setIsStarting(false)} />
    </>
  );
}
