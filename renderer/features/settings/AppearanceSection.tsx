/** Language and theme of the screens, changed as they are chosen. */
import { usePreferences } from '../../app/preferences.tsx';
import { RadioGroup } from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';

export function AppearanceSection() {
  const text = useText();
  const { language, setLanguage, theme, setTheme } = usePreferences();
  return (
    <>
      <RadioGroup
        label={text('settings.language')}
        options={[
          { value: 'en', label: <span lang="en">English</span> },
          { value: 'es', label: <span lang="es">Español</span> },
        ]}
        value={language}
        onChange={setLanguage}
      />
      <RadioGroup
        label={text('settings.theme')}
        options={[
          { value: 'system', label: text('settings.themeSystem'), hint: text('settings.themeSystemHint') },
          { value: 'light', label: text('settings.themeLight') },
          { value: 'dark', label: text('settings.themeDark') },
        ]}
        value={theme}
        onChange={setTheme}
      />
    </>
  );
}
