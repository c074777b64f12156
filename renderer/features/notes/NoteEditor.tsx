/** Writing a note: every change is kept as a draft, Save makes a version, Sign and lock ends the writing. */
import { PenLine } from 'lucide-react';
import { useState } from 'react';
import { Button, ConfirmDialog, FormActions, Problem, TextArea, TextField } from '../../components/index.ts';
import { useDates } from '../../i18n/use-dates.ts';
import { useText } from '../../i18n/use-text.ts';
import { useAutosave } from '../../service/use-autosave.ts';
import { useFaultText } from '../../service/use-fault-text.ts';
import { useService, useServiceMutation } from '../../service/use-service.ts';
import { DiscardDialog } from './DiscardDialog.tsx';
import {
  emptySections,
  isSameText,
  keptIn,
  type NoteText,
  type NoteView,
  savedText,
  textToEdit,
  withSection,
} from './note-form.ts';
import styles from './notes.module.css';
import { NoteVersions } from './NoteVersions.tsx';

export function NoteEditor({ note, onGone }: { readonly note: NoteView; onGone(): void }) {
  const text = useText();
  const faultText = useFaultText();
  const service = useService();
  const { id } = note.summary;
  const kept = keptIn(note.summary);
  const [written, setWritten] = useState(() => textToEdit(note));
  const [asks, setAsks] = useState<'sign' | 'discard'>();
  const [draft, draftState] = useAutosave((value: NoteText) => service.call(`${kept}.saveDraft`, inputOf(id, value)));
  const save = useServiceMutation(`${kept}.save`);
  const sign = useServiceMutation(`${kept}.sign`);
  const discard = useServiceMutation(`${kept}.discard`);
  const hasDay = written.sessionDay !== '';
  const isSaved = note.summary.versions > 0 && isSameText(written, savedText(note));
  const problem = faultText(save.error) ?? faultText(sign.error) ?? faultText(discard.error);

  function write(next: NoteText): void {
    setWritten(next);
    if (next.sessionDay === '') draft.drop();
    else draft.change(next);
  }

  /** A draft that is on its way must not arrive after what follows. */
  async function afterDraft(work: () => void): Promise<void> {
    draft.drop();
    await draft.flush();
    work();
  }

  return (
    <>
      <div className={styles['fields']}>
        <div className={styles['fieldTitle']}>
          <TextField
            label={text('notes.field.title')}
            placeholder={text('notes.field.title.hint')}
            maxLength={200}
            dir="auto"
            value={written.title}
            onChange={(title) => write({ ...written, title })}
          />
        </div>
        <TextField
          type="date"
          label={text('notes.field.day')}
          error={hasDay ? undefined : text('notes.field.day.needed')}
          value={written.sessionDay}
          onChange={(sessionDay) => write({ ...written, sessionDay })}
        />
      </div>
      {written.sections.map((section) => (
        <TextArea
          key={section.name}
          isSerif
          label={text(`notes.section.${section.name}`)}
          placeholder={text(`notes.section.${section.name}.hint`)}
          className={styles[section.name === 'text' ? 'writingLong' : 'writing']}
          dir="auto"
          value={section.text}
          onChange={(value) => write(withSection(written, section.name, value))}
        />
      ))}
      <Problem>{problem}</Problem>
      <div className={styles['editorFoot']}>
        <EditorState note={note} isSaved={isSaved} draftState={draftState} />
        <FormActions>
          <Button
            busy={save.isPending}
            disabled={!hasDay}
            onClick={() => void afterDraft(() => save.mutate(inputOf(id, written)))}
          >
            {text('notes.edit.save')}
          </Button>
          <Button variant="primary" icon={PenLine} disabled={!hasDay} onClick={() => setAsks('sign')}>
            {text('notes.edit.sign')}
          </Button>
          {note.summary.versions > 0 ? (
            <NoteVersions note={note} />
          ) : (
            <Button variant="quiet" onClick={() => setAsks('discard')}>
              {text('notes.edit.discard')}
            </Button>
          )}
        </FormActions>
      </div>
      <ConfirmDialog
        open={asks === 'sign'}
        title={text('notes.sign.title')}
        confirmLabel={text('notes.sign.confirm')}
        cancelLabel={text('notes.sign.later')}
        busy={sign.isPending}
        onConfirm={() =>
          void afterDraft(() => sign.mutate(inputOf(id, written), { onSettled: () => setAsks(undefined) }))
        }
        onCancel={() => setAsks(undefined)}
      >
        <p>{text('notes.sign.text')}</p>
        <EmptySections written={written} />
      </ConfirmDialog>
      {asks === 'discard' && (
        <DiscardDialog
          clientId={note.summary.clientId}
          isWritten={written.title.trim() !== '' || emptySections(written).length < written.sections.length}
          busy={discard.isPending}
          onConfirm={() =>
            void afterDraft(() => discard.mutate({ id }, { onSuccess: onGone, onError: () => setAsks(undefined) }))
          }
          onCancel={() => setAsks(undefined)}
        />
      )}
    </>
  );
}

type EditorStateProps = {
  readonly note: NoteView;
  readonly isSaved: boolean;
  readonly draftState: 'kept' | 'keeping' | 'not-kept';
};

function EditorState({ note, isSaved, draftState }: EditorStateProps) {
  const text = useText();
  const dates = useDates();
  const version = note.versions[0];
  const words =
    draftState === 'not-kept'
      ? text('notes.edit.notKept')
      : isSaved && version !== undefined
        ? text('notes.edit.saved', { version: version.number, time: dates.dateTime(version.at) })
        : draftState === 'keeping'
          ? text('notes.edit.keeping')
          : text(version === undefined ? 'notes.edit.neverSaved' : 'notes.edit.unsaved');
  return (
    <p className={styles[draftState === 'not-kept' ? 'notKept' : 'editorState']} role="status">
      {words}
    </p>
  );
}

function EmptySections({ written }: { readonly written: NoteText }) {
  const text = useText();
  const empty = emptySections(written);
  if (empty.length === 0) return null;
  const names = empty.map((name) => text(`notes.section.${name}`)).join(', ');
  return <p className={styles['dialogNote']}>{text('notes.sign.emptySections', { sections: names })}</p>;
}

function inputOf(id: NoteView['summary']['id'], written: NoteText) {
  return { id, title: written.title, sessionDay: written.sessionDay, sections: [...written.sections] };
}
