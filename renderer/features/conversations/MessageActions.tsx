/** What can be done with a message: two buttons beside it, the rest behind a third. */
import { Copy, Ellipsis, PencilLine, Reply, SmilePlus, Undo2 } from 'lucide-react';
import { IconButton, Menu, type MenuItem } from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { type MessageAction, reactionChoices } from './message-versions.ts';
import type { MessageItem } from './timeline-rows.ts';
import styles from './message.module.css';

type MessageActionsProps = {
  readonly item: MessageItem;
  readonly actions: readonly MessageAction[];
  /** What can be done with it as a part of the record. */
  readonly release: readonly MenuItem[];
  readonly tabIndex: 0 | -1;
  onCopy(): void;
  onReply(): void;
  onEdit(): void;
  onTakeBack(): void;
  /** An empty text takes the own reaction back. */
  onReact(reaction: string): void;
};

export function MessageActions({
  item,
  actions,
  release,
  tabIndex,
  onCopy,
  onReply,
  onEdit,
  onTakeBack,
  onReact,
}: MessageActionsProps) {
  const text = useText();
  const ownReaction = item.reactions?.find((reaction) => reaction.isOwn)?.text;
  const more: MenuItem[] = [];
  if (actions.includes('edit')) {
    more.push({
      key: 'edit',
      label: text('conversations.message.edit'),
      icon: PencilLine,
      shortcut: 'E',
      onSelect: onEdit,
    });
  }
  if (actions.includes('take-back')) {
    more.push({
      key: 'take-back',
      label: text('conversations.message.takeBack'),
      icon: Undo2,
      shortcut: 'Delete',
      onSelect: onTakeBack,
    });
  }
  more.push(...release);
  const reactions: MenuItem[] = reactionChoices.map((choice) => ({
    key: choice.name,
    label: `${choice.text}  ${text(`conversations.reaction.${choice.name}`)}`,
    onSelect: () => onReact(choice.text),
  }));
  if (ownReaction !== undefined) {
    reactions.push({
      key: 'none',
      label: text('conversations.reaction.remove'),
      icon: Undo2,
      startsGroup: true,
      onSelect: () => onReact(''),
    });
  }
  return (
    <div className={styles['actions']}>
      {actions.includes('reply') && (
        <IconButton
          icon={Reply}
          label={text('conversations.message.reply')}
          size={16}
          tabIndex={tabIndex}
          onClick={onReply}
        />
      )}
      {actions.includes('react') && (
        <Menu
          align="start"
          trigger={
            <IconButton icon={SmilePlus} label={text('conversations.message.react')} size={16} tabIndex={tabIndex} />
          }
          items={reactions}
        />
      )}
      {actions.includes('copy') && (
        <IconButton
          icon={Copy}
          label={text('conversations.message.copy')}
          size={16}
          tabIndex={tabIndex}
          onClick={onCopy}
        />
      )}
      <Menu
        trigger={
          <IconButton icon={Ellipsis} label={text('conversations.message.more')} size={16} tabIndex={tabIndex} />
        }
        items={more}
      />
    </div>
  );
}

/** The reactions to a message, at most one of each person. */
export function Reactions({ item, clientName }: { readonly item: MessageItem; readonly clientName: string }) {
  const text = useText();
  if (item.reactions === undefined || item.reactions.length === 0) return null;
  return (
    <ul role="list" className={styles['reactions']} aria-label={text('conversations.reactions')}>
      {item.reactions.map((reaction) => (
        <li key={reaction.isOwn ? 'own' : 'theirs'} className={styles['reaction']}>
          <span dir="auto">{reaction.text}</span>
          <span className={styles['reactionWho']}>{reaction.isOwn ? text('conversations.you') : clientName}</span>
        </li>
      ))}
    </ul>
  );
}
