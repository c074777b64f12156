/** What a file holds, and what is to be said before it is brought in. */
import { useMemo, useState } from 'react';
import { Banner, Checkbox, DateTime, Form, RadioGroup, Select } from '../../components/index.ts';
import { localTimeZone, timeZoneNames } from '../../i18n/time-zones.ts';
import { useDates } from '../../i18n/use-dates.ts';
import { useText } from '../../i18n/use-text.ts';
import { type Choices, type Need, needsOf, type Preview, type Role } from './import-form.ts';
import styles from './imports.module.css';
import type { ImportStep, ImportWork } from './use-import.ts';

type FoundProps = {
  readonly formId: string;
  readonly clientName: string;
  readonly step: Extract<ImportStep, { kind: 'found' }>;
  readonly work: ImportWork;
};

const roles: readonly Role[] = ['client', 'practice', 'other', 'out'];

export function Found({ formId, clientName, step: { found, choices }, work }: FoundProps) {
  const text = useText();
  const dates = useDates();
  const [isAsked, setIsAsked] = useState(false);
  const { preview } = found;
  const zones = useMemo(() => timeZoneNames(localTimeZone(), Intl.supportedValuesOf('timeZone')), []);
  const { dayOrder } = preview;
  const needed = needsOf(choices);
  const needs = (need: Need) => isAsked && needed.includes(need);
  const set = (changed: Partial<Choices>): void => work.choose(found, { ...choices, ...changed });
  const isUnchosen = preview.threads.length > 0 && preview.messages === 0;

  function submit(): void {
    setIsAsked(true);
    if (isUnchosen ? needed.includes('threads') : needed.length > 0) return;
    setIsAsked(false);
    void (isUnchosen ? work.lookAgain(found, choices) : work.bringIn(found, choices));
  }

  return (
    <Form id={formId} onSubmit={submit}>
      <section className={styles['section']}>
        <h3 dir="auto">
          {text('imports.found.kind', { source: text(`imports.source.${preview.source}`), name: found.fileName })}
        </h3>
        {preview.sameFileAt !== undefined && (
          <Banner tone="needs-you">{text('imports.found.same', { at: dates.dateTime(preview.sameFileAt) })}</Banner>
        )}
        {!isUnchosen && <Counts preview={preview} />}
      </section>
      {preview.threads.length > 0 && (
        <fieldset className={styles['section']}>
          <legend>{text('imports.threads', { name: clientName })}</legend>
          <p className={styles['hint']}>{text('imports.threads.hint')}</p>
          <div className={styles['list']}>
            {preview.threads.map(({ name, count }) => (
              <Checkbox
                key={name}
                label={text('imports.threads.option', { name, count })}
                checked={choices.threads?.includes(name) ?? false}
                onChange={(isChosen) => {
                  const others = (choices.threads ?? []).filter((other) => other !== name);
                  // What was shown was of the conversations chosen before: it is looked at anew.
                  const again = { ...preview, messages: 0, senders: [], first: [], last: [] };
                  work.choose(
                    { ...found, preview: again },
                    { ...choices, threads: isChosen ? [...others, name] : others },
                  );
                }}
              />
            ))}
          </div>
          {needs('threads') && <Banner tone="needs-you">{text('imports.threads.needed')}</Banner>}
        </fieldset>
      )}
      {!isUnchosen && (
        <>
          {dayOrder.kind === 'ask' && (
            <section className={styles['section']}>
              <RadioGroup<'dmy' | 'mdy'>
                label={text('imports.order', { example: dayOrder.example })}
                options={[
                  { value: 'dmy', label: dates.day(dayOrder.asDmy) },
                  { value: 'mdy', label: dates.day(dayOrder.asMdy) },
                ]}
                value={choices.dayOrder === 'mdy' ? 'mdy' : 'dmy'}
                onChange={(order) => void work.lookAgain(found, { ...choices, dayOrder: order })}
              />
              <p className={styles['hint']}>{text('imports.order.hint')}</p>
            </section>
          )}
          {preview.hasLocalTimes && (
            <Select
              label={text('imports.zone')}
              hint={text('imports.zone.hint')}
              options={zones.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
              value={choices.timeZone}
              onChange={(timeZone) => void work.lookAgain(found, { ...choices, timeZone })}
            />
          )}
          <section className={styles['section']}>
            <h3>{text('imports.senders')}</h3>
            <div className={styles['list']}>
              {preview.senders.map(({ sender, count }) => (
                <Select<Role>
                  key={sender}
                  label={`${sender === '' ? text('imports.senders.owner') : sender} (${text('imports.senders.count', { count })})`}
                  options={roles.map((role) => ({
                    value: role,
                    label: text(`imports.role.${role}`, { name: clientName }),
                  }))}
                  value={choices.roles[sender] ?? 'out'}
                  onChange={(role) => set({ roles: { ...choices.roles, [sender]: role } })}
                />
              ))}
            </div>
            {needs('roles') && <Banner tone="needs-you">{text('imports.senders.needed')}</Banner>}
          </section>
          {preview.repeats.inFile > 0 && (
            <Checkbox
              label={text('imports.repeats', { count: preview.repeats.inFile })}
              hint={text('imports.repeats.hint')}
              checked={choices.once}
              onChange={(once) => set({ once })}
            />
          )}
          <Samples title={text('imports.first')} samples={preview.first} />
          <Samples title={text('imports.last')} samples={preview.last} />
        </>
      )}
    </Form>
  );
}

function Counts({ preview }: { readonly preview: Preview }) {
  const text = useText();
  const { systemLines, withFiles, files, repeats, unreadable } = preview;
  return (
    <>
      <p>{text('imports.found.messages', { count: preview.messages })}</p>
      {systemLines > 0 && <p>{text('imports.found.system', { count: systemLines })}</p>}
      {files.pictures + files.others > 0 && (
        <>
          <p>{text('imports.found.came', { pictures: files.pictures, others: files.others })}</p>
          <p className={styles['hint']}>{text('imports.found.asTheyAre')}</p>
        </>
      )}
      {withFiles > 0 && <p>{text('imports.found.files', { count: withFiles })}</p>}
      {files.faultCount > 0 && (
        <Banner tone="needs-you" title={text('imports.found.faults', { count: files.faultCount })}>
          <ul className={styles['lines']}>
            {files.faults.map(({ line, name, fault }, index) => (
              <li key={index}>
                {text('imports.found.fault', {
                  ...{ line, why: text(`imports.file.${fault}`) },
                  name: name === '' ? text('attachments.unnamed') : name,
                })}
              </li>
            ))}
            {files.faultCount > files.faults.length && (
              <li>{text('imports.found.more', { count: files.faultCount - files.faults.length })}</li>
            )}
          </ul>
        </Banner>
      )}
      {repeats.before > 0 && <p>{text('imports.found.before', { count: repeats.before })}</p>}
      {unreadable.count > 0 && (
        <Banner tone="needs-you" title={text('imports.found.unreadable', { count: unreadable.count })}>
          <ul className={styles['lines']}>
            {unreadable.lines.map(({ line, reason }, index) => (
              <li key={index}>{text('imports.found.line', { line, why: text(`imports.why.${reason}`) })}</li>
            ))}
            {unreadable.count > unreadable.lines.length && (
              <li>{text('imports.found.more', { count: unreadable.count - unreadable.lines.length })}</li>
            )}
          </ul>
        </Banner>
      )}
    </>
  );
}

function Samples({ title, samples }: { readonly title: string; readonly samples: Preview['first'] }) {
  const text = useText();
  if (samples.length === 0) return null;
  return (
    <section className={styles['section']}>
      <h3>{title}</h3>
      {samples.map(({ at, sender, text: words }, index) => (
        <div key={index} className={styles['sample']}>
          <p className={styles['head']}>
            <span dir="auto">{sender === '' ? text('imports.senders.owner') : sender}</span>
            <DateTime at={at} />
          </p>
          <p dir="auto">{words}</p>
        </div>
      ))}
    </section>
  );
}
