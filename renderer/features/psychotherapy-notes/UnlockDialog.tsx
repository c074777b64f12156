/** The passphrase, asked once more before psychotherapy notes are opened. */
import { Dialog } from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { useService } from '../../service/use-service.ts';
import { AskPassphrase } from '../vault/index.ts';

type UnlockDialogProps = {
  readonly open: boolean;
  onUnlocked(): void;
  onClose(): void;
};

export function UnlockDialog({ open, onUnlocked, onClose }: UnlockDialogProps) {
  const text = useText();
  const service = useService();
  return (
    <Dialog
      open={open}
      size="small"
      title={text('psychotherapy.unlock.title')}
      description={text('psychotherapy.unlock.text')}
      onClose={onClose}
    >
      <AskPassphrase
        action={text('psychotherapy.unlock')}
        onPassphrase={async (passphrase) => {
          const outcome = await service.call('psychotherapyNotes.unlock', { passphrase });
          if (outcome.kind === 'wrong-passphrase') return outcome;
          onUnlocked();
          return undefined;
        }}
      />
    </Dialog>
  );
}
