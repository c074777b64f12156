/** One row of the timeline: the day and the unread line that begin there, and the message, event or unknown entry. */
import { CircleDot, DoorOpen, Flag, GitFork, Hourglass, MailPlus, ShieldCheck, Signpost } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames, DateTime, DayName, Icon, type IconShape } from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { ContactLine } from '../contacts/index.ts';
import { FormLine } from '../forms/index.ts';
import { OutsideMark, ReleaseMenu } from '../releases/index.ts';
import { ImportedLine } from '../imports/index.ts';
import { Message, UnknownEntry } from './Message.tsx';
import type { ContactItem, FormItem, RowProps } from './timeline-row-props.ts';
import type { TimelineItem } from './timeline-rows.ts';
import styles from './timeline.module.css';

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
            clientId={props.clientId}
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
