/** Language and theme: chosen before any vault is open, so they are kept beside it, in the window's own storage. */
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import type { Locale } from '../../shared/contract/index.ts';
import type { Host } from './host.ts';

export type Theme = 'system' | 'light' | 'dark';

type Preferences = {
  readonly language: Locale;
  readonly theme: Theme;
  setLanguage(language: Locale): void;
  setTheme(theme: Theme): void;
};

const languageKey = 'quietline.language';
const themeKey = 'quietline.theme';

const systemIsDark = matchMedia('(prefers-color-scheme: dark)');

const PreferencesContext = createContext<Preferences | undefined>(undefined);

export function PreferencesProvider({ host, children }: { readonly host: Host; readonly children: ReactNode }) {
  const [language, setLanguage] = useState<Locale>(rememberedLanguage);
  const [theme, setTheme] = useState<Theme>(rememberedTheme);

  useEffect(() => {
    document.documentElement.lang = language;
    // The menu follows when it can; nothing here depends on it.
    void host.setLanguage(language);
  }, [host, language]);

  useEffect(() => {
    // As above, for the window's own parts.
    void host.setTheme(theme);
    if (theme !== 'system') {
      document.documentElement.dataset['theme'] = theme;
      return undefined;
    }
    // Named, not left to the browser: when the system changes between day and night, Chromium 130 leaves old colours
    // on what already stands there.
    function follow(): void {
      document.documentElement.dataset['theme'] = systemIsDark.matches ? 'dark' : 'light';
    }
    follow();
    systemIsDark.addEventListener('change', follow);
    return () => systemIsDark.removeEventListener('change', follow);
  }, [host, theme]);

  const preferences = useMemo<Preferences>(
    () => ({
      language,
      theme,
      setLanguage(next) {
        localStorage.setItem(languageKey, next);
        setLanguage(next);
      },
      setTheme(next) {
        localStorage.setItem(themeKey, next);
        setTheme(next);
      },
    }),
    [language, theme],
  );
  return <PreferencesContext value={preferences}>{children}</PreferencesContext>;
}

export function usePreferences(): Preferences {
  const preferences = useContext(PreferencesContext);
  if (preferences === undefined) throw new Error('usePreferences outside PreferencesProvider');
  return preferences;
}

function rememberedLanguage(): Locale {
  const remembered = localStorage.getItem(languageKey);
  if (remembered === 'en' || remembered === 'es') return remembered;
  return navigator.language.startsWith('es') ? 'es' : 'en';
}

function rememberedTheme(): Theme {
  const remembered = localStorage.getItem(themeKey);
  return remembered === 'light' || remembered === 'dark' ? remembered : 'system';
}
