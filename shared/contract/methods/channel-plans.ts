/** The channel plan of a client: its versions, what is due, and waiting on. */
import { z } from 'zod';
import { fitAnswers, planWays } from '../../domain/channel-plan.ts';
import { calendarDay, clientId, locale, nothing, timestamp } from '../shapes.ts';
import { method } from './method.ts';

const words = z.string().trim().max(1000);
const answer = z.enum(fitAnswers).optional();

export const channelPlan = z.object({
  fit: z.object({ smartphone: answer, reads: answer, risk: answer, sharedDevice: answer, suits: answer }),
  language: z.string().trim().max(100),
  channel: z.enum(planWays),
  alternative: z.enum(planWays).exclude(['app']).or(z.literal('none')),
  alternativeDetail: words,
  consent: z
    .object({
      scope: words,
      signature: z
        .object({ how: z.enum(['paper', 'typed']), name: z.string().trim().min(1).max(200), day: calendarDay })
        .optional(),
      withdrawnDay: calendarDay.optional(),
    })
    .optional(),
  request: z.object({ day: calendarDay, wishes: words }).optional(),
  people: words,
  times: words,
  numbers: words,
  voicemail: words,
  reviewDay: calendarDay.optional(),
  unreadDays: z.int().min(1).max(90).optional(),
  locale,
});

export const planVersion = z.object({
  /** 1, 2, 3 … for each client. */
  number: z.int(),
  at: timestamp,
  author: z.string(),
  plan: channelPlan,
});

/** Nothing was read for so many days: what was agreed may be done. */
const proposal = z.object({
  unreadSince: timestamp,
  /** Whole days since then. */
  days: z.int(),
  way: z.enum(planWays).exclude(['app']),
  hindrance: z.enum(['not-signed', 'withdrawn']).optional(),
});

const due = {
  isReviewDue: z.boolean(),
  proposal: proposal.optional(),
};

export const channelPlanMethods = {
  'channelPlans.get': method(
    z.object({ clientId }),
    z.object({
      /** Newest first: the first is in force. Empty: no plan yet. */
      versions: z.array(planVersion),
      /** What the settings say where a plan says nothing. */
      usualUnreadDays: z.int(),
      ...due,
    }),
  ),
  /** Appends a version; the earlier ones stay. */
  'channelPlans.save': method(z.object({ clientId, plan: channelPlan }), z.object({ number: z.int() })),
  /** Nothing is proposed before then. */
  'channelPlans.wait': method(z.object({ clientId, until: timestamp }), nothing),
  /** Who waits for something to be done, by name. */
  'channelPlans.due': method(nothing, z.array(z.object({ clientId, clientName: z.string(), ...due }))),
};
