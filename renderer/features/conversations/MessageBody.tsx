/** What a message says: its text or file as it stands, that it was edited or taken back, and on demand what it said before. */
import { useState } from 'react';
import type { ClientId } from '../../../shared/domain/ids.ts';
import { classNames } from '../../components/index.ts';
import { localDay, useDates } from '../../i18n/use-dates.ts';
import { useText } from '../../i18n/use-text.ts';
import { Attachment } from '../attachments/index.ts';
import { currentText, earlierVersions, editedAt } from './message-versions.ts';
import type { MessageItem } from './timeline-rows.ts';
import styles from './message-body.module.css';

type MessageBodyProps = {
  readonly item: MessageItem;
  readonly clientId: ClientId;
  readonly clientName: string;
  /** The other side can be asked for something. */
  readonly canSend: boolean;
  /** Of the words that name the message for screen readers. */
  readonly textId: string;
  readonly tabIndex: 0 | -1;
};

export function MessageBody({ item, clientId, clientName, canSend, textId, tabIndex }: MessageBodyProps) {
  const text = useText();
  const dates = useDates();
  const [isShown, setIsShown] = useState(false);
  const edited = editedAt(item);
  /** The day is said only when it is another than that of the message. */
  const when = (at: number) => (localDay(at) === localDay(item.at) ? dates.time(at) : dates.dateTime(at));

  const show = (words: 'text' | 'earlier') => (
    <button
      type="button"
      tabIndex={tabIndex}
      className={styles['versionsButton']}
      aria-expanded={isShown}
      onClick={() => setIsShown(!isShown)}
    >
      {text(`conversations.message.${isShown ? 'hide' : 'show'}.${words}`)}
    </button>
  );

  if (item.retractedAt !== undefined) {
    const said = [...earlierVersions(item), { text: currentText(item), at: edited ?? item.at }];
    return (
      <>
        <p id={textId} className={styles['versions']}>
          <span className={styles['takenBack']}>
            {text(item.isOwn ? 'conversations.message.takenBack.own' : 'conversations.message.takenBack', {
              name: clientName,
              when: when(item.retractedAt),
            })}
          </span>{' '}
          {show('text')}
        </p>
        {isShown && <Versions versions={said} />}
      </>
    );
  }
  if (item.attachment !== undefined) {
    const { attachment, isOwn } = item;
    return <Attachment {...{ clientId, clientName, attachment, isOwn, canSend, textId, tabIndex }} />;
  }
  return (
    <>
      <p id={textId} className={styles['text']} dir="auto">
        {currentText(item)}
      </p>
      {edited !== undefined && (
        <p className={styles['versions']}>
          {text('conversations.message.edited', { when: when(edited) })} {show('earlier')}
        </p>
      )}
      {isShown && edited !== undefined && <Versions versions={earlierVersions(item)} />}
    </>
  );
}

function Versions({ versions }: { readonly versions: readonly { readonly text: string; readonly at: number }[] }) {
  const dates = useDates();
  return (
    <ol role="list" className={styles['versionList']}>
      {versions.map((version) => (
        <li key={`${String(version.at)} ${version.text}`}>
          <span className={styles['versionTime']}>{dates.dateTime(version.at)}</span>
          <p className={classNames(styles['text'], styles['versionText'])} dir="auto">
            {version.text}
          </p>
        </li>
      ))}
    </ol>
  );
}
