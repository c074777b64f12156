/** How long records are kept: rules, each client's standing, legal holds, and the yearly review. */
import { z } from 'zod';
import { keepingReasons, keepingStates } from '../../domain/retention/retention.ts';
import { calendarDay, clientId, nothing, ruleId, shortText, timestamp } from '../shapes.ts';
import { method } from './method.ts';

const years = z.int().min(0).max(100);

export const retentionRule = z.object({
  name: shortText,
  /** After the last contact. */
  adultYears: years,
  /** For whoever was a minor: so many years after this age, where that is later. */
  minorAge: z.int().min(1).max(40),
  minorYears: years,
  /** Where this stands written, in the practice's own words. */
  source: z.string().trim().min(1).max(1000),
  sourceDay: calendarDay,
});

const ruleView = retentionRule.extend({
  id: ruleId,
  /** Holds for whoever has no rule of their own. */
  isUsual: z.boolean(),
  savedAt: timestamp,
});

export const keeping = z.object({
  state: z.enum(keepingStates),
  /** The last day on which the record has to be there. */
  until: calendarDay.optional(),
  because: z.enum(keepingReasons).optional(),
});

const ownDay = z.object({ until: calendarDay, why: shortText });

const hold = z.object({
  id: z.string(),
  reason: z.string(),
  setAt: timestamp,
  setBy: z.string(),
  lifted: z.object({ reason: z.string(), at: timestamp, by: z.string() }).optional(),
});

const standing = keeping.extend({
  clientId,
  clientName: z.string(),
  /** The rule that holds now. */
  ruleName: z.string().optional(),
  firstDay: calendarDay,
  lastDay: calendarDay,
  /** What keeps it beyond the rule. */
  holdReason: z.string().optional(),
  ownWhy: z.string().optional(),
});

export const retentionMethods = {
  'retention.rules': method(nothing, z.array(ruleView)),
  /** Without `id`: a new one. The first rule there is becomes the usual one. */
  'retention.saveRule': method(retentionRule.extend({ id: ruleId.optional() }), z.object({ id: ruleId })),
  'retention.setUsual': method(z.object({ id: ruleId }), nothing),
  /** `in-use`: it is the usual one, or a client's. */
  'retention.retireRule': method(z.object({ id: ruleId }), z.object({ kind: z.enum(['retired', 'in-use']) })),
  'retention.client': method(
    z.object({ clientId }),
    z.object({
      standing,
      birthDay: calendarDay.optional(),
      wasAdult: z.boolean(),
      /** Absent: the usual one. */
      ruleId: ruleId.optional(),
      own: ownDay.optional(),
      /** Newest first; the first stands unless it was lifted. */
      holds: z.array(hold),
    }),
  ),
  'retention.saveClient': method(
    z.object({
      clientId,
      birthDay: calendarDay.optional(),
      wasAdult: z.boolean(),
      ruleId: ruleId.optional(),
      own: ownDay.optional(),
    }),
    nothing,
  ),
  'retention.hold': method(
    z.object({ clientId, reason: shortText }),
    z.object({ kind: z.enum(['held', 'held-already']) }),
  ),
  'retention.lift': method(
    z.object({ clientId, reason: shortText }),
    z.object({ kind: z.enum(['lifted', 'not-held']) }),
  ),
  /** Everyone, what may go first. */
  'retention.review': method(
    nothing,
    z.object({
      clients: z.array(standing),
      lastReview: z.object({ at: timestamp, by: z.string() }).optional(),
      nextDay: calendarDay.optional(),
      isDue: z.boolean(),
    }),
  ),
  /** Whether the list waits to be reviewed; without making it. */
  'retention.due': method(nothing, z.object({ isDue: z.boolean() })),
  'retention.finishReview': method(nothing, nothing),
};
