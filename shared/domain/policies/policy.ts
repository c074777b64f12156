/** A communications policy as the therapist builds it: which clauses are in, with what filled in, in which languages. */
import { type BlankId, blankIds, blanks, type ClauseId, clauses, type SectionId } from './clauses.ts';

export const policyLocales = ['en', 'es'] as const;
export type PolicyLocale = (typeof policyLocales)[number];

export type Policy = {
  /** In which languages clients get it; at least one. */
  readonly locales: readonly PolicyLocale[];
  /** The variant of each clause that is in. */
  readonly chosen: Readonly<Partial<Record<ClauseId, string>>>;
  /** What is the same in every language. */
  readonly values: Readonly<Partial<Record<BlankId, string>>>;
  readonly own: Readonly<Record<PolicyLocale, OwnWords>>;
};

/** What the therapist wrote in one language. */
export type OwnWords = {
  /** Empty: the usual one. */
  readonly title: string;
  readonly values: Readonly<Partial<Record<BlankId, string>>>;
  /** Free text at the end of a section. */
  readonly sections: Readonly<Partial<Record<SectionId, string>>>;
};

export const policyLimits = { titleCharacters: 120, valueCharacters: 200, sectionCharacters: 1500 } as const;

/** Who speaks in it. */
export type PolicyNames = { readonly therapist: string; readonly practice: string };

/** What a new policy begins with, in every language; `phone` of the practice, empty where it has none. */
export function usualPolicy(phone: string): Policy {
  const chosen = new Map(clauses.filter(({ isUsual }) => isUsual).map(({ id, variants }) => [id, variants[0]]));
  return {
    locales: policyLocales,
    chosen: Object.fromEntries(chosen),
    values: phone === '' ? {} : { phone },
    own: { en: nothingOwn, es: nothingOwn },
  };
}

const nothingOwn: OwnWords = { title: '', values: {}, sections: {} };

/** What stands in a blank: what was written, else what is usual; empty where there is neither, or where it makes no sense. */
export function valueOf(policy: Policy, locale: PolicyLocale, id: BlankId): string {
  const blank = blanks[id];
  const written = (blank.kind === 'words' ? policy.own[locale].values[id] : policy.values[id])?.trim() ?? '';
  if (written === '') return blank.kind === 'words' ? blank.usual[locale] : blank.usual;
  switch (blank.kind) {
    case 'number': {
      const number = Number(written);
      return /^\d{1,3}$/.test(written) && number >= blank.from && number <= blank.to ? String(number) : '';
    }
    case 'time':
      return /^([01]\d|2[0-3]):[0-5]\d$/.test(written) ? written : '';
    case 'days':
      return daysOf(written).length > 0 ? written : '';
    default:
      return written;
  }
}

/** Days of the week, Monday is 1, each once and in order. */
export function daysOf(written: string): readonly number[] {
  const days = new Set(written.split(',').map(Number));
  return [1, 2, 3, 4, 5, 6, 7].filter((day) => days.has(day));
}

/** The blanks that a text has. */
export function blanksIn(text: string): readonly BlankId[] {
  return blankIds.filter((id) => text.includes(`{${id}}`));
}
