/** Practice mode: a make-believe client over a store of its own, and the record of what was rehearsed. */
import { z } from 'zod';
import { rehearsalSteps } from '../../domain/rehearsal.ts';
import { clientId, locale, nothing, shortText, timestamp } from '../shapes.ts';
import { method } from './method.ts';

const stepDone = z.object({ step: z.enum(rehearsalSteps), at: timestamp });

/** Kept for good: who rehearsed what, when, with which version. */
export const competenceRecord = z.object({
  id: z.int(),
  name: z.string(),
  startedAt: timestamp,
  endedAt: timestamp,
  steps: z.array(stepDone),
  appVersion: z.string(),
  /** A phone on the local network could take part. */
  isOnNetwork: z.boolean(),
});

export const practiceModeMethods = {
  'practiceMode.state': method(
    nothing,
    z.object({
      /** This computer's addresses in the local network. */
      addresses: z.array(z.string()),
      running: z
        .object({
          clientId,
          startedAt: timestamp,
          /** Where phones of the local network reach the practice; absent: nowhere. */
          address: z.string().optional(),
          steps: z.array(stepDone),
        })
        .optional(),
    }),
  ),
  /** `address`: one of this computer's, at which the practice's relay listens while practice mode is open. */
  'practiceMode.start': method(
    z.object({ locale, clientName: shortText, practiceName: shortText, address: z.ipv4().optional() }),
    z.object({ kind: z.enum(['started', 'runs-already', 'address-gone', 'failed']) }),
  ),
  /** The make-believe client's page in a window of its own: each time another phone. */
  'practiceMode.openClient': method(
    z.object({ label: shortText }),
    z.object({ kind: z.enum(['opened', 'no-invite']) }),
  ),
  /** Closes the window; what the page kept is gone with it. */
  'practiceMode.loseClient': method(nothing, nothing),
  /** A call of the screens to the make-believe practice; parsed there like any other. */
  'practiceMode.call': method(z.object({ method: z.string().max(64), input: z.unknown() }), z.unknown()),
  /** Ends it and wipes its store. With a name, what was done is kept. */
  'practiceMode.finish': method(z.object({ name: shortText.optional() }), z.object({ id: z.int().optional() })),
  /** Newest first. */
  'practiceMode.records': method(nothing, z.array(competenceRecord)),
};
