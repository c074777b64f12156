/** The practice's settings and the relay's state. */
import { z } from 'zod';
import { isSafeOnTheWay } from '../../domain/relay-address.ts';
import { nothing, shortText, timestamp } from '../shapes.ts';
import { method } from './method.ts';

const relayAddress = z
  .url({ protocol: /^https?$/ })
  .max(200)
  .refine(isSafeOnTheWay);

export const settings = z.object({
  practiceName: shortText,
  therapistName: shortText,
  /** Shown to clients; empty: none. */
  phone: z.string().trim().max(60),
  /** The practice's own words on what to do in an emergency; empty: only the standard text. */
  emergencyText: z.string().trim().max(1000),
  idleLockMinutes: z.int().min(1).max(120),
  sendReadReceipts: z.boolean(),
  /** After so many days without reading, a client's agreed fallback is proposed where the plan says no number. */
  unreadDays: z.int().min(1).max(90),
  relay: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('embedded') }),
    /** `pageUrl`: where clients open their page; empty: the relay serves it. */
    z.object({
      kind: z.literal('server'),
      url: relayAddress,
      pageUrl: z.union([z.literal(''), relayAddress]),
      password: z.string().max(200),
    }),
  ]),
});

export const relayStatus = z.object({
  kind: z.enum(['starting', 'reachable', 'unreachable', 'port-taken']),
  url: z.string(),
  isEmbedded: z.boolean(),
  since: timestamp,
  waitingToSend: z.number(),
});

export const settingsMethods = {
  'settings.get': method(nothing, settings),
  'settings.update': method(settings, nothing),
  'settings.relayStatus': method(nothing, relayStatus),
  /** Asks the given relay who it is, without changing anything. */
  'settings.tryRelay': method(
    z.object({ url: relayAddress }),
    z.object({ kind: z.enum(['reachable', 'wants-password', 'unreachable', 'not-a-relay']) }),
  ),
};
