/** A client's request to correct the record (45 CFR 164.526): statements that are linked, and never a change of what stands there. */

export const amendmentKinds = ['request', 'accepted', 'denied', 'disagreement'] as const;
export type AmendmentKind = (typeof amendmentKinds)[number];

/** What may be said next: an answer once; a disagreement as often as it is given, but only where it was denied. */
export function nextStatements(said: readonly AmendmentKind[]): readonly AmendmentKind[] {
  if (said.length === 0) return ['request'];
  if (said.includes('denied')) return ['disagreement'];
  return said.includes('accepted') ? [] : ['accepted', 'denied'];
}
