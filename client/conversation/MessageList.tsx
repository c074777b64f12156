/** What was said, in order, as text only; new messages are read out once by a region of their own. */
import { Fragment, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import { assertNever } from '../../shared/language/assert-never.ts';
import type { Entry } from '../../shared/messenger/store.ts';
import { textType } from '../device-store/shown-types.ts';
import type { MessageKey } from '../i18n/en.ts';
import { useWords } from '../i18n/use-words.ts';
import { deliveryLine } from './delivery-words.ts';
import { timelineOf } from './timeline.ts';
import type { ShownEvent, TimelineItem } from './timeline.ts';
import type { ConversationView } from './use-conversation.ts';

const eventWords: Record<ShownEvent, MessageKey> = {
  'asked-to-join': 'eventAsked',
  joined: 'eventJoined',
  verified: 'eventVerified',
  fork: 'eventFork',
};

export type MessageListProps = {
  readonly view: ConversationView;
  readonly therapist: string;
  readonly firstUnread: string | undefined;
  readonly onEarlier: () => void;
};

export function MessageList({ view, therapist, firstUnread, onEarlier }: MessageListProps) {
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
              <Line item={item} therapist={therapist} dayText={item.kind === 'day' ? day(item.at) : ''} />
            </li>
          ))}
        </ol>
        {entries.length === 0 ? <p className="nothing-yet">{say('nothingYet', { therapist })}</p> : null}
      </div>
      <Announcement entries={entries} therapist={therapist} />
    </>
  );
}

function Line({ item, therapist, dayText }: { item: TimelineItem; therapist: string; dayText: string }) {
  const { say, time } = useWords();
  switch (item.kind) {
    case 'day':
      return <h2 className="day-name">{dayText}</h2>;
    case 'unread':
      return <p className="unread-line">{say('unread')}</p>;
    case 'event':
      return (
        <p className="event-line">
          {say(eventWords[item.what], { therapist })} · {time(item.at)}
        </p>
      );
    case 'message':
      return <Message entry={item.entry} startsRun={item.startsRun} therapist={therapist} />;
    default:
      return assertNever(item);
  }
}

function Message({ entry, startsRun, therapist }: { entry: Entry; startsRun: boolean; therapist: string }) {
  const words = useWords();
  const { say, time, dayAndTime } = words;
  const isOwn = entry.direction === 'outgoing';
  const who = isOwn ? say('you') : therapist;
  const state = entry.delivery === undefined ? undefined : deliveryLine(entry.delivery, Date.now(), words);
  return (
    <article
      className={`message ${entry.direction}${startsRun ? ' starts-run' : ''}`}
      aria-label={say('saidAt', { who, when: dayAndTime(entry.sentAt) })}
    >
      {startsRun ? (
        <p className="who" aria-hidden="true">
          <bdi>{who}</bdi>
        </p>
      ) : null}
      <MessageBody entry={entry} />
      <p className="meta">
        <time dateTime={new Date(entry.sentAt).toISOString()}>{time(entry.sentAt)}</time>
        {state === undefined ? null : (
          <Fragment>
            {' · '}
            <span className={state.isProblem ? 'problem' : undefined}>{state.text}</span>
          </Fragment>
        )}
      </p>
    </article>
  );
}

function MessageBody({ entry }: { entry: Entry }) {
  const { say } = useWords();
  if (entry.type !== textType) return <p className="substitute">{say('updateToView')}</p>;
  if (entry.text === undefined) return <p className="substitute">{say('unreadable')}</p>;
  return (
    <p className="text" dir="auto">
      {entry.text}
    </p>
  );
}

/** Says once that a message came, and what it says; nothing that was there when the page opened. */
function Announcement({ entries, therapist }: { entries: readonly Entry[]; therapist: string }) {
  const { say } = useWords();
  const newest = entries.findLast((entry) => entry.direction === 'incoming');
  const known = useRef(newest?.messageId);
  const [text, setText] = useState('');
  const announce = useEffectEvent(() => {
    if (newest !== undefined) setText(`${say('arrived', { therapist })}: ${newest.text ?? ''}`);
  });
  const newestId = newest?.messageId;
  useEffect(() => {
    if (newestId === known.current) return;
    known.current = newestId;
    announce();
  }, [newestId]);
  return (
    <p className="for-screen-readers" role="status">
      {text}
    </p>
  );
}
