/** The channel plan of one client: how the two reach each other, and what is done when nobody reads. Pure rules. */
export const planWays = ['app', 'phone', 'letter', 'in-person', 'email', 'sms'] as const;
export type PlanWay = (typeof planWays)[number];
export const fitAnswers = ['yes', 'no', 'unsure'] as const;
export type FitAnswer = (typeof fitAnswers)[number];

/** Asked of whoever would use the app; no answer forbids anything. */
export const fitQuestions = ['smartphone', 'reads', 'risk', 'sharedDevice', 'suits'] as const;
export type FitQuestion = (typeof fitQuestions)[number];

/** Days are `2026-11-22`. Texts may be empty. */
export type ChannelPlan = {
  readonly fit: { readonly [Question in FitQuestion]?: FitAnswer | undefined };
  /** In which the client reads and writes most easily. */
  readonly language: string;
  readonly channel: PlanWay;
  readonly alternative: Exclude<PlanWay, 'app'> | 'none';
  /** The number, address or place of the alternative. */
  readonly alternativeDetail: string;
  /** For e-mail and SMS, which are not private: what may be sent that way, who agreed and when, and whether that was taken back. */
  readonly consent?:
    | {
        readonly scope: string;
        readonly signature?:
          | { readonly how: 'paper' | 'typed'; readonly name: string; readonly day: string }
          | undefined;
        readonly withdrawnDay?: string | undefined;
      }
    | undefined;
  /** 45 CFR 164.522(b): how and where the client asks to be reached. Why is not asked, so there is no place for it. */
  readonly request?: { readonly day: string; readonly wishes: string } | undefined;
  /** Who may pick up or be spoken to. */
  readonly people: string;
  readonly times: string;
  readonly numbers: string;
  /** What a voicemail may say, and what not. */
  readonly voicemail: string;
  readonly reviewDay?: string | undefined;
  /** Undefined: what the settings say. */
  readonly unreadDays?: number | undefined;
  /** In which the sheet is printed. */
  readonly locale: 'en' | 'es';
};

/** Whether anyone on the way can read it. */
export function isOpenWay(way: PlanWay | 'none'): boolean {
  return way === 'email' || way === 'sms';
}

export type Fallback = {
  readonly way: Exclude<PlanWay, 'app'>;
  /** Why it cannot be used as it stands. */
  readonly hindrance?: 'not-signed' | 'withdrawn';
};

/** What was agreed for when messages are not read; undefined: nothing. */
export function fallbackOf({ alternative, consent }: ChannelPlan): Fallback | undefined {
  if (alternative === 'none') return undefined;
  if (!isOpenWay(alternative)) return { way: alternative };
  if (consent?.withdrawnDay !== undefined) return { way: alternative, hindrance: 'withdrawn' };
  return consent?.signature === undefined ? { way: alternative, hindrance: 'not-signed' } : { way: alternative };
}

export function isOnAlternative({ channel }: ChannelPlan): boolean {
  return channel !== 'app';
}

const dayMs = 86_400_000;

export type Silence = {
  /** When the oldest message left that nothing has come back for. */
  readonly unreadSince: number | undefined;
  /** The last entry of the contact log. */
  readonly lastContactAt: number | undefined;
  readonly waitUntil: number | undefined;
};

/** Times in milliseconds since 1970. */
export function isFallbackDue({ unreadSince, lastContactAt, waitUntil }: Silence, days: number, now: number): boolean {
  if (unreadSince === undefined) return false;
  if (waitUntil !== undefined && now < waitUntil) return false;
  return now - Math.max(unreadSince, lastContactAt ?? 0) >= days * dayMs;
}

export function wholeDays(since: number, now: number): number {
  return Math.floor((now - since) / dayMs);
}

export function isReviewDue({ reviewDay }: ChannelPlan, today: string): boolean {
  return reviewDay !== undefined && reviewDay <= today;
}

/** One line of a plan as it is printed: `words` names a text of the reader's language, `text` is what a person wrote, `day` a day. */
export type PlanFact = {
  readonly name: PlanFactName;
  readonly value:
    | { readonly kind: 'words'; readonly words: PlanWay | 'none' | FitAnswer }
    | { readonly kind: 'text' | 'day'; readonly text: string }
    | { readonly kind: 'days'; readonly count: number };
};

export type PlanFactName =
  | FitQuestion
  | 'language'
  | 'channel'
  | 'alternative'
  | 'alternativeDetail'
  | 'scope'
  | 'signedOnPaper'
  | 'signedTyped'
  | 'signedDay'
  | 'withdrawnDay'
  | 'requestDay'
  | 'wishes'
  | 'people'
  | 'times'
  | 'numbers'
  | 'voicemail'
  | 'unreadDays'
  | 'reviewDay';

/** What a plan says, line by line; what was left empty has none. */
export function planFacts(plan: ChannelPlan): readonly PlanFact[] {
  const { consent, request } = plan;
  const text = (name: PlanFactName, words: string | undefined, kind: 'text' | 'day' = 'text'): PlanFact[] =>
    words === undefined || words === '' ? [] : [{ name, value: { kind, text: words } }];
  const words = (name: PlanFactName, value: PlanWay | 'none' | FitAnswer): PlanFact => ({
    name,
    value: { kind: 'words', words: value },
  });
  return [
    words('channel', plan.channel),
    words('alternative', plan.alternative),
    ...text('alternativeDetail', plan.alternativeDetail),
    ...text('scope', consent?.scope),
    ...text(consent?.signature?.how === 'paper' ? 'signedOnPaper' : 'signedTyped', consent?.signature?.name),
    ...text('signedDay', consent?.signature?.day, 'day'),
    ...text('withdrawnDay', consent?.withdrawnDay, 'day'),
    ...text('requestDay', request?.day, 'day'),
    ...text('wishes', request?.wishes),
    ...text('people', plan.people),
    ...text('times', plan.times),
    ...text('numbers', plan.numbers),
    ...text('voicemail', plan.voicemail),
    ...(plan.unreadDays === undefined
      ? []
      : [{ name: 'unreadDays' as const, value: { kind: 'days' as const, count: plan.unreadDays } }]),
    ...text('reviewDay', plan.reviewDay, 'day'),
    ...fitQuestions.flatMap((question) => {
      const answer = plan.fit[question];
      return answer === undefined ? [] : [words(question, answer)];
    }),
    ...text('language', plan.language),
  ];
}
