/** Saves the settings as a whole, with what a section changed in them. */
import type { Output } from '../../../shared/contract/index.ts';
import { useToasts } from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { useFaultText } from '../../service/use-fault-text.ts';
import { useServiceMutation } from '../../service/use-service.ts';

export type Settings = Output<'settings.get'>;

type SaveSettings = {
  save(changed: Partial<Settings>): void;
  readonly isSaving: boolean;
  /** Why the last save did not work, in words. */
  readonly fault: string | undefined;
};

export function useSaveSettings(settings: Settings): SaveSettings {
  const text = useText();
  const faultText = useFaultText();
  const { show } = useToasts();
  const update = useServiceMutation('settings.update');
  return {
    save(changed) {
      update.mutate(
        { ...settings, ...changed },
        { onSuccess: () => show({ title: text('settings.saved'), tone: 'done' }) },
      );
    },
    isSaving: update.isPending,
    fault: faultText(update.error),
  };
}
