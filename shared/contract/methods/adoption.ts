/** Adoption at a glance: how far each client is with the channel. */
import { z } from 'zod';
import { timestamp, nothing } from '../shapes.ts';
import { clientSummary } from './clients.ts';
import { method } from './method.ts';
import { planWays } from '../../domain/channel-plan.ts';
import { consentView } from './policies.ts';

const adoptionRow = clientSummary
  .pick({
    id: true,
    name: true,
    connection: true,
    isVerified: true,
    isNumberChanged: true,
    isFrozen: true,
    wantsToRejoin: true,
  })
  .extend({
    /** Absent for who has not joined, and where the practice has no policy. */
    consent: consentView.optional(),
    /** The way other than this app that the channel plan names as the usual one. */
    alternative: z.enum(planWays).optional(),
    /** Of the newest invite. */
    invitedAt: timestamp.optional(),
    /** When the present session was opened. */
    joinedAt: timestamp.optional(),
    /** When anything came from the client's page in this session; at first, when they joined. */
    lastHeardAt: timestamp.optional(),
  });
export type AdoptionRow = z.output<typeof adoptionRow>;

export const adoptionMethods = {
  /** Everyone who is not archived, by name. */
  'adoption.list': method(nothing, z.array(adoptionRow)),
};
