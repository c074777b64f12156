/** Psychotherapy notes: in no record by themselves; each is released alone, after its own warning. */
import { ShieldAlert } from 'lucide-react';
import { useState } from 'react';
import type { Locale, Output } from '../../../shared/contract/index.ts';
import type { NoteId } from '../../../shared/domain/ids.ts';
import { Badge, Checkbox, ConfirmDialog, DateTime, Quiet } from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { useServiceQuery } from '../../service/use-service.ts';
import { KeepOpen, NotesLock } from '../psychotherapy-notes/index.ts';
import type { Release } from './export-form.ts';
import { withReleased } from './pick-items.ts';
import styles from './records.module.css';

type Item = Output<'records.items'>['items'][number];

/** Whoever has more of them releases them in several records. */
const mostShown = 100;

type PsychotherapyNotesProps = {
  readonly release: Release;
  readonly locale: Locale;
  onChange(released: readonly NoteId[]): void;
};

export function PsychotherapyNotes({ release, locale, onChange }: PsychotherapyNotesProps) {
  const text = useText();
  const [asked, setAsked] = useState<Item>();
  const { data: state } = useServiceQuery('psychotherapyNotes.state', { clientId: release.clientId });
  const found = useServiceQuery(
    'records.items',
    { ...release, locale, show: 'psychotherapy-notes', offset: 0, limit: mostShown },
    { enabled: state?.isOpen === true, keepPrevious: true },
  );
  if (state === undefined || state.count === 0) return null;
  const items = state.isOpen ? (found.data?.items ?? []) : [];
  const set = (item: Item, isIn: boolean) =>
    onChange(withReleased(release.psychotherapyNotes, item.id as NoteId, isIn));
  return (
    <KeepOpen>
      <fieldset className={styles['private']}>
        <legend className={styles['legend']}>
          <Badge tone="private" icon={ShieldAlert}>
            {text('psychotherapy.title', { count: state.count })}
          </Badge>
        </legend>
        <Quiet>{text('records.psychotherapy.intro')}</Quiet>
        <NotesLock isOpen={state.isOpen} />
        {items.map((item) => (
          <Checkbox
            key={item.id}
            label={
              <span dir="auto">
                <DateTime at={item.at} /> {item.text}
              </span>
            }
            {...(item.why === 'not-part-of-record' || item.why === 'outside-range'
              ? { hint: text(`records.why.${item.why}`), disabled: true }
              : {})}
            checked={item.why === undefined}
            onChange={(isIn) => (isIn ? setAsked(item) : set(item, false))}
          />
        ))}
        <ConfirmDialog
          open={asked !== undefined && state.isOpen}
          tone="danger"
          title={text('records.psychotherapy.title')}
          confirmLabel={text('records.psychotherapy.release')}
          cancelLabel={text('records.psychotherapy.keep')}
          onCancel={() => setAsked(undefined)}
          onConfirm={() => {
            if (asked !== undefined) set(asked, true);
            setAsked(undefined);
          }}
        >
          <p>{text('records.psychotherapy.warning')}</p>
          <Quiet dir="auto">{asked?.text}</Quiet>
        </ConfirmDialog>
      </fieldset>
    </KeepOpen>
  );
}
