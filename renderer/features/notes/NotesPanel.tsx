/** Notes on one client, beside the conversation: the list, or one note. */
import { ArrowLeft, Plus, X } from 'lucide-react';
import { useState } from 'react';
import type { ClientId, NoteId } from '../../../shared/domain/ids.ts';
import { Button, Heading, IconButton } from '../../components/index.ts';
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
      <div className={styles['panelHead']}>
        {noteId !== undefined && (
          <IconButton icon={ArrowLeft} label={text('notes.back')} onClick={() => onOpen(undefined)} />
        )}
        <Heading level={2} size="body" className={styles['panelTitle']}>
          {text('notes.of', { name: clientName })}
        </Heading>
        <IconButton icon={X} label={text('conversations.panel.close')} onClick={onClose} />
      </div>
      <div className={styles['panelBody']}>
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
      </div>
      <NewNoteDialog open={isStarting} clientId={clientId} onCreated={onOpen} onClose={() => setIsStarting(false)} />
    </>
  );
}
