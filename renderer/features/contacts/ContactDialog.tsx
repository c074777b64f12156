/** Adds an entry to the contact log, or corrects one; what it said before stays and is shown. */
import { useId, useState } from 'react';
import type { ClientId, ContactId } from '../../../shared/domain/ids.ts';
import {
  Banner,
  Button,
  Dialog,
  Form,
  Problem,
  Select,
  Spinner,
  TextArea,
  TextField,
  useToasts,
} from '../../components/index.ts';
import { useDates } from '../../i18n/use-dates.ts';
import { useText } from '../../i18n/use-text.ts';
import { useFaultText } from '../../service/use-fault-text.ts';
import { useServiceMutation, useServiceQuery } from '../../service/use-service.ts';
import {
  type ContactDirection,
  type ContactForm,
  contactDirections,
  contactFormOf,
  type ContactNeed,
  type ContactText,
  type ContactView,
  type ContactWay,
  contactWays,
  emptyContact,
  filledContact,
} from './contact-form.ts';
import styles from './contacts.module.css';
import { StrikeForm } from './StrikeForm.tsx';

/** A new entry, one of that kind, or the entry with that id. */
export type ContactTask = 'add' | { readonly add: ContactWay } | ContactId;

/** Where a way to reach somebody was used, the entry that it becomes. */
export function contactTaskOf(way: keyof typeof waysUsed): ContactTask {
  return { add: waysUsed[way] };
}

const waysUsed = {
  phone: 'call',
  letter: 'letter',
  'in-person': 'visit',
  email: 'email',
  sms: 'sms',
} as const satisfies Record<string, ContactWay>;

type ContactDialogProps = {
  readonly clientId: ClientId;
  readonly clientName: string;
  /** What to do: start a new entry, or look at one; undefined: nothing, the dialog is closed. */
  readonly task: ContactTask | undefined;
  onClose(): void;
};

export function ContactDialog(props: ContactDialogProps) {
  const text = useText();
  const { task, onClose } = props;
  const formId = useId();
  const add = useServiceMutation('contacts.add');
  const change = useServiceMutation('contacts.change');
  const [isStriking, setIsStriking] = useState(false);
  const isNew = typeof task === 'object' || task === 'add';

  function close(): void {
    setIsStriking(false);
    onClose();
  }

  return (
    <Dialog
      open={task !== undefined}
      size="medium"
      title={text(isStriking ? 'contacts.strike.title' : isNew ? 'contacts.add' : 'contacts.change')}
      description={text(isStriking ? 'contacts.strike.text' : 'contacts.lead')}
      onClose={close}
      footer={
        isStriking ? undefined : (
          <>
            {!isNew && (
              <Button variant="quiet" onClick={() => setIsStriking(true)}>
                {text('contacts.strike')}
              </Button>
            )}
            <Button onClick={close}>{text('components.cancel')}</Button>
            <Button type="submit" form={formId} variant="primary" busy={add.isPending || change.isPending}>
              {text('contacts.save')}
            </Button>
          </>
        )
      }
    >
      {task === undefined ? null : isStriking && isEntry(task) ? (
        <StrikeForm id={task} onDone={close} onBack={() => setIsStriking(false)} />
      ) : isEntry(task) ? (
        <ExistingContact {...props} id={task} formId={formId} change={change} onDone={close} />
      ) : (
        <NewContact {...props} way={task === 'add' ? 'call' : task.add} formId={formId} add={add} onDone={close} />
      )}
    </Dialog>
  );
}

function isEntry(task: ContactTask): task is ContactId {
  return typeof task !== 'object' && task !== 'add';
}

type BodyProps = ContactDialogProps & { readonly formId: string; onDone(): void };

function NewContact({
  clientId,
  clientName,
  way,
  formId,
  add,
  onDone,
}: BodyProps & { readonly way: ContactWay; readonly add: ReturnType<typeof useServiceMutation<'contacts.add'>> }) {
  const text = useText();
  const faultText = useFaultText();
  const { show } = useToasts();
  return (
    <ContactFields
      formId={formId}
      clientName={clientName}
      initial={() => ({ ...emptyContact(Date.now()), way })}
      problem={faultText(add.error)}
      onSubmit={(contact) => {
        if (add.isPending) return;
        add.mutate(
          { clientId, ...contact },
          {
            onSuccess() {
              show({ title: text('contacts.saved') });
              onDone();
            },
          },
        );
      }}
    />
  );
}

function ExistingContact({
  id,
  clientName,
  formId,
  change,
  onDone,
}: BodyProps & { readonly id: ContactId; readonly change: ReturnType<typeof useServiceMutation<'contacts.change'>> }) {
  const text = useText();
  const faultText = useFaultText();
  const contact = useServiceQuery('contacts.get', { id });
  if (contact.isError) return <Banner tone="danger">{faultText(contact.error)}</Banner>;
  if (contact.data === undefined) return <Spinner label={text('contacts.loading')} />;
  const { data } = contact;
  return (
    <>
      <ContactFields
        formId={formId}
        clientName={clientName}
        initial={() => contactFormOf(data)}
        problem={faultText(change.error)}
        onSubmit={(changed) => !change.isPending && change.mutate({ id, ...changed }, { onSuccess: onDone })}
      />
      <Earlier contact={data} />
    </>
  );
}

function Earlier({ contact }: { readonly contact: ContactView }) {
  const text = useText();
  const dates = useDates();
  return contact.earlier.map((version) => (
    <section key={version.savedAt} className={styles['earlier']}>
      <h3>{text('contacts.earlier', { by: version.author, at: dates.dateTime(version.savedAt) })}</h3>
      <p dir="auto">{version.text === '' ? text('contacts.nothing') : version.text}</p>
    </section>
  ));
}

type FieldsProps = {
  readonly formId: string;
  readonly clientName: string;
  readonly initial: () => ContactForm;
  readonly problem: string | undefined;
  onSubmit(contact: ContactText): void;
};

function ContactFields({ formId, clientName, initial, problem, onSubmit }: FieldsProps) {
  const text = useText();
  const [form, setForm] = useState(initial);
  const [isAsked, setIsAsked] = useState(false);
  const filled = filledContact(form);
  const set = (changed: Partial<ContactForm>): void => setForm((current) => ({ ...current, ...changed }));

  function errorOf(need: ContactNeed, words: string): string | undefined {
    return isAsked && filled.kind === 'incomplete' && filled.needed.includes(need) ? words : undefined;
  }

  function submit(): void {
    setIsAsked(true);
    if (filled.kind === 'ready') onSubmit(filled.contact);
  }

  return (
    <Form id={formId} onSubmit={submit}>
      <div className={styles['two']}>
        <Select<ContactWay>
          label={text('contacts.way')}
          options={contactWays.map((way) => ({ value: way, label: text(`contacts.way.${way}`) }))}
          value={form.way}
          onChange={(way) => set({ way })}
        />
        <Select<ContactDirection>
          label={text('contacts.direction')}
          options={contactDirections.map((way) => ({ value: way, label: text(`contacts.direction.${way}`) }))}
          value={form.direction}
          onChange={(direction) => set({ direction })}
        />
      </div>
      <div className={styles['three']}>
        <TextField
          type="date"
          label={text('contacts.day')}
          error={errorOf('day', text('contacts.day.needed'))}
          value={form.day}
          onChange={(day) => set({ day })}
        />
        <TextField
          type="time"
          label={text('contacts.time')}
          error={errorOf('time', text('contacts.time.needed'))}
          value={form.time}
          onChange={(time) => set({ time })}
        />
        <TextField
          inputMode="numeric"
          label={text('contacts.minutes')}
          error={errorOf('minutes', text('contacts.minutes.wrong'))}
          maxLength={4}
          value={form.minutes}
          onChange={(minutes) => set({ minutes })}
        />
      </div>
      <TextField
        label={text('contacts.person', { name: clientName })}
        maxLength={200}
        dir="auto"
        value={form.person}
        onChange={(person) => set({ person })}
      />
      <TextArea
        label={text('contacts.text')}
        hint={text('contacts.text.hint')}
        rows={6}
        maxLength={200_000}
        dir="auto"
        value={form.text}
        onChange={(words) => set({ text: words })}
      />
      <Problem>{problem}</Problem>
    </Form>
  );
}
