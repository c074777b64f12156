/** One row of the timeline: the day and the unread line that begin there, and the message, event or unknown entry. */
import { CircleDot, DoorOpen, Flag, GitFork, Hourglass, MailPlus, ShieldCheck, Signpost } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useId } from 'react';
import type { ClientId } from '../../../shared/domain/ids.ts';
import { useHost } from '../../app/host.ts';
import {
  classNames,
  DateTime,
  DayName,
  Icon,
  type IconShape,
  useToasts,
  VisuallyHidden,
} from '../../components/index.ts';
import { useDates } from '../../i18n/use-dates.ts';
import { useText } from '../../i18n/use-text.ts';
import { ContactLine } from '../contacts/index.ts';
import { FormLine } from '../forms/index.ts';
import { OutsideMark, ReleaseMenu, useReleaseItems } from '../releases/index.ts';
import { ImportedLine } from '../imports/index.ts';
import { DeliveryMark } from './DeliveryMark.tsx';
import { MessageActions, Reactions } from './MessageActions.tsx';
import { MessageBody } from './MessageBody.tsx';
import { actionOfKey, actionsFor, currentText } from './message-versions.ts';
import { firstWords } from './reply-text.ts';
import type { MessageItem, TimelineItem, TimelineRow } from './timeline-rows.ts';
import styles from './timeline.module.css';

/** What a person can do with a message beyond reading and copying it. */
export type MessageDoings = {
  onReply(message: MessageItem): void;
  onEdit(message: MessageItem): void;
  onTakeBack(message: MessageItem): void;
  /** An empty text takes the own reaction back. */
  onReact(message: MessageItem, reaction: string): void;
  onContact(id: ContactItem['id']): void;
  /** Shows the form that was asked, or what was answered. */
  onForm(id: FormItem['id']): void;
  /** Hides words of an item in the records. */
  onRedact(itemId: string): void;
};

type FormItem = Extract<TimelineItem, { kind: 'form' | 'form-answer' }>;

type ContactItem = Extract<TimelineItem, { kind: 'contact' }>;

type RowProps = {
  readonly row: TimelineRow;
  readonly clientId: ClientId;
  readonly clientName: string;
  readonly isRelayReachable: boolean;
  readonly canSend: boolean;
  /** The one row that Tab reaches. */
  readonly isActive: boolean;
  readonly isMarked: boolean;
  readonly markTurn: number;
  onActivate(key: string): void;
  readonly doings: MessageDoings;
  onGoTo(messageId: string): void;
};

export function TimelineRowView(props: RowProps) {
  const text = useText();
  const { row } = props;
  return (
    <>
      {row.day !== undefined && (
        <div className={styles['day']}>
          <DayName at={row.item.at} />
        </div>
      )}
      {row.isFirstUnread && <div className={styles['unreadLine']}>{text('conversations.unreadLine')}</div>}
      {row.item.kind === 'event' ? (
        <EventLine item={row.item} clientName={props.clientName} />
      ) : row.item.kind === 'contact' ? (
        <WithRelease {...props} item={row.item}>
          <ContactRow {...props} item={row.item} />
        </WithRelease>
      ) : row.item.kind === 'form' || row.item.kind === 'form-answer' ? (
        <WithRelease {...props} item={row.item}>
          <FormRow {...props} item={row.item} />
        </WithRelease>
      ) : row.item.kind === 'imported' ? (
        <WithRelease {...props} item={row.item}>
          <ImportedLine
            item={row.item}
            clientName={props.clientName}
            isActive={props.isActive}
            isMarked={props.isMarked}
            onActivate={props.onActivate}
          />
        </WithRelease>
      ) : row.item.kind === 'unknown' ? (
        <UnknownEntry {...props} item={row.item} />
      ) : (
        <Message {...props} item={row.item} />
      )}
    </>
  );
}

function Message({
  row,
  item,
  clientId,
  clientName,
  isRelayReachable,
  canSend,
  isActive,
  isMarked,
  markTurn,
  onActivate,
  doings,
  onGoTo,
}: RowProps & { readonly item: MessageItem }) {
  const text = useText();
  const dates = useDates();
  const id = useId();
  const host = useHost();
  const { show } = useToasts();
  const who = item.isOwn ? text('conversations.you') : clientName;
  const tab = isActive ? 0 : -1;
  const actions = actionsFor(item, { canSend, isFormer: row.isFormer });
  const release = useReleaseItems({
    ...{ clientId, itemId: item.id, isOutside: item.isOutsideRecord === true },
    onRedact: () => doings.onRedact(item.id),
  });

  async function copy(): Promise<void> {
    await host.copyText(currentText(item), 60_000);
    show({ title: text('conversations.message.copied') });
  }

  function press(event: KeyboardEvent): void {
    if (event.target !== event.currentTarget) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const action = actionOfKey(event.key);
    if (action === undefined || !actions.includes(action)) return;
    event.preventDefault();
    if (action === 'reply') doings.onReply(item);
    if (action === 'edit') doings.onEdit(item);
    if (action === 'take-back') doings.onTakeBack(item);
  }

  return (
    <article
      data-key={item.key}
      tabIndex={tab}
      className={classNames(
        styles['message'],
        item.isOwn ? styles['own'] : styles['theirs'],
        row.isHead && styles['head'],
      )}
      aria-labelledby={`${id}who ${id}text ${id}state`}
      onFocus={() => onActivate(item.key)}
      onKeyDown={press}
    >
      <span id={`${id}who`} className={styles['forReaders']}>
        <VisuallyHidden>
          {item.repliesTo === undefined
            ? `${who}, ${dates.dateTime(item.at)}`
            : `${who}, ${dates.dateTime(item.at)}, ${text('conversations.message.repliesTo', { who: item.repliesTo.isOwn ? text('conversations.you') : clientName })}`}
          :
        </VisuallyHidden>
      </span>
      <div className={styles['gutter']} aria-hidden>
        {row.showsTime && <DateTime at={item.at} show="time" />}
      </div>
      <div className={styles['column']}>
        {row.isHead && (
          <div className={styles['who']} aria-hidden>
            {who}
          </div>
        )}
        <div className={styles['line']}>
          <div key={isMarked ? markTurn : 0} className={classNames(styles['block'], isMarked && styles['marked'])}>
            {item.repliesTo !== undefined && item.retractedAt === undefined && (
              <button
                type="button"
                tabIndex={tab}
                className={styles['quote']}
                onClick={() => item.repliesTo !== undefined && onGoTo(item.repliesTo.id)}
              >
                <span className={styles['quoteWho']}>
                  {item.repliesTo.isOwn ? text('conversations.you') : clientName}
                </span>
                <span className={styles['quoteText']} dir="auto">
                  {firstWords(item.repliesTo.text, 160)}
                </span>
              </button>
            )}
            <MessageBody
              item={item}
              clientId={clientId}
              clientName={clientName}
              canSend={canSend && !row.isFormer}
              textId={`${id}text`}
              tabIndex={tab}
            />
          </div>
          <MessageActions
            item={item}
            actions={actions}
            release={release}
            tabIndex={tab}
            onCopy={() => void copy()}
            onReply={() => doings.onReply(item)}
            onEdit={() => doings.onEdit(item)}
            onTakeBack={() => doings.onTakeBack(item)}
            onReact={(reaction) => doings.onReact(item, reaction)}
          />
        </div>
        <Reactions item={item} clientName={clientName} />
        {item.isOutsideRecord === true && <OutsideMark />}
      </div>
      <div id={`${id}state`} className={styles['state']}>
        {item.delivery !== undefined && (
          <DeliveryMark delivery={item.delivery} clientName={clientName} isRelayReachable={isRelayReachable} />
        )}
      </div>
    </article>
  );
}

/** A one-line entry with what can be done with it as a part of the record. */
function WithRelease({
  item,
  clientId,
  isActive,
  doings,
  children,
}: RowProps & { readonly item: Exclude<TimelineItem, { kind: 'event' }>; readonly children: ReactNode }) {
  const isOutside = item.isOutsideRecord === true;
  return (
    <div className={styles['released']}>
      {children}
      {isOutside && (
        <p className={styles['outside']}>
          <OutsideMark />
        </p>
      )}
      <div className={styles['release']}>
        <ReleaseMenu
          {...{ clientId, itemId: item.id, isOutside }}
          tabIndex={isActive ? 0 : -1}
          onRedact={() => doings.onRedact(item.id)}
        />
      </div>
    </div>
  );
}

function ContactRow({ item, isActive, isMarked, onActivate, doings }: RowProps & { readonly item: ContactItem }) {
  return (
    <ContactLine
      item={item}
      isActive={isActive}
      isMarked={isMarked}
      onActivate={onActivate}
      onChange={() => doings.onContact(item.id)}
    />
  );
}

function FormRow({ item, clientName, isActive, isMarked, onActivate, doings }: RowProps & { readonly item: FormItem }) {
  return (
    <FormLine
      item={item}
      clientName={clientName}
      isActive={isActive}
      isMarked={isMarked}
      onActivate={onActivate}
      onOpen={() => doings.onForm(item.id)}
    />
  );
}

function UnknownEntry({
  row,
  item,
  clientName,
  isActive,
  onActivate,
}: RowProps & { readonly item: Extract<TimelineItem, { kind: 'unknown' }> }) {
  const text = useText();
  const dates = useDates();
  const id = useId();
  const who = item.isOwn ? text('conversations.you') : clientName;
  return (
    <article
      data-key={item.key}
      tabIndex={isActive ? 0 : -1}
      className={classNames(
        styles['message'],
        item.isOwn ? styles['own'] : styles['theirs'],
        row.isHead && styles['head'],
      )}
      aria-labelledby={`${id}who ${id}text`}
      onFocus={() => onActivate(item.key)}
    >
      <span id={`${id}who`} className={styles['forReaders']}>
        <VisuallyHidden>{`${who}, ${dates.dateTime(item.at)}:`}</VisuallyHidden>
      </span>
      <div className={styles['gutter']} aria-hidden>
        {row.showsTime && <DateTime at={item.at} show="time" />}
      </div>
      <div className={styles['column']}>
        {row.isHead && (
          <div className={styles['who']} aria-hidden>
            {who}
          </div>
        )}
        <div className={styles['line']}>
          <p id={`${id}text`} className={classNames(styles['block'], styles['unknown'])}>
            {text('conversations.message.unknown')}
          </p>
        </div>
      </div>
      <div className={styles['state']} />
    </article>
  );
}

type EventItem = Extract<TimelineItem, { kind: 'event' }>;

const eventIcons: Readonly<Record<EventItem['what'], IconShape>> = {
  invited: MailPlus,
  'invite-revoked': MailPlus,
  'invite-expired': MailPlus,
  'asked-to-join': DoorOpen,
  joined: DoorOpen,
  'join-declined': DoorOpen,
  'attempt-on-used-invite': Flag,
  'undecipherable-join': Flag,
  'too-many-joins': Flag,
  verified: ShieldCheck,
  'message-gone': CircleDot,
  'lost-on-both-sides': CircleDot,
  rejoined: DoorOpen,
  'confirmed-in-person': ShieldCheck,
  'confirmed-by-call': ShieldCheck,
  'confirmed-by-code-word': ShieldCheck,
  ended: DoorOpen,
  'ended-by-other': DoorOpen,
  'mailbox-was-full': Flag,
  'session-renewed': ShieldCheck,
  'plan-made': Signpost,
  'plan-changed': Signpost,
  'plan-waited': Hourglass,
  fork: GitFork,
};

function EventLine({ item, clientName }: { readonly item: EventItem; readonly clientName: string }) {
  const text = useText();
  return (
    <p className={classNames(styles['event'], item.what === 'fork' && styles['fork'])}>
      <Icon of={eventIcons[item.what] ?? CircleDot} size={14} />
      <span>{text(`conversations.event.${item.what}`, { name: clientName, count: item.count ?? 0 })}</span>
      <DateTime at={item.at} show="time" className={styles['eventTime']} />
    </p>
  );
}
