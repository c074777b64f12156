/** What stands in the place of a hidden passage, in the language of the record: the same words in every format. */
import type { RedactionReason } from './redaction.ts';

const words: {
  readonly [Locale in 'en' | 'es']: { readonly [Reason in RedactionReason]: string } & { readonly redacted: string };
} = {
  en: {
    redacted: 'redacted',
    'third-party': 'third party',
    privileged: 'privileged',
    harm: 'could do harm',
    'outside-request': 'outside what was asked for',
  },
  es: {
    redacted: 'tachado',
    'third-party': 'tercera persona',
    privileged: 'secreto profesional',
    harm: 'podría causar daño',
    'outside-request': 'fuera de lo que se pidió',
  },
};

export function redactionWords(locale: 'en' | 'es', reason: RedactionReason): string {
  return words[locale][reason];
}

/** `[redacted: third party]` */
export function redactionLabel(locale: 'en' | 'es', reason: RedactionReason): string {
  return `[${words[locale].redacted}: ${words[locale][reason]}]`;
}
