/** One message as it stands now: its words, what was changed about it later, and how far it came. */
import { Fragment, useEffect, useId, useRef, useState } from 'react';
import { noReferences } from '../../shared/messenger/references.ts';
import type { References } from '../../shared/messenger/references.ts';
import type { Entry } from '../../shared/messenger/store.ts';
import { AttachedFile } from '../attachments/AttachedFile.tsx';
import { attachmentType, textType } from '../device-store/shown-types.ts';
import type { Desk } from '../engine/desk.ts';
import { FormMessage } from '../forms/FormMessage.tsx';
import { useWords } from '../i18n/use-words.ts';
import { mayAnswer, mayWrite } from './may-write.ts';
import { standingOf } from './message-standing.ts';
import type { Standing } from './message-standing.ts';
import { deliveryLine } from './delivery-words.ts';
import { OwnMessagePanel } from './OwnMessagePanel.tsx';
import { ReactionPicker } from './ReactionPicker.tsx';
import type { ConversationView } from './use-conversation.ts';

/** Words can be changed and taken back, files only taken back; only these are reacted to. */
const changeable: readonly number[] = [textType, attachmentType];

export type MessageProps = {
  readonly desk: Desk;
  readonly entry: Entry;
  readonly view: ConversationView;
  readonly startsRun: boolean;
  readonly therapist: string;
  readonly onFormChange: () => void;
};

export function Message({ desk, entry, view, startsRun, therapist, onFormChange }: MessageProps) {
  const words = useWords();
  const { say, time, day, dayAndTime } = words;
  const isOwn = entry.direction === 'outgoing';
  const who = isOwn ? say('you') : therapist;
  const references = view.references.get(entry.messageId) ?? noReferences;
  const standing = standingOf(entry, references);
  const [isOpen, setIsOpen] = useState(false);
  const wasOpened = useRef(false);
  const article = useRef<HTMLElement>(null);

  // The button that opened the panel is gone with the words: the message itself takes the focus.
  useEffect(() => {
    if (wasOpened.current && standing.kind === 'taken-back') article.current?.focus();
  }, [standing.kind]);

  const mayChange = isOwn && changeable.includes(entry.type) && mayWrite(view) && standing.kind !== 'taken-back';
  const mayReact = !isOwn && changeable.includes(entry.type) && mayWrite(view) && standing.kind !== 'taken-back';
  const times = { nowMs: Date.now(), unconfirmedSince: view.session.unconfirmedSince };
  const state = entry.delivery === undefined ? undefined : deliveryLine(entry.delivery, times, words);
  return (
    <article
      ref={article}
      tabIndex={-1}
      className={`message ${entry.direction}${startsRun ? ' starts-run' : ''}`}
      aria-label={say('saidAt', { who, when: dayAndTime(entry.sentAt) })}
    >
      {startsRun ? (
        <p className="who" aria-hidden="true">
          <bdi>{who}</bdi>
        </p>
      ) : null}
      <MessageBody
        desk={desk}
        entry={entry}
        view={view}
        standing={standing}
        therapist={therapist}
        onFormChange={onFormChange}
      />
      {standing.kind === 'taken-back' ? null : <Reactions references={references} therapist={therapist} />}
      <p className="meta">
        <time dateTime={new Date(entry.sentAt).toISOString()}>{time(entry.sentAt)}</time>
        {standing.kind === 'edited'
          ? ` · ${say('editedAt', { when: day(standing.at) === day(entry.sentAt) ? time(standing.at) : dayAndTime(standing.at) })}`
          : ''}
        {view.waitingChanges.has(entry.messageId) ? ` · ${say('changeQueued')}` : ''}
        {state === undefined ? null : (
          <Fragment>
            {' · '}
            <span className={state.isProblem ? 'problem' : undefined}>{state.text}</span>
          </Fragment>
        )}
        {mayChange ? (
          <button
            type="button"
            className="quiet more"
            aria-haspopup="dialog"
            aria-label={say('ownMessageMore')}
            onClick={() => {
              wasOpened.current = true;
              setIsOpen(true);
            }}
          >
            …
          </button>
        ) : null}
      </p>
      {mayReact ? (
        <div className="react">
          <ReactionPicker desk={desk} entry={entry} therapist={therapist} own={ownReaction(references)} />
        </div>
      ) : null}
      {mayChange && isOpen ? (
        <OwnMessagePanel
          desk={desk}
          entry={entry}
          text={standing.text ?? ''}
          therapist={therapist}
          onClose={() => setIsOpen(false)}
        />
      ) : null}
    </article>
  );
}

function ownReaction({ reactions }: References): string | undefined {
  return reactions.find(({ isOwn }) => isOwn)?.text;
}

type MessageBodyProps = Pick<MessageProps, 'desk' | 'entry' | 'view' | 'therapist' | 'onFormChange'> & {
  readonly standing: Standing;
};

function MessageBody({ desk, entry, view, standing, therapist, onFormChange }: MessageBodyProps) {
  const { say, dayAndTime } = useWords();
  const attachment = view.attachments.get(entry.messageId);
  if (standing.kind === 'taken-back') {
    const words = entry.direction === 'outgoing' ? 'takenBackByYou' : 'takenBackBy';
    return <p className="substitute">{say(words, { therapist, when: dayAndTime(standing.at) })}</p>;
  }
  if (entry.type === attachmentType && attachment !== undefined) {
    return <AttachedFile desk={desk} attachment={attachment} therapist={therapist} mayWrite={mayWrite(view)} />;
  }
  const form = view.forms.get(entry.messageId);
  if (form !== undefined) {
    return (
      <FormMessage
        desk={desk}
        entry={entry}
        state={form}
        therapist={therapist}
        mayAnswer={mayAnswer(view, form)}
        onChange={onFormChange}
      />
    );
  }
  if (entry.type !== textType) return <p className="substitute">{say('updateToView')}</p>;
  if (standing.text === undefined) return <p className="substitute">{say('unreadable')}</p>;
  return (
    <>
      <p className="text" dir="auto">
        {standing.text}
      </p>
      {standing.kind === 'edited' ? <EarlierTexts texts={standing.earlier} /> : null}
    </>
  );
}

function EarlierTexts({ texts }: { texts: readonly string[] }) {
  const { say } = useWords();
  const [isShown, setIsShown] = useState(false);
  const listId = useId();
  return (
    <>
      <button
        type="button"
        className="quiet"
        aria-expanded={isShown}
        aria-controls={listId}
        onClick={() => setIsShown(!isShown)}
      >
        {say(isShown ? 'hideEarlierText' : 'showEarlierText')}
      </button>
      <ol id={listId} className="earlier-texts" aria-label={say('earlierText')} hidden={!isShown}>
        {texts.map((text, index) => (
          <li key={`${String(index)} ${text}`} dir="auto">
            {text}
          </li>
        ))}
      </ol>
    </>
  );
}

function Reactions({ references, therapist }: { references: References; therapist: string }) {
  const { say } = useWords();
  return references.reactions.map(({ text, isOwn }) => (
    <p key={isOwn ? 'own' : 'other'} className="reaction">
      <bdi>{isOwn ? say('you') : therapist}</bdi>: <bdi>{text}</bdi>
    </p>
  ));
}
