/** Saves a file where the person wants it, and says what came of it. Nothing saved is ever opened by the app. */
import type { Output } from '../../../shared/contract/index.ts';
import { useHost } from '../../app/host.ts';
import { useToasts } from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { faultOf } from '../../service/fault-of.ts';
import { useFaultText } from '../../service/use-fault-text.ts';
import { type AttachmentItem, maybePicture } from './attachment-state.ts';

/** Into the folder that the person chose. */
export type SaveFile = (folder: string) => Promise<Output<'attachments.save'>>;

export function useSave(): (file: Pick<AttachmentItem, 'mime' | 'size'>, save: SaveFile) => Promise<void> {
  const host = useHost();
  const text = useText();
  const faultText = useFaultText();
  const { show } = useToasts();

  return async (file, save) => {
    const folder = await host.chooseFolder();
    if (folder === undefined) return;
    try {
      const outcome = await save(folder);
      if (outcome.kind !== 'saved') {
        show({ title: text(`attachments.save.${outcome.kind}`), tone: 'danger' });
        return;
      }
      show({
        title: text('attachments.save.saved', { name: outcome.name }),
        ...(!maybePicture(file) && { description: text('attachments.save.care') }),
        tone: 'done',
        action: { label: text('attachments.save.show'), run: () => void host.showFolder(folder) },
      });
    } catch (fault) {
      show({ title: faultText(faultOf(fault)) ?? text('attachments.save.damaged'), tone: 'danger' });
    }
  };
}
