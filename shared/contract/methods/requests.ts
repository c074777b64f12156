/** Requests for a client's record: kept step by step, with a clock, closed by an export or a reason. */
import { z } from 'zod';
import { requestRights, requestSteps } from '../../domain/records-request.ts';
import {
  calendarDay,
  clientId,
  disclosureId,
  locale,
  messageId,
  nothing,
  requestId,
  shortText,
  timestamp,
} from '../shapes.ts';
import { method } from './method.ts';

const line = z.string().trim().max(200);
const words = z.string().trim().max(2000);

/** What is filled in so far; it may be left at any step and gone on with later. */
export const recordsRequest = z.object({
  step: z.enum(requestSteps),
  right: z.enum(requestRights),
  /** A person or an office. */
  asker: line,
  isIdentityChecked: z.boolean(),
  receivedDay: calendarDay,
  givenDay: calendarDay.optional(),
  isExtended: z.boolean(),
  extensionWhy: line,
  wanted: words,
  format: z.enum(['paper', 'pdf', 'zip', 'fhir', 'text']),
  fee: words,
  /** The client's signed form that allows it; its copy goes along. */
  consent: messageId.optional(),
  letterLocale: locale,
});

const closed = z.object({
  at: timestamp,
  how: z.enum(['released', 'refused', 'withdrawn']),
  why: z.string(),
  disclosureId: disclosureId.optional(),
});

const summary = z.object({
  id: requestId,
  clientId,
  clientName: z.string(),
  right: z.enum(requestRights),
  asker: z.string(),
  step: z.enum(requestSteps),
  receivedDay: calendarDay,
  dueDay: calendarDay.optional(),
  closed: closed.optional(),
});

export const requestMethods = {
  /** Open ones first, what is due soonest at the top; then closed ones, the newest first. */
  'requests.list': method(nothing, z.array(summary)),
  'requests.get': method(
    z.object({ id: requestId }),
    summary.extend({ request: recordsRequest, hasPart2: z.boolean() }),
  ),
  /** Without `id`: a new one. `hasPart2`: the client's record comes under 42 CFR Part 2. */
  'requests.save': method(
    z.object({ id: requestId.optional(), clientId, request: recordsRequest, hasPart2: z.boolean() }),
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('saved'), id: requestId }),
      z.object({ kind: z.literal('closed') }),
    ]),
  ),
  /** Without a record. */
  'requests.close': method(
    z.object({ id: requestId, how: z.enum(['refused', 'withdrawn']), why: shortText }),
    z.object({ kind: z.enum(['done', 'closed']) }),
  ),
  /** Those that are due within seven days, or late. */
  'requests.due': method(nothing, z.array(summary)),
};
