/** Conversations: pages, sending, reading, drafts, the safety number. */
import { Fault, type Input, type Output } from '../../../../shared/contract/index.ts';
import type { ClientId } from '../../../../shared/domain/ids.ts';
import type { Messenger } from '../../../../shared/messenger/messenger.ts';
import type { WritableDatabase } from '../../database/database.ts';
import { attachmentView, createAttachmentsRepository } from '../attachments/index.ts';
import { outsideItems } from '../releases/index.ts';
import { createConversationsRepository } from './conversations.repository.ts';
import { createTimelineRepository } from './timeline.repository.ts';
import { decodeTimelineKey, encodeTimelineKey, type TimelinePlace } from './timeline-key.ts';

export type ConversationsPorts = {
  readonly database: WritableDatabase;
  readonly messenger: Pick<
    Messenger,
    'sendText' | 'edit' | 'retract' | 'react' | 'markRead' | 'safetyNumber' | 'setVerified'
  >;
  readonly clientSummary: (clientId: ClientId) => Output<'conversations.get'>['client'] | undefined;
  readonly therapistName: () => string;
  /** What stands between the messages. */
  readonly more?: Parameters<typeof createTimelineRepository>[1];
  /** The list of clients shows something else now. */
  readonly onClientsChange: () => void;
};

type Page = Output<'conversations.page'>;

export function createConversationsHandlers({
  database,
  messenger,
  clientSummary,
  therapistName,
  more,
  onClientsChange,
}: ConversationsPorts) {
  const repository = createConversationsRepository(database);
  const timeline = createTimelineRepository(database, more);
  const attachments = createAttachmentsRepository(database);
  const outsideOf = outsideItems(database);

  function existing(clientId: ClientId): Output<'conversations.get'>['client'] {
    const client = clientSummary(clientId);
    if (client === undefined) throw new Fault('not-found');
    return client;
  }

  function olderPage(clientId: ClientId, end: TimelinePlace | undefined, limit: number): Page {
    const found = timeline.before(clientId, end && { place: end, isIncluded: false }, limit + 1);
    return { items: found.slice(-limit), hasOlder: found.length > limit, hasNewer: end !== undefined };
  }

  function newerPage(clientId: ClientId, start: TimelinePlace, limit: number): Page {
    const found = timeline.after(clientId, { place: start, isIncluded: false }, limit + 1);
    return { items: found.slice(0, limit), hasOlder: true, hasNewer: found.length > limit };
  }

  /** The item in the middle counts among the newer half. */
  function pageAround(clientId: ClientId, place: TimelinePlace, limit: number): Page {
    const olderLimit = Math.floor(limit / 2);
    const older = timeline.before(clientId, { place, isIncluded: false }, olderLimit + 1);
    const newer = timeline.after(clientId, { place, isIncluded: true }, limit - olderLimit + 1);
    return {
      items: [...(olderLimit === 0 ? [] : older.slice(-olderLimit)), ...newer.slice(0, limit - olderLimit)],
      hasOlder: older.length > olderLimit,
      hasNewer: newer.length > limit - olderLimit,
    };
  }

  /** What the therapist set apart says so. */
  function withMarks(clientId: ClientId, page: Page): Page {
    const outside = outsideOf(clientId);
    if (outside.size === 0) return page;
    const items = page.items.map((item) =>
      item.kind !== 'event' && outside.has(item.id) ? { ...item, isOutsideRecord: true as const } : item,
    );
    return { ...page, items };
  }

  return {
    'conversations.get': ({ clientId }: Input<'conversations.get'>): Output<'conversations.get'> => {
      const client = existing(clientId);
      const unconfirmedSince = repository.unconfirmedSince(clientId);
      const firstUnread = timeline.firstUnread(clientId);
      return {
        client,
        draft: repository.draft(clientId),
        missing: repository.missing(clientId),
        uploads: attachments.uploads(clientId).map(attachmentView),
        total: timeline.total(clientId),
        ...(repository.isRenewing(clientId) ? { isRenewing: true } : {}),
        ...(unconfirmedSince === undefined ? {} : { unconfirmedSince }),
        ...(firstUnread === undefined ? {} : { firstUnread: encodeTimelineKey(firstUnread) }),
      };
    },

    'conversations.page': ({ clientId, before, after, around, limit }: Input<'conversations.page'>): Page => {
      if (around !== undefined) return withMarks(clientId, pageAround(clientId, decodeTimelineKey(around), limit));
      if (after !== undefined) return withMarks(clientId, newerPage(clientId, decodeTimelineKey(after), limit));
      const end = before === undefined ? undefined : decodeTimelineKey(before);
      return withMarks(clientId, olderPage(clientId, end, limit));
    },

    'conversations.send': async ({
      clientId,
      text,
      repliesTo,
    }: Input<'conversations.send'>): Promise<Output<'conversations.send'>> => {
      existing(clientId);
      const outcome = await messenger.sendText(clientId, text, repliesTo);
      if (outcome.kind === 'queued') {
        repository.saveDraft(clientId, '');
        onClientsChange();
      }
      return outcome;
    },

    'conversations.edit': async ({
      clientId,
      messageId,
      text,
    }: Input<'conversations.edit'>): Promise<Output<'conversations.edit'>> => {
      existing(clientId);
      const outcome = await messenger.edit(clientId, messageId, text);
      if (outcome.kind === 'queued') onClientsChange();
      return outcome;
    },

    'conversations.retract': ({
      clientId,
      messageId,
    }: Input<'conversations.retract'>): Promise<Output<'conversations.retract'>> => {
      existing(clientId);
      return messenger.retract(clientId, messageId);
    },

    'conversations.react': ({
      clientId,
      messageId,
      text,
    }: Input<'conversations.react'>): Promise<Output<'conversations.react'>> => {
      existing(clientId);
      return messenger.react(clientId, messageId, text);
    },

    'conversations.markRead': async ({ clientId, upTo }: Input<'conversations.markRead'>): Promise<void> => {
      for (const { relationshipId, sequence } of timeline.unreadUpTo(clientId, decodeTimelineKey(upTo))) {
        await messenger.markRead(clientId, relationshipId, sequence);
      }
    },

    'conversations.saveDraft': ({ clientId, text }: Input<'conversations.saveDraft'>): void => {
      const { hasDraft } = existing(clientId);
      repository.saveDraft(clientId, text);
      if (hasDraft !== (text !== '')) onClientsChange();
    },

    'conversations.safetyNumber': async ({
      clientId,
    }: Input<'conversations.safetyNumber'>): Promise<Output<'conversations.safetyNumber'>> => {
      existing(clientId);
      const number = await messenger.safetyNumber(clientId);
      if (number === undefined) return undefined;
      const { groups, state } = number;
      return {
        groups: [...groups],
        ...(state.kind === 'changed' ? { changedAt: state.at } : {}),
        ...(state.kind === 'verified' ? { verifiedAt: state.at, verifiedBy: state.by } : {}),
        ...(state.kind === 'verified' && state.how !== undefined ? { verifiedHow: state.how } : {}),
      };
    },

    'conversations.setVerified': async ({
      clientId,
      isVerified,
      how,
    }: Input<'conversations.setVerified'>): Promise<void> => {
      existing(clientId);
      await messenger.setVerified(clientId, isVerified ? therapistName() : undefined, how);
    },
  };
}
