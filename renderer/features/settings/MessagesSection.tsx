/** What clients learn of how their messages are met. */
import { Banner, Switch } from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { type Settings, useSaveSettings } from './use-save-settings.ts';

export function MessagesSection({ settings }: { readonly settings: Settings }) {
  const text = useText();
  const { save, isSaving, fault } = useSaveSettings(settings);
  return (
    <>
      <Switch
        label={text('settings.readReceipts')}
        hint={text('settings.readReceiptsHint')}
        checked={settings.sendReadReceipts}
        disabled={isSaving}
        onChange={(sendReadReceipts) => save({ sendReadReceipts })}
      />
      {fault !== undefined && (
        <Banner tone="danger" isLive>
          {fault}
        </Banner>
      )}
    </>
  );
}
