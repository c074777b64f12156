/** What the demo knows of a made-up person: how far they are, and what was written when. */
import type { Input } from '../../../shared/contract/index.ts';

/** Days before today, at a time of day: when it was written. */
export type Moment = { readonly daysAgo: number; readonly time: `${number}:${number}` };

type DemoMessage = Moment & {
  readonly from: 'practice' | 'client';
  readonly text: string;
  /** The client has not looked since. */
  readonly isUnread?: true;
};

export type DemoNote = Moment & {
  /** A progress note where nothing is said. */
  readonly kind?: 'psychotherapy';
  readonly title: string;
  readonly template: 'soap' | 'free';
  readonly sections: readonly {
    readonly name: 'subjective' | 'objective' | 'assessment' | 'plan' | 'text';
    readonly text: string;
  }[];
  readonly isSigned: boolean;
  readonly addendum?: string;
};

/** An entry of the contact log. */
type DemoContact = Moment & {
  readonly way: Input<'contacts.add'>['way'];
  readonly direction: Input<'contacts.add'>['direction'];
  readonly person: string;
  readonly minutes?: number;
  readonly text: string;
};

/** A PHQ-9 that was asked and answered on the same day. */
export type DemoMeasure = Moment & {
  /** 0 to 3 for each of the nine questions. */
  readonly points: readonly (0 | 1 | 2 | 3)[];
};

export type DemoPerson = {
  readonly name: string;
  readonly locale: 'en' | 'es';
  /** How far it has come with this person; `joined` on the day of the first message. */
  readonly stage: 'not-invited' | 'invited' | 'wants-to-join' | 'joined';
  readonly isVerified: boolean;
  /** Signs the policy on joining; others leave it for later. */
  readonly signsPolicy?: true;
  readonly isArchived: boolean;
  readonly draft: string;
  /** In order of time. The newest ones of a client that nobody answered stay unread, so many of them. */
  readonly messages: readonly DemoMessage[];
  readonly unread: number;
  readonly notes: readonly DemoNote[];
  readonly contacts?: readonly DemoContact[];
  readonly measures?: readonly DemoMeasure[];
  readonly plan?: Moment & {
    readonly plan: Omit<Input<'channelPlans.save'>['plan'], 'reviewDay'>;
    /** Negative: still to come. */
    readonly reviewDaysAgo: number;
  };
};
