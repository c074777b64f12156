/** The languages that the screens speak, and the types that keep them complete. */
import type { Locale } from '../../shared/contract/index.ts';
import { en } from './en.ts';
import { es } from './es.ts';

export type MessageId = keyof typeof en;

export const messagesByLocale: Readonly<Record<Locale, Readonly<Record<MessageId, string>>>> = { en, es };

declare global {
  namespace FormatjsIntl {
    interface Message {
      ids: MessageId;
    }
    interface IntlConfig {
      locale: Locale;
    }
  }
}
