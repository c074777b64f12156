/** The small link to the page's other language, written in that language. */
import { languageNames, otherLanguage } from '../i18n/choose-language.ts';
import type { Language } from '../i18n/choose-language.ts';

export function LanguageLink({ language, onChoose }: { language: Language; onChoose: (chosen: Language) => void }) {
  const other = otherLanguage(language);
  return (
    <button type="button" className="quiet" lang={other} onClick={() => onChoose(other)}>
      {languageNames[other]}
    </button>
  );
}
