/** The languages that an invite can have, named in the language of the screens. */
import type { Locale } from '../../../shared/contract/index.ts';
import type { Text } from '../../i18n/use-text.ts';

export function languageOptions(text: Text): readonly { readonly value: Locale; readonly label: string }[] {
  return [
    { value: 'en', label: text('clients.invite.language.en') },
    { value: 'es', label: text('clients.invite.language.es') },
  ];
}
