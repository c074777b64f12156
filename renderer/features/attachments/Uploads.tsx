/** Files that are on their way and have no place in the conversation yet. */
import type { ClientId } from '../../../shared/domain/ids.ts';
import { useText } from '../../i18n/use-text.ts';
import { Attachment } from './Attachment.tsx';
import type { AttachmentItem } from './attachment-state.ts';
import styles from './attachments.module.css';

type UploadsProps = {
  readonly clientId: ClientId;
  readonly clientName: string;
  readonly uploads: readonly AttachmentItem[];
};

export function Uploads({ clientId, clientName, uploads }: UploadsProps) {
  const text = useText();
  if (uploads.length === 0) return null;
  return (
    <section className={styles['uploads']} aria-label={text('attachments.uploads')}>
      <ul role="list">
        {uploads.map((upload) => (
          <li key={upload.messageId}>
            <Attachment clientId={clientId} clientName={clientName} attachment={upload} isOwn canSend />
          </li>
        ))}
      </ul>
    </section>
  );
}
