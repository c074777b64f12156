/** A policy becomes the form that a client reads and signs. Only what is in it; the same input gives the same bytes. */
import type { Form, FormItem } from '../forms/form.ts';
import { type BlankId, type Clause, clauses, type PolicyWords, sectionIds } from './clauses.ts';
import { english } from './english.ts';
import { blanksIn, daysOf, type Policy, type PolicyLocale, type PolicyNames, valueOf } from './policy.ts';
import { spanish } from './spanish.ts';

export const policyWords: Readonly<Record<PolicyLocale, PolicyWords>> = { en: english, es: spanish };

/** The question that is signed. */
export const signatureItem = 'signature';

/** Where a blank is still empty, an ellipsis stands: such a policy is previewed and never sent (missingBlanks). */
export function policyForm(policy: Policy, locale: PolicyLocale, names: PolicyNames): Form {
  const words = policyWords[locale];
  const own = policy.own[locale];
  const fill = (text: string) => filled(text, policy, locale, names);
  const items: FormItem[] = [{ kind: 'paragraph', id: 'intro', text: fill(words.intro) }];
  for (const section of sectionIds) {
    const said: FormItem[] = clauses.flatMap((clause) => {
      const text = clause.section === section ? clauseText(policy, locale, clause) : undefined;
      return text === undefined ? [] : [{ kind: 'paragraph', id: `clause-${clause.id}`, text: fill(text) }];
    });
    const ownText = own.sections[section]?.trim() ?? '';
    if (ownText !== '') said.push({ kind: 'paragraph', id: `own-${section}`, text: ownText });
    if (said.length > 0)
      items.push({ kind: 'heading', id: `section-${section}`, text: words.sections[section] }, ...said);
  }
  const { heading, text, signature } = words.agreement;
  return {
    kind: 'policy',
    title: own.title.trim() === '' ? words.title : own.title.trim(),
    locale,
    items: [
      ...items,
      { kind: 'heading', id: 'agreement', text: heading },
      { kind: 'paragraph', id: 'agreement-text', text },
      { kind: 'signature', id: signatureItem, label: signature, isRequired: true },
    ],
  };
}

/** What a policy's form says to do in an emergency, clause by clause, for sheets that have said already what the messages are not. */
export function emergencyWords({ items }: Form): readonly string[] {
  const from = items.findIndex(({ id }) => id === 'section-emergency');
  if (from < 0) return [];
  const rest = items.slice(from + 1);
  const until = rest.findIndex(({ kind }) => kind === 'heading');
  return rest
    .slice(0, until < 0 ? rest.length : until)
    .flatMap((item) => (item.kind === 'paragraph' && item.id !== 'clause-not-watched' ? [item.text] : []));
}

/** The blanks that must be filled in before the policy can be used in this language, each once. */
export function missingBlanks(policy: Policy, locale: PolicyLocale): readonly BlankId[] {
  const used = clauses.flatMap((clause) => blanksIn(clauseText(policy, locale, clause) ?? ''));
  return [...new Set(used)].filter((id) => valueOf(policy, locale, id) === '');
}

/** Undefined where the clause is not in. An unknown variant, of another version of the app, reads as the usual one. */
function clauseText(policy: Policy, locale: PolicyLocale, { id, variants }: Clause): string | undefined {
  const chosen = policy.chosen[id];
  if (chosen === undefined) return undefined;
  const texts = new Map(Object.entries(policyWords[locale].clauses[id].variants));
  return (texts.get(chosen) ?? texts.get(variants[0]))?.text;
}

function filled(text: string, policy: Policy, locale: PolicyLocale, names: PolicyNames): string {
  const said = blanksIn(text).reduce((soFar, id) => {
    const value = valueOf(policy, locale, id);
    return soFar.replaceAll(`{${id}}`, () => (value === '' ? '…' : spoken(id, value, locale)));
  }, text);
  return said.replaceAll('{therapist}', () => names.therapist).replaceAll('{practice}', () => names.practice);
}

function spoken(id: BlankId, value: string, locale: PolicyLocale): string {
  if (id === 'days') return daysInWords(daysOf(value), policyWords[locale]);
  if (id !== 'from' && id !== 'until') return value;
  const [hours = 0, minutes = 0] = value.split(':').map(Number);
  const at = new Date(Date.UTC(2000, 0, 1, hours, minutes));
  const clock = locale === 'en' ? 'en-US' : 'es-ES';
  return new Intl.DateTimeFormat(clock, { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' })
    .format(at)
    .replaceAll('\u202f', ' ');
}

function daysInWords(days: readonly number[], { weekdays, dayWords }: PolicyWords): string {
  const names = days.map((day) => weekdays[day - 1] ?? '');
  const [first = '', last = ''] = [names[0], names.at(-1)];
  const isRow = days.every((day, index) => day === (days[0] ?? 0) + index);
  if (days.length === 7) return dayWords.everyDay;
  if (isRow && days.length > 2) return dayWords.range.replace('{first}', first).replace('{last}', last);
  const list = days.length === 1 ? first : `${names.slice(0, -1).join(', ')} ${dayWords.and} ${last}`;
  return dayWords.list.replace('{days}', list);
}
