/** Rules to begin with, one for a place or a guideline: what each says in our own words stands in the texts under its id. No legal advice; each is to be checked with one's own board. */
import type { RetentionRule } from './retention.ts';

export const startingPointIds = ['apa', 'california', 'new-york', 'nhs', 'spain', 'germany'] as const;
export type StartingPointId = (typeof startingPointIds)[number];

/** `asOf`: the day for which it is given. None was taken from the source's wording by a lawyer, which the screen says. */
export type StartingPoint = RetentionRule & { readonly id: StartingPointId; readonly asOf: string };

const asOf = '2026-11-22';

export const startingPoints: readonly StartingPoint[] = [
  // American Psychological Association, Record Keeping Guidelines (2007), guideline 7.
  { id: 'apa', adultYears: 7, minorAge: 18, minorYears: 3, asOf },
  // California Business and Professions Code, sections 2919, 4980.49, 4989.51, 4993 and 4999.75.
  { id: 'california', adultYears: 7, minorAge: 18, minorYears: 7, asOf },
  // New York, 8 NYCRR 29.2(a)(3).
  { id: 'new-york', adultYears: 6, minorAge: 21, minorYears: 1, asOf },
  // NHS England, Records Management Code of Practice: mental health 20 years; a child's until the 25th or 26th birthday.
  { id: 'nhs', adultYears: 20, minorAge: 25, minorYears: 1, asOf },
  // Ley 41/2002, article 17.1; it has no rule of its own for minors, so the years are counted from 18 to be careful.
  { id: 'spain', adultYears: 5, minorAge: 18, minorYears: 5, asOf },
  // Bürgerliches Gesetzbuch, section 630f(3); the same care for minors.
  { id: 'germany', adultYears: 10, minorAge: 18, minorYears: 10, asOf },
];
