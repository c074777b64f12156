/** How far each client is with the channel, and what comes next: a suggestion in plain words, never a verdict on anybody. */

import { assertNever } from '../language/assert-never.ts';

export type ConsentFacts = {
  readonly kind: 'not-asked' | 'asked' | 'signed' | 'refused' | 'withdrawn';
  /** When that was; absent where nobody was asked. */
  readonly at?: number;
  /** Of the words in force now. */
  readonly isCurrent?: boolean;
  /** A later version that was asked for. */
  readonly askedFor?: number | undefined;
};

export type AdoptionFacts = {
  readonly connection: 'not-invited' | 'invited' | 'wants-to-join' | 'joined' | 'ended';
  readonly isVerified: boolean;
  /** Another safety number than the one that was compared. */
  readonly isNumberChanged: boolean;
  readonly isFrozen: boolean;
  /** Has joined, and asks to join anew. */
  readonly wantsToRejoin: boolean;
  /** Another way than this app is agreed as the usual one: then nothing here is missing. */
  readonly isOnAlternative: boolean;
  /** Undefined where the practice has no policy. */
  readonly consent?: ConsentFacts | undefined;
  /** When anything came from the client's page for the last time: a message, or that it was opened. */
  readonly lastHeardAt?: number | undefined;
};

export const nextSteps = [
  'let-in',
  'invite-anew',
  'compare-again',
  'invite',
  'help-join',
  'ask-to-sign',
  'look-together',
  'talk',
  'compare',
  'get-in-touch',
  'nothing',
] as const;
export type NextStep = (typeof nextSteps)[number];

const dayMs = 86_400_000;

/** Whole days in which nothing came; undefined for who has not joined. */
export function silentDays({ connection, lastHeardAt }: AdoptionFacts, now: number): number | undefined {
  if (connection !== 'joined' || lastHeardAt === undefined) return undefined;
  return Math.max(0, Math.floor((now - lastHeardAt) / dayMs));
}

/** The first thing that helps this client on. `silentAfterDays`: from how many days on silence is worth a word. */
export function nextStep(facts: AdoptionFacts, now: number, silentAfterDays: number): NextStep {
  if (facts.wantsToRejoin || facts.connection === 'wants-to-join') return 'let-in';
  if (facts.isOnAlternative && facts.connection !== 'joined') return 'nothing';
  if (facts.connection === 'not-invited') return 'invite';
  if (facts.connection === 'invited') return 'help-join';
  if (facts.connection === 'ended') return 'nothing';
  if (facts.isFrozen) return 'invite-anew';
  if (facts.isNumberChanged) return 'compare-again';
  if (!facts.isOnAlternative && (silentDays(facts, now) ?? 0) >= silentAfterDays) return 'get-in-touch';
  return stepOfConsent(facts.consent, now, silentAfterDays) ?? (facts.isVerified ? 'nothing' : 'compare');
}

/** Whoever said no is not asked again by a button: another way is talked about. */
function stepOfConsent(consent: ConsentFacts | undefined, now: number, patienceDays: number): NextStep | undefined {
  if (consent === undefined) return undefined;
  switch (consent.kind) {
    case 'not-asked':
      return 'ask-to-sign';
    case 'asked':
      return now - (consent.at ?? now) >= patienceDays * dayMs ? 'look-together' : undefined;
    case 'refused':
    case 'withdrawn':
      return consent.askedFor === undefined ? 'talk' : undefined;
    case 'signed':
      return undefined;
    default:
      return assertNever(consent.kind);
  }
}
