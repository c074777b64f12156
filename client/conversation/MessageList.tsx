/** What was said, in order, as text only; new messages are read out once by a region of their own. */
import { useEffect, useMemo, useRef, useState } from 'react';
import { assertNever } from '../../shared/language/assert-never.ts';
import { questionsOf } from '../../shared/domain/forms/form.ts';
import { noReferences } from '../../shared/messenger/references.ts';
import type { Desk } from '../engine/desk.ts';
import type { MessageKey } from '../i18n/en.ts';
import { useWords } from '../i18n/use-words.ts';
import { Message } from './Message.tsx';
import { standingOf } from './message-standing.ts';
import { timelineOf } from './timeline.ts';
import type { ShownEvent, TimelineItem } from './timeline.ts';
import type { ConversationView } from './use-conversation.ts';

const eventWords: Record<ShownEvent, MessageKey> = {
  'asked-to-join': 'eventAsked',
  joined: 'eventJoined',
  verified: 'eventVerified',
  fork: 'eventFork',
  rejoined: 'eventRejoined',
  ended: 'eventEnded',
  'ended-by-other': 'eventEndedByOther',
  'mailbox-was-full': 'eventMailboxFull',
  'session-renewed': 'eventRenewed',
  'message-gone': 'eventMessageGone',
  'lost-on-both-sides': 'eventLostOnBothSides',
};

export type MessageListProps = {
  readonly desk: Desk;
  readonly view: ConversationView;
  readonly therapist: string;
  readonly firstUnread: string | undefined;
  readonly onEarlier: () => void;
  /** A form was filled in half-way, or its draft is gone. */
  readonly onFormChange: () => void;
};

export function MessageList({ desk, view, therapist, firstUnread, onEarlier, onFormChange }: MessageListProps) {
  const { say, day } = useWords();
  const { entries, events, hasEarlier } = view;
  const items = useMemo(
    () => timelineOf({ entries, events, hasEarlier, firstUnread, dayOf: (at) => new Date(at).toDateString() }),
    [entries, events, hasEarlier, firstUnread],
  );

  return (
    <>
      {hasEarlier ? (
        <div className="earlier">
          <button type="button" className="quiet" onClick={onEarlier}>
            {say('earlier')}
          </button>
        </div>
      ) : null}
      {/* Announcing is left to the region below: a log would also read out earlier messages when they are put on top. */}
      <div role="log" aria-live="off" aria-label={say('messagesLabel', { therapist })}>
        <ol className="thread">
          {items.map((item) => (
            <li key={item.key} className={`${item.kind}-item`}>
              <Line
                desk={desk}
                item={item}
                view={view}
                therapist={therapist}
                onFormChange={onFormChange}
                dayText={item.kind === 'day' ? day(item.at) : ''}
              />
            </li>
          ))}
        </ol>
        {entries.length === 0 ? <p className="nothing-yet">{say('nothingYet', { therapist })}</p> : null}
      </div>
      <Announcement view={view} therapist={therapist} />
    </>
  );
}

type LineProps = {
  readonly desk: Desk;
  readonly item: TimelineItem;
  readonly view: ConversationView;
  readonly therapist: string;
  readonly onFormChange: () => void;
  readonly dayText: string;
};

function Line({ desk, item, view, therapist, onFormChange, dayText }: LineProps) {
  const { say, time } = useWords();
  switch (item.kind) {
    case 'day':
      return <h2 className="day-name">{dayText}</h2>;
    case 'unread':
      return <p className="unread-line">{say('unread')}</p>;
    case 'event':
      return (
        <p className="event-line">
          {say(eventWords[item.what], { therapist, count: item.count })} · {time(item.at)}
        </p>
      );
    case 'message':
      return (
        <Message
          desk={desk}
          entry={item.entry}
          view={view}
          startsRun={item.startsRun}
          therapist={therapist}
          onFormChange={onFormChange}
        />
      );
    default:
      return assertNever(item);
  }
}

/** Says once that a message came, and what it says now; nothing that was there when the page opened. */
function Announcement({ view, therapist }: { view: ConversationView; therapist: string }) {
  const { say, dayAndTime } = useWords();
  const newest = view.entries.findLast((entry) => entry.direction === 'incoming');
  const newestId = newest?.messageId;
  const known = useRef(newestId);
  const [announced, setAnnounced] = useState<string>();
  useEffect(() => {
    if (newestId === known.current) return;
    known.current = newestId;
    setAnnounced(newestId);
  }, [newestId]);

  const text = () => {
    if (newest === undefined || newestId !== announced) return '';
    const form = view.forms.get(newest.messageId);
    if (form !== undefined) {
      const { form: shown } = form.shown;
      const words = questionsOf(shown).length === 0 ? 'formToReadArrived' : 'formArrived';
      return say(words, { therapist, title: shown.title });
    }
    const standing = standingOf(newest, view.references.get(newest.messageId) ?? noReferences);
    if (standing.kind === 'taken-back') return say('takenBackBy', { therapist, when: dayAndTime(standing.at) });
    return `${say('arrived', { therapist })}: ${standing.text ?? ''}`;
  };
  return (
    <p className="for-screen-readers" role="status">
      {text()}
    </p>
  );
}
