/** Asks before an own message is taken back: what that does on the other side, and what stays here. */
import type { ClientId } from '../../../shared/domain/ids.ts';
import { ConfirmDialog, useToasts } from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { useFaultText } from '../../service/use-fault-text.ts';
import { useServiceMutation } from '../../service/use-service.ts';
import { useReferRefusal } from './refer-refusal.ts';
import type { MessageItem } from './timeline-rows.ts';

type TakeBackDialogProps = {
  readonly clientId: ClientId;
  readonly clientName: string;
  /** Absent: closed. */
  readonly message: MessageItem | undefined;
  onClose(): void;
};

export function TakeBackDialog({ clientId, clientName, message, onClose }: TakeBackDialogProps) {
  const text = useText();
  const faultText = useFaultText();
  const refusalText = useReferRefusal(clientName);
  const { show } = useToasts();
  const retract = useServiceMutation('conversations.retract');

  function takeBack(): void {
    if (message === undefined) return;
    retract.mutate(
      { clientId, messageId: message.id },
      {
        onSuccess(outcome) {
          if (outcome.kind !== 'queued' && outcome.kind !== 'too-long') show({ title: refusalText(outcome.kind) });
        },
        onError: (fault) => show({ title: faultText(fault) ?? '', tone: 'danger' }),
        onSettled: onClose,
      },
    );
  }

  return (
    <ConfirmDialog
      open={message !== undefined}
      title={text('conversations.takeBack.title')}
      confirmLabel={text('conversations.takeBack.confirm')}
      cancelLabel={text('conversations.takeBack.keep')}
      busy={retract.isPending}
      onConfirm={takeBack}
      onCancel={onClose}
    >
      {text('conversations.takeBack.text', { name: clientName })}
    </ConfirmDialog>
  );
}
