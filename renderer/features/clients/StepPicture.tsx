/** A line drawing of a phone at one step of the way in; says nothing that the words beside it do not. */
import type { HelpStep } from './help-steps.ts';

/** Inside a phone's screen of 36 by 60, from 6, 8. */
const drawings: Record<HelpStep, string> = {
  scan: 'M12 20h8v8h-8zM28 20h8v8h-8zM12 36h8v8h-8zM28 36h3v3h-3zM33 41h3v3h-3zM24 20v24M9 16v-3h3M39 16v-3h-3M9 48v3h3M39 48v3h-3',
  continue: 'M12 18h24M12 24h24M12 30h16M12 46h24v9h-24zM18 50.5h12',
  name: 'M12 18h14M12 24h24v9h-24zM15 27v3M12 40h20v9h-20z',
  wait: 'M24 22a12 12 0 1 0 .01 0zM24 27v7l5 3M12 54h24',
  inside: 'M10 16h18v9h-18zM20 30h18v9h-18zM10 50h20v7h-20zM33 53.5h4',
  sign: 'M12 15h24M12 21h24M12 27h15M12 44h24M13 40c3-7 6-7 5-2s3 3 5-1 3 3 6 1M12 50h20v8h-20z',
  write: 'M20 18h18v9h-18zM10 32h18v9h-18zM10 50h28v7h-28zM14 53.5h12M33 38l3 3 5-6',
};

export function StepPicture({ step, className }: { readonly step: HelpStep; readonly className?: string | undefined }) {
  return (
    <svg
      className={className}
      viewBox="0 0 48 76"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <rect x="5" y="3" width="38" height="70" rx="5" />
      <path d="M20 7h8" />
      <path d={drawings[step]} />
    </svg>
  );
}
