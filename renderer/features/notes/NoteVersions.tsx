/** Every saved version of a note, the newest first. */
import { useState } from 'react';
import { Badge, Button, Dialog, Quiet } from '../../components/index.ts';
import { useDates } from '../../i18n/use-dates.ts';
import { useText } from '../../i18n/use-text.ts';
import { NoteSections } from './NoteSections.tsx';
import type { NoteView } from './note-form.ts';
import styles from './notes.module.css';

export function NoteVersions({ note }: { readonly note: NoteView }) {
  const text = useText();
  const dates = useDates();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button size="small" variant="quiet" onClick={() => setIsOpen(true)}>
        {text('notes.versions.open', { count: note.versions.length })}
      </Button>
      <Dialog
        open={isOpen}
        size="large"
        title={text('notes.versions.title')}
        description={text('notes.versions.intro')}
        onClose={() => setIsOpen(false)}
      >
        {note.versions.map((version, index) => (
          <details key={version.number} className={styles['version']} open={index === 0}>
            <summary>
              <span className={styles['versionNumber']}>
                {text('notes.versions.number', { number: version.number })}
              </span>
              <Quiet as="span">{text('notes.versions.by', { by: version.by, date: dates.dateTime(version.at) })}</Quiet>
              {index === 0 && <Badge>{text('notes.versions.newest')}</Badge>}
            </summary>
            <div className={styles['versionText']}>
              {version.title !== '' && (
                <p className={styles['versionTitle']} dir="auto">
                  {version.title}
                </p>
              )}
              <NoteSections sections={version.sections} level={3} />
            </div>
          </details>
        ))}
      </Dialog>
    </>
  );
}
