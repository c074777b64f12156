/** Texts for paper, in the language of whoever will read it and not of the screens. */
import { createIntl, createIntlCache } from 'react-intl';
import type { Locale } from '../../shared/contract/index.ts';
import { messagesByLocale } from './messages.ts';
import type { Text } from './use-text.ts';

const cache = createIntlCache();

export function printText(locale: Locale): Text {
  const intl = createIntl({ locale, messages: messagesByLocale[locale] }, cache);
  return (id, values) => intl.formatMessage({ id }, values);
}
