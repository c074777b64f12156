/** How long the record of a client has to be kept, and what follows from that today. Where something is not known, the longer time holds. */
import { addDays, addYears, laterOf } from './calendar.ts';

/** Years after the last contact; and for whoever was a minor, years after an age, where that is later. */
export type RetentionRule = {
  readonly adultYears: number;
  readonly minorAge: number;
  readonly minorYears: number;
};

export type KeepingFacts = {
  /** Calendar days; the first contact on file is never after the last one. */
  readonly firstDay: string;
  readonly lastDay: string;
  /** Undefined: not known. */
  readonly birthDay: string | undefined;
  /** Was of age when treatment began: the age then plays no part. */
  readonly wasAdult: boolean;
  /** The practice's own day for this client: it lengthens, and never shortens. */
  readonly ownUntil: string | undefined;
  readonly isHeld: boolean;
};

export const keepingReasons = ['last-contact', 'age', 'age-unknown', 'own'] as const;
export type KeepingReason = (typeof keepingReasons)[number];

export const keepingStates = ['over', 'held', 'no-rule', 'kept'] as const;
/** `over`: may be destroyed. `held`: a legal hold stands, whatever the time. `no-rule`: nothing says how long, so it stays. */
export type KeepingState = (typeof keepingStates)[number];

export type Keeping = {
  readonly state: KeepingState;
  /** The last day on which the record has to be there. */
  readonly until?: string;
  readonly because?: KeepingReason;
};

type Until = { readonly until: string; readonly because: KeepingReason };

export function untilByRule(rule: RetentionRule, facts: Omit<KeepingFacts, 'ownUntil' | 'isHeld'>): Until {
  const afterContact: Until = { until: addYears(facts.lastDay, rule.adultYears), because: 'last-contact' };
  if (facts.wasAdult) return afterContact;
  // Nobody is younger at the first contact than born on that day.
  const comesOfAge = addYears(facts.birthDay ?? facts.firstDay, rule.minorAge);
  const afterAge = addYears(comesOfAge, rule.minorYears);
  if (afterAge <= afterContact.until) return afterContact;
  return { until: afterAge, because: facts.birthDay === undefined ? 'age-unknown' : 'age' };
}

/** `today` in the practice's time zone. */
export function keepingOf(rule: RetentionRule | undefined, facts: KeepingFacts, today: string): Keeping {
  const end = endOf(rule, facts);
  const isPast = end !== undefined && today > end.until;
  return { state: stateOf(), ...end };

  function stateOf(): KeepingState {
    if (facts.isHeld) return 'held';
    if (end !== undefined && !isPast) return 'kept';
    return rule === undefined ? 'no-rule' : 'over';
  }
}

function endOf(rule: RetentionRule | undefined, facts: KeepingFacts): Until | undefined {
  const own: Until | undefined = facts.ownUntil === undefined ? undefined : { until: facts.ownUntil, because: 'own' };
  if (rule === undefined) return own;
  const ruled = untilByRule(rule, facts);
  return own !== undefined && own.until > ruled.until ? own : ruled;
}

/** Once a year from the last review; before the first one, from the day on which there was a rule. Undefined: no rule. */
export function nextReviewDay(lastReview: string | undefined, firstRule: string | undefined): string | undefined {
  if (firstRule === undefined) return undefined;
  return addYears(lastReview === undefined ? firstRule : laterOf(lastReview, firstRule), 1);
}

/** The first day on which the record may go. */
export function freeFrom(until: string): string {
  return addDays(until, 1);
}
