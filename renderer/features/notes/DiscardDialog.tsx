/** Asks before a note that was never saved goes; while a legal hold stands for its client, says that it stays. */
import type { ClientId } from '../../../shared/domain/ids.ts';
import { Button, ConfirmDialog, Dialog } from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { useServiceQuery } from '../../service/use-service.ts';

type DiscardDialogProps = {
  readonly clientId: ClientId;
  /** Something that would be gone. */
  readonly isWritten: boolean;
  readonly busy: boolean;
  onConfirm(): void;
  onCancel(): void;
};

export function DiscardDialog({ clientId, isWritten, busy, onConfirm, onCancel }: DiscardDialogProps) {
  const text = useText();
  const keeping = useServiceQuery('retention.client', { clientId });
  if (keeping.isPending) return null;
  if (isWritten && keeping.data?.standing.state === 'held')
    return (
      <Dialog
        open
        size="small"
        title={text('notes.edit.discard.held.title')}
        onClose={onCancel}
        footer={<Button onClick={onCancel}>{text('notes.edit.discard.keep')}</Button>}
      >
        {text('notes.edit.discard.held.text')}
      </Dialog>
    );
  return (
    <ConfirmDialog
      open
      title={text('notes.edit.discard.title')}
      confirmLabel={text('notes.edit.discard.confirm')}
      cancelLabel={text('notes.edit.discard.keep')}
      tone="danger"
      busy={busy}
      onConfirm={onConfirm}
      onCancel={onCancel}
    >
      {text('notes.edit.discard.text')}
    </ConfirmDialog>
  );
}
