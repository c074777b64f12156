/** Starts a note: for whom, in which form, of which session. */
import { useId, useState } from 'react';
import type { ClientId, NoteId } from '../../../shared/domain/ids.ts';
import { Button, Dialog, Form, Problem, RadioGroup, Select, TextField } from '../../components/index.ts';
import { localDay } from '../../i18n/use-dates.ts';
import { useText } from '../../i18n/use-text.ts';
import { useFaultText } from '../../service/use-fault-text.ts';
import { useServiceMutation, useServiceQuery } from '../../service/use-service.ts';
import { UnlockDialog } from '../psychotherapy-notes/index.ts';
import { type NoteKind, noteKinds, type NoteTemplate } from './note-form.ts';
import type { Person } from './NoteList.tsx';

type NewNoteDialogProps = {
  readonly open: boolean;
  /** Chosen already, and asked for only where there are `people`. */
  readonly clientId: ClientId | undefined;
  readonly people?: readonly Person[];
  onCreated(id: NoteId): void;
  onClose(): void;
};

export function NewNoteDialog(props: NewNoteDialogProps) {
  const text = useText();
  const formId = useId();
  const create = useServiceMutation('notes.create');
  return (
    <Dialog
      open={props.open}
      size="small"
      title={text('notes.new')}
      onClose={props.onClose}
      footer={
        <>
          <Button onClick={props.onClose}>{text('components.cancel')}</Button>
          <Button type="submit" form={formId} variant="primary" busy={create.isPending}>
            {text('notes.new.start')}
          </Button>
        </>
      }
    >
      <NewNoteForm {...props} formId={formId} create={create} />
    </Dialog>
  );
}

type NewNoteFormProps = NewNoteDialogProps & {
  readonly formId: string;
  readonly create: ReturnType<typeof useServiceMutation<'notes.create'>>;
};

/** Mounted with the dialog's content, so that each opening begins anew. */
function NewNoteForm({ clientId, people, formId, create, onCreated, onClose }: NewNoteFormProps) {
  const text = useText();
  const faultText = useFaultText();
  const [client, setClient] = useState<ClientId | ''>(clientId ?? '');
  const [kind, setKind] = useState<NoteKind>('progress');
  const [template, setTemplate] = useState<NoteTemplate>('soap');
  const [sessionDay, setSessionDay] = useState(localDay(Date.now()));
  const [isAsked, setIsAsked] = useState(false);
  const [isUnlocking, setIsUnlocking] = useState(false);
  const apart = useServiceQuery('psychotherapyNotes.state', {});
  const createApart = useServiceMutation('psychotherapyNotes.create');

  function begun({ id }: { readonly id: NoteId }): void {
    onClose();
    onCreated(id);
  }

  function startApart(clientId: ClientId): void {
    setIsUnlocking(false);
    createApart.mutate({ clientId, template, sessionDay }, { onSuccess: begun });
  }

  function submit(): void {
    setIsAsked(true);
    if (client === '' || sessionDay === '' || create.isPending || createApart.isPending) return;
    if (kind !== 'psychotherapy') create.mutate({ clientId: client, kind, template, sessionDay }, { onSuccess: begun });
    else if (apart.data?.isOpen === true) startApart(client);
    else setIsUnlocking(true);
  }

  return (
    <Form id={formId} onSubmit={submit}>
      {people !== undefined && (
        <Select<ClientId | ''>
          label={text('notes.client')}
          error={isAsked && client === '' ? text('notes.chooseClient') : undefined}
          options={[
            { value: '', label: text('notes.chooseClient') },
            ...people.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={client}
          onChange={setClient}
        />
      )}
      <RadioGroup<NoteKind>
        label={text('notes.kind')}
        options={noteKinds.map((value) => ({
          value,
          label: text(`notes.kind.${value}`),
          hint: text(`notes.kind.${value}.hint`),
        }))}
        value={kind}
        onChange={setKind}
      />
      <RadioGroup<NoteTemplate>
        label={text('notes.new.form')}
        options={[
          { value: 'soap', label: text('notes.new.soap'), hint: text('notes.new.soap.hint') },
          { value: 'free', label: text('notes.new.free'), hint: text('notes.new.free.hint') },
        ]}
        value={template}
        onChange={setTemplate}
      />
      <TextField
        type="date"
        label={text('notes.field.day')}
        error={isAsked && sessionDay === '' ? text('notes.field.day.needed') : undefined}
        value={sessionDay}
        onChange={setSessionDay}
      />
      <Problem>{faultText(create.error) ?? faultText(createApart.error)}</Problem>
      <UnlockDialog
        open={isUnlocking}
        onUnlocked={() => client !== '' && startApart(client)}
        onClose={() => setIsUnlocking(false)}
      />
    </Form>
  );
}
