/** What a row of the timeline is drawn from, and what a person can do with it. */
import type { ClientId } from '../../../shared/domain/ids.ts';
import type { MessageItem, TimelineItem, TimelineRow } from './timeline-rows.ts';

/** What a person can do with a message beyond reading and copying it. */
export type MessageDoings = {
  onReply(message: MessageItem): void;
  onEdit(message: MessageItem): void;
  onTakeBack(message: MessageItem): void;
  /** An empty text takes the own reaction back. */
  onReact(message: MessageItem, reaction: string): void;
  onContact(id: ContactItem['id']): void;
  /** Shows the form that was asked, or what was answered. */
  onForm(id: FormItem['id']): void;
  /** Hides words of an item in the records. */
  onRedact(itemId: string): void;
};

export type FormItem = Extract<TimelineItem, { kind: 'form' | 'form-answer' }>;

export type ContactItem = Extract<TimelineItem, { kind: 'contact' }>;

export type RowProps = {
  readonly row: TimelineRow;
  readonly clientId: ClientId;
  readonly clientName: string;
  readonly isRelayReachable: boolean;
  readonly canSend: boolean;
  /** The one row that Tab reaches. */
  readonly isActive: boolean;
  readonly isMarked: boolean;
  readonly markTurn: number;
  onActivate(key: string): void;
  readonly doings: MessageDoings;
  onGoTo(messageId: string): void;
};
