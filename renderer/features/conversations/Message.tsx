/** A message in the timeline with all that can be done with it, and an entry that this version cannot read. */
import { type KeyboardEvent, type ReactNode, useId } from 'react';
import { useHost } from '../../app/host.ts';
import { classNames, DateTime, useToasts, VisuallyHidden } from '../../components/index.ts';
import { useDates } from '../../i18n/use-dates.ts';
import { useText } from '../../i18n/use-text.ts';
import { OutsideMark, useReleaseItems } from '../releases/index.ts';
import { DeliveryMark } from './DeliveryMark.tsx';
import { MessageActions, Reactions } from './MessageActions.tsx';
import { MessageBody } from './MessageBody.tsx';
import styles from './message.module.css';
import { actionOfKey, actionsFor, currentText } from './message-versions.ts';
import { firstWords } from './reply-text.ts';
import type { RowProps } from './timeline-row-props.ts';
import type { MessageItem, TimelineItem } from './timeline-rows.ts';

export function Message(props: RowProps & { readonly item: MessageItem }) {
  const { row, item, clientId, clientName, isMarked, markTurn, doings } = props;
  const text = useText();
  const id = useId();
  const host = useHost();
  const { show } = useToasts();
  const tab = props.isActive ? 0 : -1;
  const quoted = item.repliesTo;
  const quotedWho = quoted?.isOwn === true ? text('conversations.you') : clientName;
  const actions = actionsFor(item, { canSend: props.canSend, isFormer: row.isFormer });
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
    <MessageFrame
      {...props}
      id={id}
      repliesTo={quoted === undefined ? undefined : text('conversations.message.repliesTo', { who: quotedWho })}
      state={
        item.delivery !== undefined && (
          <DeliveryMark delivery={item.delivery} clientName={clientName} isRelayReachable={props.isRelayReachable} />
        )
      }
      onKeyDown={press}
    >
      <div className={styles['line']}>
        <div key={isMarked ? markTurn : 0} className={classNames(styles['block'], isMarked && styles['marked'])}>
          {quoted !== undefined && item.retractedAt === undefined && (
            <button type="button" tabIndex={tab} className={styles['quote']} onClick={() => props.onGoTo(quoted.id)}>
              <span className={styles['quoteWho']}>{quotedWho}</span>
              <span className={styles['quoteText']} dir="auto">
                {firstWords(quoted.text, 160)}
              </span>
            </button>
          )}
          <MessageBody
            item={item}
            clientId={clientId}
            clientName={clientName}
            canSend={props.canSend && !row.isFormer}
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
    </MessageFrame>
  );
}

type UnknownEntryProps = RowProps & { readonly item: Extract<TimelineItem, { kind: 'unknown' }> };

export function UnknownEntry(props: UnknownEntryProps) {
  const text = useText();
  const id = useId();
  return (
    <MessageFrame {...props} id={id}>
      <div className={styles['line']}>
        <p id={`${id}text`} className={classNames(styles['block'], styles['unknown'])}>
          {text('conversations.message.unknown')}
        </p>
      </div>
    </MessageFrame>
  );
}

type MessageFrameProps = Pick<RowProps, 'row' | 'clientName' | 'isActive' | 'onActivate'> & {
  readonly item: MessageItem | UnknownEntryProps['item'];
  /** Begins the ids of what it is read out by: who, text and state. */
  readonly id: string;
  /** Read out after who and when. */
  readonly repliesTo?: string | undefined;
  readonly state?: ReactNode;
  readonly children: ReactNode;
  onKeyDown?(event: KeyboardEvent): void;
};

/** Who and when, in the gutter and for readers, and how far it has come, around what was said. */
function MessageFrame({
  row,
  item,
  clientName,
  isActive,
  id,
  repliesTo,
  state,
  children,
  onActivate,
  onKeyDown,
}: MessageFrameProps) {
  const text = useText();
  const dates = useDates();
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
      aria-labelledby={`${id}who ${id}text ${id}state`}
      onFocus={() => onActivate(item.key)}
      onKeyDown={onKeyDown}
    >
      <span id={`${id}who`} className={styles['forReaders']}>
        <VisuallyHidden>
          {[who, dates.dateTime(item.at), repliesTo].filter((part) => part !== undefined).join(', ')}:
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
        {children}
      </div>
      <div id={`${id}state`} className={styles['state']}>
        {state}
      </div>
    </article>
  );
}
