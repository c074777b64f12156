/** One numbered line of the record: a message, a note, an event, or an entry that could not be read. */
import { Fragment } from 'react';
import type { Locale, RecordLine } from '../../shared/contract/index.ts';
import { assertNever } from '../../shared/language/assert-never.ts';
import { printText } from '../i18n/print-text.ts';
import { FormAnswerEntry, FormEntry } from './FormEntries.tsx';
import { HiddenIn, Words } from './Words.tsx';
import { FilePicture, type Pictures } from './FilePicture.tsx';
import { deliveryFacts, knownText } from './delivery-facts.ts';
import { amidOthers } from './drawable.ts';
import { dayOf, longDay, momentOf, timeOf } from './record-layout.ts';

type LineProps<Line = RecordLine> = {
  readonly line: Line;
  readonly locale: Locale;
  /** Line numbers by message id. */
  readonly numbers: { readonly [id: string]: number };
  readonly pictures: Pictures;
};

export function RecordLineView(props: LineProps) {
  const { line } = props;
  return (
    <li value={line.number} className={line.kind}>
      <span className="number">{line.number}</span>
      <div className="entry">
        <HiddenIn value={'redactions' in line && line.redactions !== undefined ? props.locale : undefined}>
          <Entry {...props} />
        </HiddenIn>
      </div>
    </li>
  );
}

function Entry({ line, locale, numbers, pictures }: LineProps) {
  const text = printText(locale);
  switch (line.kind) {
    case 'message':
      return <MessageEntry line={line} locale={locale} numbers={numbers} pictures={pictures} />;
    case 'note':
      return <NoteEntry line={line} locale={locale} />;
    case 'contact':
      return <ContactEntry line={line} locale={locale} />;
    case 'form':
      return <FormEntry line={line} locale={locale} />;
    case 'form-answer':
      return <FormAnswerEntry line={line} locale={locale} numbers={numbers} />;
    case 'imported':
      return <ImportedEntry line={line} locale={locale} pictures={pictures} />;
    case 'event':
      return (
        <p>
          {knownText(locale, `print.event.${line.what}`) ?? `${text('print.line.event')}: ${line.what}`}{' '}
          <span className="meta">{timeOf(line.at)}</span>
        </p>
      );
    case 'failed':
      return <p>{text('print.line.failed', { id: line.id, reason: line.reason })}</p>;
    default:
      return assertNever(line);
  }
}

type MessageLine = Extract<RecordLine, { kind: 'message' }>;

function MessageEntry({ line, locale, numbers, pictures }: LineProps<MessageLine>) {
  const text = printText(locale);
  const day = dayOf(line.at);
  const answered = line.repliesTo === undefined ? undefined : numbers[line.repliesTo];
  const facts = [
    ...(line.repliesTo === undefined
      ? []
      : [
          answered === undefined
            ? text('print.line.repliesToOutside')
            : text('print.line.repliesTo', { number: answered }),
        ]),
    ...deliveryFacts(line, locale),
    ...(line.from === 'client' ? [text('print.line.stored', { at: momentOf(line.storedAt, day) })] : []),
    ...(line.readAt === undefined ? [] : [text('print.line.readHere', { at: momentOf(line.readAt, day) })]),
    ...(line.retractedAt === undefined ? [] : [text('print.line.retracted', { at: momentOf(line.retractedAt, day) })]),
    ...(line.reactions ?? []).map((reaction) =>
      text('print.line.reaction', { text: amidOthers(reaction.text), at: momentOf(reaction.at, day) }),
    ),
  ];
  return (
    <>
      <p className="head">
        <span className="sender" dir="auto">
          <Words>{line.name}</Words>
        </span>{' '}
        <span className="meta">{timeOf(line.at)}</span>
      </p>
      {/* Nothing of a message is left out or interpreted. */}
      <p className="text" dir="auto">
        <Words>{line.text}</Words>
      </p>
      {line.attachment !== undefined && (
        <>
          <FilePicture
            picture={pictures.get(line.id)}
            words={text('print.file.picture', { name: line.attachment.name })}
          />
          <p className="meta">{fileFacts(line.attachment, locale)}</p>
        </>
      )}
      {(line.edits ?? []).map((edit) => (
        <Fragment key={edit.at}>
          <p className="meta">{text('print.line.edited', { at: momentOf(edit.at, day) })}</p>
          <p className="text" dir="auto">
            <Words>{edit.text}</Words>
          </p>
        </Fragment>
      ))}
      {facts.length > 0 && (
        <p className="meta">
          <Words>{facts.join(' · ')}</Words>
        </p>
      )}
    </>
  );
}

type FileFacts = NonNullable<MessageLine['attachment']> | NonNullable<ImportedLine['files']>[number];

function fileFacts(
  { mime, size, sha256, state }: Pick<FileFacts, 'mime' | 'size' | 'sha256' | 'state'>,
  locale: Locale,
): string {
  const text = printText(locale);
  return [
    size === undefined ? mime : text('print.file', { mime, size }),
    ...(sha256 === undefined ? [] : [`SHA-256 ${sha256}`]),
    text(`print.file.${state}`),
  ].join(' · ');
}

type ContactLine = Extract<RecordLine, { kind: 'contact' }>;

function ContactEntry({ line, locale }: Omit<LineProps<ContactLine>, 'numbers' | 'pictures'>) {
  const text = printText(locale);
  const day = dayOf(line.at);
  const facts = [
    text(`contacts.direction.${line.direction}`),
    ...(line.person === '' ? [] : [text('print.contact.with', { person: amidOthers(line.person) })]),
    ...(line.minutes === undefined ? [] : [text('contacts.minutes.count', { count: line.minutes })]),
    text('print.contact.entered', { by: line.author, at: momentOf(line.savedAt, day) }),
    ...(line.struck === undefined ? [] : [text('print.contact.struck', { reason: amidOthers(line.struck) })]),
  ];
  return (
    <>
      <p className="head">
        <span className="sender">{text(`contacts.way.${line.way}`)}</span>{' '}
        <span className="meta">{timeOf(line.at)}</span>
      </p>
      {line.text !== '' && (
        <p className="text" dir="auto">
          <Words>{line.text}</Words>
        </p>
      )}
      {line.earlier.map((version) => (
        <Fragment key={version.savedAt}>
          <p className="meta">
            {text('print.contact.before', { by: version.author, at: momentOf(version.savedAt, day) })}
          </p>
          <p className="text" dir="auto">
            <Words>{version.text === '' ? text('print.line.noText') : version.text}</Words>
          </p>
        </Fragment>
      ))}
      <p className="meta">
        <Words>{facts.join(' · ')}</Words>
      </p>
    </>
  );
}

type ImportedLine = Extract<RecordLine, { kind: 'imported' }>;

function ImportedEntry({ line, locale, pictures }: Omit<LineProps<ImportedLine>, 'numbers'>) {
  const text = printText(locale);
  const source = text(`imports.source.${line.source}`);
  const listed = (words: readonly string[]) =>
    words
      .filter((part) => part !== '')
      .map(amidOthers)
      .join(', ');
  const words = listed([line.original.sender, line.original.time]);
  const name = amidOthers(line.file.name);
  const facts = [
    line.file.sha256 === undefined
      ? `${source}: ${name}`
      : text('print.imported.file', { source, name, hash: line.file.sha256 }),
    text('print.imported.original', { words }),
    ...(line.timeZone === undefined ? [] : [`${text('print.record.timeZone')}: ${line.timeZone}`]),
    ...(line.hasFile
      ? [[text('print.imported.hadFile'), listed(line.fileNames ?? [])].filter((part) => part !== '').join(': ')]
      : []),
    text('print.imported.by', { by: line.importedBy, at: momentOf(line.importedAt, dayOf(line.at)) }),
  ];
  return (
    <>
      <p className="head">
        <span className="sender" dir="auto">
          <Words>{amidOthers(line.name)}</Words>
        </span>{' '}
        <span className="meta">
          {timeOf(line.at)} · {text('print.imported.mark')}
        </span>
      </p>
      <p className="text" dir="auto">
        <Words>{line.text}</Words>
      </p>
      {(line.files ?? []).map((file, index) => (
        <Fragment key={index}>
          {file.id !== undefined && (
            <FilePicture picture={pictures.get(file.id)} words={text('print.file.picture', { name: file.name })} />
          )}
          <p className="meta">
            <bdi>
              <Words>{file.name}</Words>
            </bdi>{' '}
            · {fileFacts(file, locale)}
          </p>
        </Fragment>
      ))}
      <p className="meta">
        <Words>{facts.join(' · ')}</Words>
      </p>
    </>
  );
}

type NoteLine = Extract<RecordLine, { kind: 'note' }>;

function NoteEntry({ line, locale }: Omit<LineProps<NoteLine>, 'numbers' | 'pictures'>) {
  const text = printText(locale);
  return (
    <article>
      <h3 dir="auto">
        <Words>{`${text(`print.note.kind.${line.noteKind}`)}${line.title === '' ? '' : `: ${line.title}`}`}</Words>
      </h3>
      <p className="meta">
        {text('print.note.session', { day: longDay(locale, line.sessionDay) })} ·{' '}
        {text('print.note.version', { version: line.version, author: line.author })}
      </p>
      {line.sections.map((section) => (
        <section key={section.name}>
          {section.name !== 'text' && (
            <h4>{knownText(locale, `print.note.section.${section.name}`) ?? section.name}</h4>
          )}
          <p className="text" dir="auto">
            <Words>{section.text === '' ? text('print.line.noText') : section.text}</Words>
          </p>
        </section>
      ))}
      <p className="signature">
        {line.signature === undefined
          ? text('print.note.unsigned')
          : text('print.note.signed', {
              by: line.signature.by,
              at: momentOf(line.signature.at),
              hash: line.signature.hash,
            })}
      </p>
      {line.addenda.map((addendum) => (
        <section key={addendum.at} className="addendum">
          <h4>{text('print.note.addendum', { by: addendum.by, at: momentOf(addendum.at) })}</h4>
          <p className="text" dir="auto">
            <Words>{addendum.text}</Words>
          </p>
        </section>
      ))}
    </article>
  );
}
