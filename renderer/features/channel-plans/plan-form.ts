/** The channel plan as a person fills it in, and the plan that it becomes. */
import type { Input, Locale, Output } from '../../../shared/contract/index.ts';
import { type ChannelPlan, type FitQuestion, isOpenWay, planWays } from '../../../shared/domain/channel-plan.ts';

export type Plan = Input<'channelPlans.save'>['plan'];
export type PlanVersion = Output<'channelPlans.get'>['versions'][number];
export type SignatureForm = 'none' | 'paper' | 'typed';
/** Empty: not asked yet. */
export type AnswerForm = '' | 'yes' | 'no' | 'unsure';

export const channels = planWays;
export const alternatives = ['none', 'phone', 'letter', 'in-person', 'email', 'sms'] as const;

export type PlanForm = {
  readonly fit: { readonly [Question in FitQuestion]: AnswerForm };
  readonly language: string;
  readonly channel: Plan['channel'];
  readonly alternative: Plan['alternative'];
  readonly alternativeDetail: string;
  readonly scope: string;
  readonly signature: SignatureForm;
  readonly signedName: string;
  readonly signedDay: string;
  readonly isWithdrawn: boolean;
  readonly withdrawnDay: string;
  readonly isRequested: boolean;
  readonly requestDay: string;
  readonly wishes: string;
  readonly people: string;
  readonly times: string;
  readonly numbers: string;
  readonly voicemail: string;
  readonly reviewDay: string;
  readonly unreadDays: string;
  readonly locale: Locale;
};

export type PlanNeed = 'signedName' | 'signedDay' | 'withdrawnDay' | 'requestDay' | 'unreadDays';

export type FilledPlan =
  | { readonly kind: 'ready'; readonly plan: Plan }
  | { readonly kind: 'incomplete'; readonly needed: readonly PlanNeed[] };

export function planFormOf(plan: ChannelPlan | undefined, today: string, locale: Locale): PlanForm {
  const { consent, request, fit } = plan ?? {};
  return {
    fit: {
      smartphone: fit?.smartphone ?? '',
      reads: fit?.reads ?? '',
      risk: fit?.risk ?? '',
      sharedDevice: fit?.sharedDevice ?? '',
      suits: fit?.suits ?? '',
    },
    language: plan?.language ?? '',
    channel: plan?.channel ?? 'app',
    alternative: plan?.alternative ?? 'none',
    alternativeDetail: plan?.alternativeDetail ?? '',
    scope: consent?.scope ?? '',
    signature: consent?.signature?.how ?? 'none',
    signedName: consent?.signature?.name ?? '',
    signedDay: consent?.signature?.day ?? today,
    isWithdrawn: consent?.withdrawnDay !== undefined,
    withdrawnDay: consent?.withdrawnDay ?? today,
    isRequested: request !== undefined,
    requestDay: request?.day ?? today,
    wishes: request?.wishes ?? '',
    people: plan?.people ?? '',
    times: plan?.times ?? '',
    numbers: plan?.numbers ?? '',
    voicemail: plan?.voicemail ?? '',
    reviewDay: plan?.reviewDay ?? '',
    unreadDays: plan?.unreadDays === undefined ? '' : String(plan.unreadDays),
    locale: plan?.locale ?? locale,
  };
}

/** E-mail or SMS is in the plan, or was: what was signed for it is not lost when the way changes. */
export function needsConsent({ channel, alternative, signature, scope }: PlanForm): boolean {
  return isOpenWay(channel) || isOpenWay(alternative) || signature !== 'none' || scope !== '';
}

export function filledPlan(form: PlanForm): FilledPlan {
  const isConsentAsked = needsConsent(form);
  const isSigned = isConsentAsked && form.signature !== 'none';
  const isWithdrawn = isSigned && form.isWithdrawn;
  const days = form.unreadDays.trim() === '' ? undefined : Number(form.unreadDays);
  const areDaysWrong = days !== undefined && !(Number.isInteger(days) && days >= 1 && days <= 90);
  const needed: PlanNeed[] = [
    ...(areDaysWrong ? ['unreadDays' as const] : []),
    ...(isSigned && form.signedName.trim() === '' ? ['signedName' as const] : []),
    ...(isSigned && form.signedDay === '' ? ['signedDay' as const] : []),
    ...(isWithdrawn && form.withdrawnDay === '' ? ['withdrawnDay' as const] : []),
    ...(form.isRequested && form.requestDay === '' ? ['requestDay' as const] : []),
  ];
  if (needed.length > 0) return { kind: 'incomplete', needed };
  const { language, channel, alternative, alternativeDetail, people, times, numbers, voicemail, locale } = form;
  const signed =
    form.signature === 'none' || !isSigned
      ? {}
      : { signature: { how: form.signature, name: form.signedName.trim(), day: form.signedDay } };
  return {
    kind: 'ready',
    plan: {
      fit: {
        ...(form.fit.smartphone === '' ? {} : { smartphone: form.fit.smartphone }),
        ...(form.fit.reads === '' ? {} : { reads: form.fit.reads }),
        ...(form.fit.risk === '' ? {} : { risk: form.fit.risk }),
        ...(form.fit.sharedDevice === '' ? {} : { sharedDevice: form.fit.sharedDevice }),
        ...(form.fit.suits === '' ? {} : { suits: form.fit.suits }),
      },
      ...{ language, channel, alternative, alternativeDetail, people, times, numbers, voicemail, locale },
      ...(isConsentAsked
        ? { consent: { scope: form.scope, ...signed, ...(isWithdrawn ? { withdrawnDay: form.withdrawnDay } : {}) } }
        : {}),
      ...(form.isRequested ? { request: { day: form.requestDay, wishes: form.wishes } } : {}),
      ...(form.reviewDay === '' ? {} : { reviewDay: form.reviewDay }),
      ...(days === undefined ? {} : { unreadDays: days }),
    },
  };
}
