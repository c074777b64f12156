/** Where a session stands with re-keys as text for its row, and back; the former ratchet has a column of its own. */
import { z } from 'zod';
import type { Timestamp } from '../../../../shared/domain/ids.ts';
import { toHex } from '../../../../shared/language/bytes.ts';
import type { Rekeying } from '../../../../shared/messenger/store.ts';
import { plain } from '../../database/plain-bytes.ts';
import { hexBytes } from './hex-bytes.ts';

const time = z.number().transform((at) => at as Timestamp);
const stored = z.object({
  lastEpoch: z.number(),
  startedAt: z.array(time),
  answeredAt: z.array(time),
  wanted: z.enum(['restored', 'too-many-missing']).exactOptional(),
  pending: hexBytes.exactOptional(),
  answered: z.object({ at: time, info: hexBytes }).exactOptional(),
  lost: z.object({ next: z.number(), hash: hexBytes, upTo: z.number(), endHash: hexBytes }).exactOptional(),
  formerUntil: time.exactOptional(),
  formerUpTo: z.number().exactOptional(),
});

export function rekeyText({ former, pending, answered, lost, ...rest }: Rekeying): string {
  return JSON.stringify({
    ...rest,
    ...(pending && { pending: toHex(pending) }),
    ...(answered && { answered: { at: answered.at, info: toHex(answered.info) } }),
    ...(lost && { lost: { ...lost, hash: toHex(lost.hash), endHash: toHex(lost.endHash) } }),
    ...(former && { formerUntil: former.until, ...(former.upTo !== undefined && { formerUpTo: former.upTo }) }),
  });
}

export function rekeyOf(text: string, formerRatchet: Uint8Array | null): Rekeying {
  const { formerUntil, formerUpTo, ...rest } = stored.parse(JSON.parse(text));
  if (formerUntil === undefined || formerRatchet === null) return rest;
  return {
    ...rest,
    former: {
      ratchet: plain(formerRatchet),
      until: formerUntil,
      ...(formerUpTo !== undefined && { upTo: formerUpTo }),
    },
  };
}
