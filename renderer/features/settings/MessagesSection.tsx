/** What clients learn of how their messages are met, and when silence is brought up. */
import { Problem, Select, Switch } from '../../components/index.ts';
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
      <Select
        label={text('settings.unreadDays')}
        hint={text('settings.unreadDaysHint')}
        options={[...new Set([3, 5, 7, 10, 14, 30, settings.unreadDays])]
          .sort((a, b) => a - b)
          .map((count) => ({ value: String(count), label: text('channelPlans.days', { count }) }))}
        value={String(settings.unreadDays)}
        disabled={isSaving}
        onChange={(days) => save({ unreadDays: Number(days) })}
      />
      <Problem>{fault}</Problem>
    </>
  );
}
