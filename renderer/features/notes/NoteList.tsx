/** Notes as a list, the newest session first, each with its state in words. */
import { Lock, ShieldAlert } from 'lucide-react';
import type { ClientId, NoteId } from '../../../shared/domain/ids.ts';
import { Badge, type BadgeTone, Banner, EmptyState, Icon, Spinner } from '../../components/index.ts';
import { useDates } from '../../i18n/use-dates.ts';
import { useText } from '../../i18n/use-text.ts';
import { useFaultText } from '../../service/use-fault-text.ts';
import { useServiceQuery } from '../../service/use-service.ts';
import { NotesLock } from '../psychotherapy-notes/index.ts';
import { OutsideMark } from '../releases/index.ts';
import { inOrder, type NoteSummary, type NoteState, noteState } from './note-form.ts';
import styles from './notes.module.css';

export type Person = { readonly id: ClientId; readonly name: string };

type NoteListProps = {
  /** Undefined: of everyone. */
  readonly clientId: ClientId | undefined;
  /** To name the client in each row; undefined where all rows are of one. */
  readonly people?: readonly Person[];
  readonly openId: NoteId | undefined;
  onOpen(id: NoteId): void;
};

const tones: Readonly<Record<NoteState, BadgeTone>> = { draft: 'needs-you', saved: 'plain', signed: 'done' };

export function NoteList({ clientId, people, openId, onOpen }: NoteListProps) {
  const text = useText();
  const faultText = useFaultText();
  const notes = useServiceQuery('notes.list', clientId === undefined ? {} : { clientId }, { keepPrevious: true });

  const apart = useServiceQuery('psychotherapyNotes.state', clientId === undefined ? {} : { clientId });

  if (notes.isPending || apart.isPending) return <Spinner label={text('notes.loading')} />;
  if (notes.isError || apart.isError) return <Banner tone="danger">{faultText(notes.error ?? apart.error)}</Banner>;
  if (notes.data.length === 0 && apart.data.count === 0) {
    return (
      <EmptyState title={text('notes.empty.title')} level={3}>
        {text(people === undefined || people.length > 0 ? 'notes.empty.text' : 'notes.empty.all')}
      </EmptyState>
    );
  }
  const props = { clientId, people, openId, onOpen };
  const { isOpen, count } = apart.data;
  return (
    <>
      <Rows {...props} notes={inOrder(notes.data)} />
      {count > 0 && (
        <section className={styles['apart']} aria-label={text('psychotherapy.title', { count })}>
          <p className={styles['apartHead']}>
            <Icon of={ShieldAlert} size={14} /> {text('psychotherapy.title', { count })}
          </p>
          <NotesLock isOpen={isOpen} />
          {isOpen && <PsychotherapyRows {...props} />}
        </section>
      )}
    </>
  );
}

function PsychotherapyRows(props: Omit<RowsProps, 'notes'>) {
  const text = useText();
  const faultText = useFaultText();
  const { clientId } = props;
  const notes = useServiceQuery('psychotherapyNotes.list', clientId === undefined ? {} : { clientId });
  if (notes.isPending) return <Spinner label={text('notes.loading')} />;
  if (notes.isError) return <Banner tone="danger">{faultText(notes.error)}</Banner>;
  return <Rows {...props} notes={inOrder(notes.data)} />;
}

type RowsProps = Pick<NoteListProps, 'clientId' | 'openId' | 'onOpen'> & {
  readonly people: readonly Person[] | undefined;
  readonly notes: readonly NoteSummary[];
};

function Rows({ notes, clientId, people, openId, onOpen }: RowsProps) {
  const text = useText();
  const dates = useDates();
  return (
    <ul role="list" className={styles['list']}>
      {notes.map((note) => {
        const state = noteState(note);
        const name = people?.find((person) => person.id === note.clientId)?.name;
        return (
          <li key={note.id}>
            <button
              type="button"
              className={styles['row']}
              aria-current={note.id === openId ? 'true' : undefined}
              onClick={() => onOpen(note.id)}
            >
              {name !== undefined && clientId === undefined && (
                <span className={styles['rowClient']} dir="auto">
                  {name}
                </span>
              )}
              <span className={styles['rowTitle']} dir="auto">
                {note.title === '' ? text('notes.untitled', { day: dates.day(note.sessionDay) }) : note.title}
              </span>
              <span className={styles['rowMeta']}>
                <span>
                  {note.title !== '' && `${dates.day(note.sessionDay)} · `}
                  {note.kind === 'progress'
                    ? text(`notes.template.${note.template}`)
                    : `${text(`notes.kind.${note.kind}`)} · ${text(`notes.template.${note.template}`)}`}
                  {note.addenda > 0 && ` · ${text('notes.row.addenda', { count: note.addenda })}`}
                </span>
                {note.isOutsideRecord === true && <OutsideMark />}
                <Badge tone={tones[state]} {...(state === 'signed' ? { icon: Lock } : {})}>
                  {text(`notes.state.${state}`)}
                </Badge>
              </span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
