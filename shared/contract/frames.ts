/** What crosses the port: requests one way, replies and events the other. */
import { z } from 'zod';
import { errorCodes } from './errors.ts';

export const requestFrame = z.object({
  kind: z.literal('request'),
  id: z.int().min(0),
  method: z.string().max(60),
  input: z.unknown(),
});

export const replyFrame = z.discriminatedUnion('ok', [
  z.object({ kind: z.literal('reply'), id: z.int(), ok: z.literal(true), value: z.unknown() }),
  z.object({
    kind: z.literal('reply'),
    id: z.int(),
    ok: z.literal(false),
    code: z.enum(errorCodes),
    details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  }),
]);

export const eventFrame = z.object({ kind: z.literal('event'), event: z.string(), payload: z.unknown() });

export type ReplyFrame = z.output<typeof replyFrame>;
