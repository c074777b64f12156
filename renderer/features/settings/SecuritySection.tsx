/** When the vault locks by itself, and the change of the passphrase. */
import { Banner, Lead, Part, Select } from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { ChangePassphrase } from './ChangePassphrase.tsx';
import { lockTimes } from './lock-times.ts';
import styles from './settings.module.css';
import { type Settings, useSaveSettings } from './use-save-settings.ts';

export function SecuritySection({ settings }: { readonly settings: Settings }) {
  const text = useText();
  const { save, fault } = useSaveSettings(settings);
  return (
    <>
      <div className={styles['narrow']}>
        <Select
          label={text('settings.idleLock')}
          hint={text('settings.idleLockHint')}
          options={lockTimes(settings.idleLockMinutes).map((minutes) => ({
            value: String(minutes),
            label: text('settings.idleLockMinutes', { minutes }),
          }))}
          value={String(settings.idleLockMinutes)}
          onChange={(minutes) => save({ idleLockMinutes: Number(minutes) })}
          error={fault}
        />
      </div>
      <Part title={text('settings.changePassphrase')} isApart>
        <Lead>{text('settings.changePassphraseText')}</Lead>
        <ChangePassphrase settings={settings} />
      </Part>
      <Part isApart>
        <Banner title={text('settings.recoveryTitle')}>{text('settings.recoveryText')}</Banner>
      </Part>
    </>
  );
}
