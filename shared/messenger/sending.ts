/** What a person writes: stored with its ciphertext in one commit, and only then on its way. */
import type { ClientId, MessageId } from '../domain/ids.ts';
import { fromHex, utf8 } from '../language/bytes.ts';
import { MAX_PAYLOAD_BYTES, type ContentBody } from '../protocol/index.ts';
import type { Engine } from './engine.ts';
import type { Messenger, SendOutcome } from './messenger.ts';
import { isChangeable } from './placing.ts';
import type { Outbox } from './outbox.ts';
import type { Receipts } from './receipts.ts';
import { RESEND_BYTES, sealContent, sealedChanges } from './sealing.ts';
import { mayTalk } from './states.ts';

/** What a text's envelope takes at most: type, names, chain, acknowledgement, time, and the message it answers. */
const ENVELOPE_BYTES = 160;
export const MAX_TEXT_BYTES = MAX_PAYLOAD_BYTES - RESEND_BYTES - ENVELOPE_BYTES;

/** As the peer's parser (content-body.ts). */
const MAX_REACTION_CHARACTERS = 32;

export type Sending = {
  sendText(conversationId: ClientId, text: string, repliesTo?: MessageId): Promise<SendOutcome>;
  edit: Messenger['edit'];
  retract: Messenger['retract'];
  react: Messenger['react'];
  send(conversationId: ClientId, body: ContentBody): Promise<SendOutcome>;
};

export function createSending(engine: Engine, outbox: Outbox, receipts: Receipts): Sending {
  function send(conversationId: ClientId, body: ContentBody): Promise<SendOutcome> {
    return engine.turns.run(conversationId, async (): Promise<SendOutcome> => {
      const session = await engine.store.session(conversationId);
      if (session === undefined || session.phase === 'awaiting-welcome') return { kind: 'not-joined' };
      if (session.phase === 'ended') return { kind: 'ended' };
      if (!mayTalk(session)) return { kind: 'frozen' };
      const sealed = sealContent(session, body, engine.now(), engine.ports.random);
      if (sealed === undefined) return { kind: 'too-long', maxBytes: MAX_TEXT_BYTES };
      await engine.store.commit(sealedChanges(sealed));
      outbox.add([sealed.item]);
      receipts.schedule(sealed.session);
      engine.changed(conversationId);
      return { kind: 'queued', messageId: sealed.entry.messageId };
    });
  }

  /** The name as it is on the wire, if this end may say that about the message. */
  async function targetOf(conversationId: ClientId, messageId: MessageId, isOwnOnly: boolean) {
    const entry = await engine.store.entry(conversationId, messageId);
    if (entry === undefined || !isChangeable(entry)) return undefined;
    // What was written to a device of before can be changed there no more: nobody would hear of it.
    if (entry.relationshipId !== (await engine.store.session(conversationId))?.relationshipId) return undefined;
    return isOwnOnly && entry.direction === 'incoming' ? undefined : fromHex(messageId);
  }

  return {
    send,
    async edit(conversationId, messageId, text) {
      const wellFormed = text.toWellFormed();
      if (wellFormed.trim() === '') return { kind: 'empty' };
      if (utf8(wellFormed).length > MAX_TEXT_BYTES) return { kind: 'too-long', maxBytes: MAX_TEXT_BYTES };
      const target = await targetOf(conversationId, messageId, true);
      if (target === undefined) return { kind: 'no-such-message' };
      return send(conversationId, { kind: 'edit', target, text: wellFormed });
    },
    async retract(conversationId, messageId) {
      const target = await targetOf(conversationId, messageId, true);
      return target === undefined ? { kind: 'no-such-message' } : send(conversationId, { kind: 'retract', target });
    },
    async react(conversationId, messageId, text) {
      const wellFormed = text.toWellFormed();
      if (wellFormed.length > MAX_REACTION_CHARACTERS) return { kind: 'too-long', maxBytes: MAX_REACTION_CHARACTERS };
      const target = await targetOf(conversationId, messageId, false);
      if (target === undefined) return { kind: 'no-such-message' };
      return send(conversationId, { kind: 'reaction', target, text: wellFormed });
    },
    async sendText(conversationId, text, repliesTo) {
      const wellFormed = text.toWellFormed();
      if (wellFormed.trim() === '') return { kind: 'empty' };
      if (utf8(wellFormed).length > MAX_TEXT_BYTES) return { kind: 'too-long', maxBytes: MAX_TEXT_BYTES };
      const target = repliesTo && fromHex(repliesTo);
      return send(conversationId, { kind: 'text', text: wellFormed, ...(target && { repliesTo: target }) });
    },
  };
}
