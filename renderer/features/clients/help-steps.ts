/** The steps of a client's way in, and which of them is now as far as this computer can know. */
import type { ConsentView } from '../../../shared/contract/methods/policies.ts';

export const helpSteps = ['scan', 'continue', 'name', 'wait', 'inside', 'write', 'sign'] as const;
export type HelpStep = (typeof helpSteps)[number];

/** `invited` until somebody asks: nobody is told that a link was opened (protocol.md 2.5). */
export type JoinProgress = 'invited' | 'asked' | 'joined' | 'wrote';

/** `none`: nobody is asked to sign. A no is an answer, too. */
export type Signing = 'none' | 'open' | 'answered';

export function signingOf(consent: ConsentView['kind'] | undefined, isAskedOnJoining: boolean): Signing {
  switch (consent) {
    case undefined:
    case 'not-asked':
      return isAskedOnJoining ? 'open' : 'none';
    case 'asked':
      return 'open';
    case 'signed':
    case 'refused':
    case 'withdrawn':
      return 'answered';
  }
}

export type StepState = { readonly step: HelpStep; readonly state: 'ahead' | 'now' | 'done' };

/** Each step with where it stands; one of them is now, until all that can be known of is done. */
export function stepsWith(progress: JoinProgress, signing: Signing): readonly StepState[] {
  const steps = helpSteps.filter((step) => step !== 'sign' || signing !== 'none');
  const now = stepNow(progress, signing);
  const reached = now === undefined ? steps.length : steps.indexOf(now);
  return steps.map((step, index) => {
    if (step === now) return { step, state: 'now' };
    const isDone = index < reached || (step === 'sign' && signing === 'answered');
    return { step, state: isDone ? 'done' : 'ahead' };
  });
}

function stepNow(progress: JoinProgress, signing: Signing): HelpStep | undefined {
  switch (progress) {
    case 'invited':
      return 'scan';
    case 'asked':
      return 'wait';
    case 'joined':
      return 'inside';
    case 'wrote':
      return signing === 'none' ? 'write' : signing === 'open' ? 'sign' : undefined;
  }
}
