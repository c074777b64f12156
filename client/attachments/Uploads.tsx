/** Files that are on their way and have no place in the conversation yet. */
import type { Attachment } from '../../shared/messenger/attachment-state.ts';
import type { Desk } from '../engine/desk.ts';
import { useWords } from '../i18n/use-words.ts';
import { AttachedFile } from './AttachedFile.tsx';

export type UploadsProps = {
  readonly desk: Desk;
  readonly therapist: string;
  readonly uploads: readonly Attachment[];
};

export function Uploads({ desk, therapist, uploads }: UploadsProps) {
  const { say } = useWords();
  if (uploads.length === 0) return null;
  return (
    <section aria-label={say('filesUnderWay')}>
      <ul className="uploads">
        {uploads.map((attachment) => (
          <li key={attachment.messageId}>
            <AttachedFile desk={desk} attachment={attachment} therapist={therapist} mayWrite />
          </li>
        ))}
      </ul>
    </section>
  );
}
