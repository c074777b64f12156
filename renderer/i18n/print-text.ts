/** Texts for paper, in the language of whoever will read it and not of the screens. */
import { createIntl } from 'react-intl';
import type { Locale } from '../../shared/contract/index.ts';
import { messagesByLocale } from './messages.ts';
import type { Text } from './use-text.ts';

const texts = new Map<Locale, Text>();

/** Always the same function for the same language: a long record asks for it at every line. */
export function printText(locale: Locale): Text {
  const known = texts.get(locale);
  if (known !== undefined) return known;
  const intl = createIntl({ locale, messages: messagesByLocale[locale] });
  const text: Text = (id, values) => intl.formatMessage({ id }, values);
  texts.set(locale, text);
  return text;
}
