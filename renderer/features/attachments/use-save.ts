/** Saves a file where the person wants it, and says what came of it. Nothing saved is ever opened by the app. */
import type { ClientId } from '../../../shared/domain/ids.ts';
import { useHost } from '../../app/host.ts';
import { useToasts } from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { faultOf } from '../../service/fault-of.ts';
import { useFaultText } from '../../service/use-fault-text.ts';
import { useService } from '../../service/use-service.ts';
import { type AttachmentItem, maybePicture } from './attachment-state.ts';

export function useSave(clientId: ClientId): (attachment: AttachmentItem) => Promise<void> {
  const host = useHost();
  const service = useService();
  const text = useText();
  const faultText = useFaultText();
  const { show } = useToasts();

  return async (attachment) => {
    const folder = await host.chooseFolder();
    if (folder === undefined) return;
    try {
      const { messageId } = attachment;
      const outcome = await service.call('attachments.save', { clientId, messageId, folder });
      if (outcome.kind !== 'saved') {
        show({ title: text(`attachments.save.${outcome.kind}`), tone: 'danger' });
        return;
      }
      show({
        title: text('attachments.save.saved', { name: outcome.name }),
        ...(!maybePicture(attachment) && { description: text('attachments.save.care') }),
        tone: 'done',
        action: { label: text('attachments.save.show'), run: () => void host.showFolder(folder) },
      });
    } catch (fault) {
      show({ title: faultText(faultOf(fault)) ?? text('attachments.save.damaged'), tone: 'danger' });
    }
  };
}
