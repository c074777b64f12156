/** What a line of a channel plan says, in the language of whoever reads it. */
import type { Locale } from '../../shared/contract/index.ts';
import type { PlanFact } from '../../shared/domain/channel-plan.ts';
import type { Text } from './use-text.ts';

export function factValue({ value }: PlanFact, text: Text, locale: Locale): string {
  switch (value.kind) {
    case 'words':
      return text(`channelPlans.value.${value.words}`);
    case 'days':
      return text('channelPlans.days', { count: value.count });
    case 'day':
      return writtenDay(locale, value.text);
    case 'text':
      return value.text;
  }
}

/** `3 March 2026`, day first in both languages. */
export function writtenDay(locale: Locale, day: string): string {
  return new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : 'es', { timeZone: 'UTC', dateStyle: 'long' }).format(
    Date.parse(`${day}T12:00:00Z`),
  );
}
