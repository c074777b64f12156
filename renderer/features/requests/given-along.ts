/** What is said of a request wherever something leaves because of it: to whom, why, by what authority, and which papers. */
import type { Locale } from '../../../shared/contract/index.ts';
import { writtenDay } from '../../i18n/plan-fact-text.ts';
import { printText } from '../../i18n/print-text.ts';
import type { RequestForm } from './request-form.ts';

const longest = 200;
const papers = ['letter', 'part2', 'consent', 'glossary'] as const;

/** In the language of the papers. */
export function releaseWords({ right, asker, receivedDay, letterLocale }: RequestForm) {
  const written = printText(letterLocale);
  const rightWords = written(`requests.right.${right}`);
  return {
    recipient: asker,
    reason: written('requests.release.reason', { day: writtenDay(letterLocale, receivedDay), right: rightWords }),
    authority: `${rightWords}. ${written(`requests.right.${right}.source`)}`.slice(0, longest),
  };
}

/** The papers that go along, in their order. */
export function papersOf({ hasPart2, consent, right }: RequestForm): readonly (typeof papers)[number][] {
  const goAlong = { letter: true, part2: hasPart2, consent: consent !== undefined, glossary: right === 'gdpr-sar' };
  return papers.filter((paper) => goAlong[paper]);
}

/** `Cover letter, Copy of the signed consent`. */
export function paperNames(form: RequestForm, locale: Locale): string {
  const written = printText(locale);
  return papersOf(form)
    .map((paper) => written(`requests.papers.${paper}`))
    .join(', ')
    .slice(0, longest);
}
