/** An entry of the contact log in the timeline: what it was, with whom, when, and its words. */
import { Handshake, Mail, MessageSquareText, PencilLine, Phone, Video, Voicemail } from 'lucide-react';
import type { Output } from '../../../shared/contract/index.ts';
import { classNames, DateTime, IconButton, type IconShape, TimelineLine } from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import type { ContactWay } from './contact-form.ts';
import styles from './contacts.module.css';

type ContactItem = Extract<Output<'conversations.page'>['items'][number], { kind: 'contact' }>;

const wayIcons: Readonly<Record<ContactWay, IconShape>> = {
  call: Phone,
  voicemail: Voicemail,
  video: Video,
  visit: Handshake,
  letter: Mail,
  sms: MessageSquareText,
  email: Mail,
  other: PencilLine,
};

type ContactLineProps = {
  readonly item: ContactItem;
  readonly isActive: boolean;
  readonly isMarked: boolean;
  onActivate(key: string): void;
  onChange(): void;
};

export function ContactLine({ item, isActive, isMarked, onActivate, onChange }: ContactLineProps) {
  const text = useText();
  const { struck } = item;
  const isStruck = struck !== undefined;
  const facts = [
    text(`contacts.direction.${item.direction}`),
    ...(item.person === '' ? [] : [text('contacts.row.with', { person: item.person })]),
    ...(item.minutes === undefined ? [] : [text('contacts.minutes.count', { count: item.minutes })]),
    ...(item.isChanged && !isStruck ? [text('contacts.row.changed')] : []),
  ];
  return (
    <TimelineLine
      rowKey={item.key}
      icon={wayIcons[item.way]}
      title={text(`contacts.way.${item.way}`)}
      isActive={isActive}
      isMarked={isMarked}
      onActivate={onActivate}
      facts={
        <>
          <span dir="auto">{facts.join(', ')}</span>
          <DateTime at={item.at} show="time" />
          {!isStruck && (
            <IconButton
              icon={PencilLine}
              size={14}
              label={text('contacts.row.change')}
              tabIndex={isActive ? 0 : -1}
              onClick={onChange}
            />
          )}
        </>
      }
    >
      {struck !== undefined && <p className={styles['reason']}>{text('contacts.row.struck', { reason: struck })}</p>}
      {item.text !== '' && (
        <p className={classNames(styles['words'], isStruck && styles['struck'])} dir="auto">
          {item.text}
        </p>
      )}
    </TimelineLine>
  );
}
