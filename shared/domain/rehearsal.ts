/** What is rehearsed in practice mode, and how what was really done ticks it off. Pure rules. */

export const rehearsalSteps = [
  'invited',
  'joined',
  'signed',
  'verified',
  'phone-lost',
  'upset-heard',
  'calm-answer',
] as const;
export type RehearsalStep = (typeof rehearsalSteps)[number];

export type StepDone = { readonly step: RehearsalStep; readonly at: number };

/** A line of the practice conversation, oldest first. */
export type RehearsedItem =
  | { readonly kind: 'event'; readonly what: string; readonly at: number }
  | { readonly kind: 'message'; readonly isOwn: boolean; readonly text: string; readonly at: number }
  /** An answer with a signature that holds. */
  | { readonly kind: 'signature'; readonly at: number }
  | { readonly kind: 'other' };

/** Of the events of a conversation, those that are steps. */
const eventSteps: { readonly [what: string]: RehearsalStep | undefined } = {
  invited: 'invited',
  joined: 'joined',
  verified: 'verified',
  rejoined: 'phone-lost',
};

/** What was done so far, each step once, at the time it was done first. */
export function stepsDone(items: readonly RehearsedItem[], emergencyWords: readonly string[]): readonly StepDone[] {
  const done = new Map<RehearsalStep, number>();
  const tick = (step: RehearsalStep, at: number): void => {
    if (!done.has(step)) done.set(step, at);
  };
  for (const item of items) {
    if (item.kind === 'event') {
      const step = eventSteps[item.what];
      if (step !== undefined) tick(step, item.at);
    }
    if (item.kind === 'signature') tick('signed', item.at);
    if (item.kind !== 'message') continue;
    if (!item.isOwn) tick('upset-heard', item.at);
    else if (done.has('upset-heard') && saysWhomToCall(item.text, emergencyWords)) tick('calm-answer', item.at);
  }
  return rehearsalSteps.flatMap((step) => {
    const at = done.get(step);
    return at === undefined ? [] : [{ step, at }];
  });
}

/** Numbers that are called in an emergency somewhere; a practice's own come from its settings. */
const knownNumbers = ['112', '911', '988', '999', '116123', '024', '061'];

/** Every number that the practice tells clients to call, without blanks and signs. */
export function emergencyWordsOf(settings: {
  readonly phone: string;
  readonly emergencyText: string;
}): readonly string[] {
  const own = `${settings.phone}\n${settings.emergencyText}`.match(/\+?\d[\d\s().-]*\d/g) ?? [];
  return [...new Set([...own.map(digitsOf).filter((digits) => digits.length >= 3), ...knownNumbers])];
}

function saysWhomToCall(text: string, emergencyWords: readonly string[]): boolean {
  const numbers = (text.match(/\+?\d[\d\s().-]*\d/g) ?? []).map(digitsOf);
  return numbers.some((number) => emergencyWords.includes(number));
}

function digitsOf(text: string): string {
  return text.replaceAll(/\D/g, '');
}
