/** Own payloads that a restored store has lost, as the peer hands them back, one after the other (protocol.md 2.13). */
import type { Timestamp } from '../domain/ids.ts';
import { sameBytes } from '../language/bytes.ts';
import { type ContentBody, extendChain, extendChainByHash, type ParsedBody, parsePayload } from '../protocol/index.ts';
import { contentTypeOf, GONE_TYPE, wordsOf } from './content-types.ts';
import { takeFileGivenBack } from './arrived-files.ts';
import { type Draft, draftedEntries, freeze } from './draft.ts';
import { type Engine, messageIdOf } from './engine.ts';
import { isLostEntry, lostEntry } from './lost.ts';
import type { Entry, Rekeying } from './store.ts';

type Resent = Extract<ContentBody, { kind: 'resend' }> | Extract<ContentBody, { kind: 'tombstone' }>;
type GivenBack = (Resent & { readonly ofReader: true }) | Extract<ContentBody, { kind: 'restore-info' }>;

export function isGivenBack(body: ParsedBody): body is GivenBack {
  if (body.kind === 'restore-info') return body.received.seq > 0;
  return (body.kind === 'resend' || body.kind === 'tombstone') && body.ofReader === true;
}

/** Only what continues the own chain is taken, up to the stand that the peer named; the end shows whether all of it was true. */
export async function takeGivenBack(engine: Engine, draft: Draft, body: GivenBack): Promise<void> {
  const { rekey } = draft.session;
  if (rekey?.lost === undefined) return;
  const entry = entryOf(draft, rekey.lost, body);
  if (entry === undefined) return;
  // Between what two restores lost there may be some that are here.
  const { lost, ...rest } = rekey;
  const own = await draftedEntries(engine.store, draft, 'outgoing', [lost.next, entry.sequence]);
  if (isLostEntry(entry)) draft.lostOnBothSides += entry.sequence - lost.next + 1 - own.length;
  const there = own.find(({ sequence }) => sequence === entry.sequence);
  if (there === undefined) await add(engine, draft, entry, body);
  const isLast = entry.sequence === lost.upTo;
  const left = { ...lost, next: entry.sequence + 1, hash: entry.chainHash };
  draft.session = { ...draft.session, rekey: isLast ? rest : { ...rest, lost: left } };
  const expected = isLast ? lost.endHash : (there?.chainHash ?? entry.chainHash);
  if (!sameBytes(entry.chainHash, expected)) freeze(draft);
}

async function add(engine: Engine, draft: Draft, entry: Entry, body: GivenBack): Promise<void> {
  const isTaken = draft.entries.has(entry.messageId) || (await isThere(engine, entry));
  const named = isTaken ? { ...entry, messageId: messageIdOf(entry.chainHash.slice(0, 16)) } : entry;
  draft.entries.set(named.messageId, named);
  if (body.kind === 'resend') takeFileGivenBack(engine, draft, named);
}

async function isThere(engine: Engine, { conversationId, messageId }: Entry): Promise<boolean> {
  return (await engine.store.entry(conversationId, messageId)) !== undefined;
}

type Lost = NonNullable<Rekeying['lost']>;

/** Undefined: not what comes next. */
function entryOf(draft: Draft, lost: Lost, body: GivenBack): Entry | undefined {
  if (body.kind === 'restore-info') {
    const { received } = body;
    const isMeant = received.seq >= lost.next && received.seq <= lost.upTo;
    return isMeant ? lostEntry(draft, 'outgoing', received) : undefined;
  }
  if (body.seq !== lost.next) return undefined;
  return body.kind === 'tombstone' ? goneEntry(draft, lost, body.payloadHash) : ownEntry(draft, lost, body.payload);
}

function ownEntry(draft: Draft, { next, hash }: Lost, payload: Uint8Array): Entry | undefined {
  const content = parsePayload(payload);
  if (content.kind !== 'content' || content.seq !== next || !sameBytes(content.prev, hash.slice(0, 16)))
    return undefined;
  const { body } = content;
  const target = body.kind === 'edit' || body.kind === 'retract' || body.kind === 'reaction' ? body.target : undefined;
  const answered = body.kind === 'text' ? body.repliesTo : target;
  const sentAt = Math.min(content.sentAtMs, draft.now) as Timestamp;
  return {
    ...common(draft, sentAt),
    messageId: messageIdOf(content.mid),
    sequence: next,
    type: contentTypeOf(body),
    text: wordsOf(body),
    refersTo: answered && messageIdOf(answered),
    payload,
    chainHash: extendChain({ seq: next - 1, hash }, payload).hash,
  };
}

function goneEntry(draft: Draft, { next, hash }: Lost, payloadHash: Uint8Array): Entry {
  return {
    ...common(draft, draft.now),
    messageId: messageIdOf(payloadHash.slice(0, 16)),
    sequence: next,
    type: GONE_TYPE,
    text: undefined,
    refersTo: undefined,
    payload: new Uint8Array(0),
    payloadHash,
    chainHash: extendChainByHash({ seq: next - 1, hash }, payloadHash).hash,
  };
}

function common({ session, now }: Draft, sentAt: Timestamp) {
  return {
    conversationId: session.conversationId,
    relationshipId: session.relationshipId,
    direction: 'outgoing',
    sentAt,
    storedAt: now,
    orderAt: sentAt,
    delivery: { kind: 'delivered', sentAt, deliveredAt: now },
    readAt: undefined,
  } as const;
}
