/** A file in the conversation: its small picture, name and size, how far it has come, and what can be done about it. */
import { CirclePause, CirclePlay, Download, Eye, RotateCcw, Save, X } from 'lucide-react';
import { useCallback, useState } from 'react';
import type { ClientId } from '../../../shared/domain/ids.ts';
import { Button, type IconShape, Progress, useToasts } from '../../components/index.ts';
import { useDates } from '../../i18n/use-dates.ts';
import { useText } from '../../i18n/use-text.ts';
import { faultOf } from '../../service/fault-of.ts';
import { useFaultText } from '../../service/use-fault-text.ts';
import { useService, useServiceEvent } from '../../service/use-service.ts';
import {
  type AttachmentAction,
  type AttachmentItem,
  attachmentActions,
  maybePicture,
  stateWords,
} from './attachment-state.ts';
import styles from './attachments.module.css';
import { PictureViewer } from './PictureViewer.tsx';
import { Thumbnail } from './Thumbnail.tsx';
import { useFileSize } from './use-file-size.ts';
import { useSave } from './use-save.ts';

export type AttachmentProps = {
  readonly clientId: ClientId;
  readonly clientName: string;
  readonly attachment: AttachmentItem;
  readonly isOwn: boolean;
  readonly canSend: boolean;
  /** Of the words that name the message for screen readers. */
  readonly textId?: string;
  readonly tabIndex?: 0 | -1;
};

export function Attachment({
  clientId,
  clientName,
  attachment,
  isOwn,
  canSend,
  textId,
  tabIndex = 0,
}: AttachmentProps) {
  const text = useText();
  const dates = useDates();
  const sizeText = useFileSize();
  const run = useAction(clientId, attachment.messageId);
  const service = useService();
  const save = useSave();
  const { messageId } = attachment;
  const read = useCallback(
    (piece: number) => service.call('attachments.read', { clientId, messageId, piece }),
    [service, clientId, messageId],
  );
  const saveHere = () =>
    save(attachment, (folder) => service.call('attachments.save', { clientId, messageId, folder }));
  const [isViewing, setIsViewing] = useState(false);
  const { mime, size, thumbnail, state } = attachment;
  const name = attachment.name === '' ? text('attachments.unnamed') : attachment.name;
  const words = stateWords(state, isOwn);
  const isInert = (state.kind === 'here' || state.kind === 'sent') && !maybePicture(attachment);
  const askedAt = state.kind === 'gone' && state.askedAt !== undefined ? dates.dateTime(state.askedAt) : '';

  function act(action: AttachmentAction): void {
    if (action === 'view') setIsViewing(true);
    else if (action === 'save') void saveHere();
    else void run(action);
  }

  return (
    <div className={styles['file']}>
      <Thumbnail mime={mime} bytes={thumbnail} />
      <div className={styles['about']}>
        <p id={textId} className={styles['name']}>
          <bdi>{name}</bdi> <span className={styles['size']}>{sizeText(size)}</span>
        </p>
        {(state.kind === 'uploading' || state.kind === 'downloading') && (
          <Moving attachment={attachment} done={state.done} total={state.total} />
        )}
        {words !== undefined && (
          <p className={state.kind === 'refused' || state.kind === 'stopped' ? styles['problem'] : styles['state']}>
            {text(`attachments.state.${words}`, { name: clientName, when: askedAt })}
          </p>
        )}
        {isInert && <p className={styles['state']}>{text('attachments.inert')}</p>}
        <div className={styles['doings']}>
          {attachmentActions(attachment, { isOwn, canSend }).map((action) => (
            <Button
              key={action}
              size="small"
              variant="quiet"
              icon={icons[action]}
              tabIndex={tabIndex}
              aria-label={`${text(`attachments.action.${action}`)}: ${name}`}
              onClick={() => act(action)}
            >
              {text(`attachments.action.${action}`)}
            </Button>
          ))}
        </div>
      </div>
      <PictureViewer
        name={attachment.name}
        read={read}
        open={isViewing}
        onSave={() => void saveHere()}
        onClose={() => setIsViewing(false)}
      />
    </div>
  );
}

const icons: Readonly<Record<AttachmentAction, IconShape>> = {
  view: Eye,
  save: Save,
  fetch: Download,
  'fetch-again': RotateCcw,
  'try-again': RotateCcw,
  'ask-again': RotateCcw,
  pause: CirclePause,
  resume: CirclePlay,
  cancel: X,
  dismiss: X,
};

/** The events in between say how far it has come; the state itself follows each change of kind. */
function Moving({
  attachment,
  done,
  total,
}: {
  readonly attachment: AttachmentItem;
  readonly done: number;
  readonly total: number;
}) {
  const text = useText();
  const sizeText = useFileSize();
  const [heard, setHeard] = useState<{ done: number; total: number }>();
  useServiceEvent('attachmentProgressed', (progress) => {
    if (progress.messageId === attachment.messageId) setHeard({ done: progress.done, total: progress.total });
  });
  const now = heard === undefined || heard.done < done ? { done, total } : heard;
  return (
    <div className={styles['moving']}>
      <Progress
        label={text('attachments.progress')}
        done={now.done}
        total={now.total}
        detail={text('attachments.progress.detail', { done: sizeText(now.done), total: sizeText(now.total) })}
      />
    </div>
  );
}

type ServiceAction = Exclude<AttachmentAction, 'view' | 'save'>;

function useAction(clientId: ClientId, messageId: AttachmentItem['messageId']) {
  const service = useService();
  const text = useText();
  const faultText = useFaultText();
  const { show } = useToasts();
  const named = { clientId, messageId };

  async function carryOut(action: ServiceAction): Promise<void> {
    switch (action) {
      case 'fetch':
      case 'fetch-again':
        return service.call('attachments.fetch', named);
      case 'pause':
        return service.call('attachments.pause', named);
      case 'resume':
      case 'try-again':
        return service.call('attachments.resume', named);
      case 'cancel':
      case 'dismiss': {
        const { kind } = await service.call('attachments.cancel', named);
        if (kind === 'too-late') show({ title: text('attachments.cancel.tooLate') });
        return;
      }
      case 'ask-again': {
        const { kind } = await service.call('attachments.askAgain', named);
        if (kind === 'not-possible') show({ title: text('attachments.ask.notPossible') });
      }
    }
  }

  return (action: ServiceAction): Promise<void> =>
    carryOut(action).catch((fault: unknown) => {
      show({ title: faultText(faultOf(fault)) ?? '', tone: 'danger' });
    });
}
