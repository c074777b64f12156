/** The steps of a client's way in, and which of them is now as far as this computer can know. */

export const helpSteps = ['scan', 'continue', 'name', 'wait', 'inside', 'write'] as const;
export type HelpStep = (typeof helpSteps)[number];

/** `invited` until somebody asks: nobody is told that a link was opened (protocol.md 2.5). */
export type JoinProgress = 'invited' | 'asked' | 'joined' | 'wrote';

export function stepNow(progress: JoinProgress): HelpStep {
  switch (progress) {
    case 'invited':
      return 'scan';
    case 'asked':
      return 'wait';
    case 'joined':
      return 'inside';
    case 'wrote':
      return 'write';
  }
}
