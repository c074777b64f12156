/** Changing a draft: clauses, what is filled in, the therapist's own words. Each gives a new draft. */
import type { Output } from '../../../shared/contract/index.ts';
import {
  type BlankId,
  blanks,
  type ClauseId,
  type SectionId,
  sectionIds,
} from '../../../shared/domain/policies/clauses.ts';
import { type Policy, type PolicyLocale, policyLocales } from '../../../shared/domain/policies/policy.ts';

/** Without a variant the clause is out. */
export function withClause(policy: Policy, id: ClauseId, variant: string | undefined): Policy {
  const { [id]: _before, ...others } = policy.chosen;
  return { ...policy, chosen: variant === undefined ? others : { ...others, [id]: variant } };
}

/** What is said in words is of one language, everything else of all. */
export function withValue(policy: Policy, locale: PolicyLocale, id: BlankId, value: string): Policy {
  if (blanks[id].kind !== 'words') return { ...policy, values: { ...policy.values, [id]: value } };
  return withOwn(policy, locale, { values: { ...policy.own[locale].values, [id]: value } });
}

export function withSection(policy: Policy, locale: PolicyLocale, id: SectionId, words: string): Policy {
  return withOwn(policy, locale, { sections: { ...policy.own[locale].sections, [id]: words } });
}

export function withTitle(policy: Policy, locale: PolicyLocale, title: string): Policy {
  return withOwn(policy, locale, { title });
}

function withOwn(policy: Policy, locale: PolicyLocale, changed: Partial<Policy['own'][PolicyLocale]>): Policy {
  return { ...policy, own: { ...policy.own, [locale]: { ...policy.own[locale], ...changed } } };
}

/** In the usual order; the last one stays. */
export function withLanguage(policy: Policy, locale: PolicyLocale, isIn: boolean): Policy {
  const locales = policyLocales.filter((one) => (one === locale ? isIn : policy.locales.includes(one)));
  return locales.length === 0 ? policy : { ...policy, locales };
}

/** What stands in one language and not in the other: clients would read different policies. */
export function onlyInOne(policy: Policy): readonly SectionId[] {
  const says = (locale: PolicyLocale, id: SectionId) => (policy.own[locale].sections[id]?.trim() ?? '') !== '';
  return sectionIds.filter((id) => new Set(policy.locales.map((locale) => says(locale, id))).size > 1);
}

type Consents = Output<'policies.consents'>;
export type ToAsk = { readonly of: Consents[number]; readonly isUsual: boolean };

/**
 * Who could be asked for the words in force: everyone who has not answered them and is not asked already. Who said no
 * to earlier ones is not asked unless somebody chooses so.
 */
export function whoToAsk(consents: Consents): readonly ToAsk[] {
  return consents.flatMap((of) => {
    const { consent, isArchived } = of;
    if (isArchived) return [];
    if (consent.kind === 'not-asked') return [{ of, isUsual: true }];
    if (consent.isCurrent || (consent.kind !== 'asked' && consent.askedFor !== undefined)) return [];
    return [{ of, isUsual: consent.kind === 'signed' || consent.kind === 'asked' }];
  });
}
