/** Which of the page's languages is shown: what the person chose, the browser's, the invitation's, English. */

export const languages = ['en', 'es'] as const;
export type Language = (typeof languages)[number];

/** What each language calls itself. */
export const languageNames: Record<Language, string> = { en: 'English', es: 'Español' };

export function chooseLanguage(wishes: {
  readonly chosen?: string | undefined;
  /** `navigator.languages`, the most wanted first. */
  readonly browser: readonly string[];
  readonly invite?: string | undefined;
}): Language {
  const inOrder = [wishes.chosen, ...wishes.browser, wishes.invite];
  for (const wish of inOrder) {
    const found = languages.find((language) => wish?.toLowerCase().split(/[-_]/)[0] === language);
    if (found !== undefined) return found;
  }
  return 'en';
}

/** The browser's own region of that language where it names one, so that dates look as at home. */
export function localeOf(language: Language, browser: readonly string[]): string {
  return browser.find((wish) => wish.toLowerCase().startsWith(`${language}-`)) ?? language;
}

export function otherLanguage(language: Language): Language {
  return language === 'en' ? 'es' : 'en';
}
