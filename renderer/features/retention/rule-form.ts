/** The state of the form of a retention rule: what is typed, what is still missing, and the rule it becomes. */
import type { Input, Output } from '../../../shared/contract/index.ts';
import type { StartingPoint } from '../../../shared/domain/retention/starting-points.ts';

export type Rule = Output<'retention.rules'>[number];

export type RuleForm = {
  readonly name: string;
  readonly adultYears: string;
  readonly minorAge: string;
  readonly minorYears: string;
  readonly source: string;
  readonly sourceDay: string;
};

export type NeededForRule = 'name' | 'adultYears' | 'minorAge' | 'minorYears' | 'source' | 'sourceDay';

export type FilledRule =
  | { readonly kind: 'ready'; readonly rule: Input<'retention.saveRule'> }
  | { readonly kind: 'incomplete'; readonly needed: readonly NeededForRule[] };

export function emptyRule(today: string): RuleForm {
  return { name: '', adultYears: '', minorAge: '18', minorYears: '', source: '', sourceDay: today };
}

export function formOfRule({ name, adultYears, minorAge, minorYears, source, sourceDay }: Rule): RuleForm {
  return {
    ...{ name, source, sourceDay },
    adultYears: String(adultYears),
    minorAge: String(minorAge),
    minorYears: String(minorYears),
  };
}

/** In the words that the person reads. */
export function formOfStart(start: StartingPoint, words: { readonly name: string; readonly source: string }): RuleForm {
  return {
    ...words,
    adultYears: String(start.adultYears),
    minorAge: String(start.minorAge),
    minorYears: String(start.minorYears),
    sourceDay: start.asOf,
  };
}

export function filledRule(form: RuleForm): FilledRule {
  const [name, source] = [form.name.trim(), form.source.trim()];
  const adultYears = wholeNumber(form.adultYears, 0, 100);
  const minorAge = wholeNumber(form.minorAge, 1, 40);
  const minorYears = wholeNumber(form.minorYears, 0, 100);
  const needed: NeededForRule[] = [];
  if (name === '') needed.push('name');
  if (adultYears === undefined) needed.push('adultYears');
  if (minorAge === undefined) needed.push('minorAge');
  if (minorYears === undefined) needed.push('minorYears');
  if (source === '') needed.push('source');
  if (form.sourceDay === '') needed.push('sourceDay');
  if (needed.length > 0 || adultYears === undefined || minorAge === undefined || minorYears === undefined)
    return { kind: 'incomplete', needed };
  return { kind: 'ready', rule: { name, adultYears, minorAge, minorYears, source, sourceDay: form.sourceDay } };
}

function wholeNumber(typed: string, least: number, most: number): number | undefined {
  if (!/^\d{1,3}$/.test(typed.trim())) return undefined;
  const value = Number(typed);
  return value < least || value > most ? undefined : value;
}
