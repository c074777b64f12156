/** Stands in place of the reply box: why nothing can be sent now, what was being written, and what would help. */
import { Info } from 'lucide-react';
import { Button, Icon } from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import styles from './reply-box.module.css';

export type BlockedReason = 'not-invited' | 'invited' | 'wants-to-join' | 'frozen' | 'ended';

type BlockedReplyProps = {
  readonly reason: BlockedReason;
  readonly clientName: string;
  readonly draft: string;
  onInvite(): void;
};

export function BlockedReply({ reason, clientName, draft, onInvite }: BlockedReplyProps) {
  const text = useText();
  return (
    <div className={styles['reply']}>
      {draft !== '' && (
        <textarea
          className={styles['keptDraft']}
          readOnly
          rows={2}
          dir="auto"
          aria-label={text('conversations.reply.draftKept')}
          value={draft}
        />
      )}
      <div className={styles['blocked']}>
        <Icon of={Info} className={styles['blockedIcon']} />
        <p>{text(`conversations.blocked.${reason}`, { name: clientName })}</p>
        {(reason === 'frozen' || reason === 'ended') && (
          <Button onClick={onInvite}>{text('conversations.newInvite')}</Button>
        )}
      </div>
    </div>
  );
}
