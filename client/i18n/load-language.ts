/** Fetches the words of one language; the others are never loaded. */
import { assertNever } from '../../shared/language/assert-never.ts';
import { isLanguageFile, preloadVerified } from '../page/verified-import.ts';
import type { Language } from './choose-language.ts';
import type { Messages } from './en.ts';

export async function loadLanguage(language: Language): Promise<Messages> {
  await preloadVerified((path) => isLanguageFile(path, language));
  switch (language) {
    case 'en':
      return (await import('./en.ts')).en;
    case 'es':
      return (await import('./es.ts')).es;
    default:
      return assertNever(language);
  }
}
