/** What the engine offers to the end it runs in: the only place that decides what is sent, stored and acknowledged. */
import type { Answers } from '../domain/forms/answers.ts';
import type { Form } from '../domain/forms/form.ts';
import type { ClientId, InviteId, MessageId, RelationshipId, Timestamp } from '../domain/ids.ts';
import type { Clock } from '../language/clock.ts';
import type { RandomBytes } from '../language/random.ts';
import type { Relay } from '../relay/relay.ts';
import type { AnswerStanding } from './form-codec.ts';
import type { AttachmentPorts } from './attachment-files.ts';
import type { ComparedHow, ConversationStore, Profile, Role, SafetyState } from './store.ts';

export type MessengerPorts = {
  readonly role: Role;
  readonly store: ConversationStore;
  /** The plug for a relay's address; the same object for the same address. */
  readonly relayAt: (relayUrl: string) => Relay;
  /** Absent: this end shows files by their names only. */
  readonly attachments?: AttachmentPorts;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly appVersion: string;
  /** What the operator of that relay asks for before it makes a mailbox, where this end was told. Read anew each time. */
  readonly relayToken?: (relayUrl: string) => string | undefined;
  /** Receipts leave after a random wait between these bounds (protocol.md 2.10). */
  readonly receiptJitterMs: { readonly min: number; readonly max: number };
  /** Whether this person lets the other know that a message was read. Read anew each time. */
  readonly sendsReadReceipts: () => boolean;
  /** The relay that goes with the client's page, for links that name no other; without it, the page's own origin. */
  readonly pageRelayUrl?: string;
  /**
   * protocol.md 2.5: what is made of a join code. A port, because it is a large part that a page loads only when
   * an invite asks for a code; undefined when it could not be loaded.
   */
  readonly joinCodeKey: (
    code: string,
    inviteId: Uint8Array,
    onProgress?: (done: number) => void,
  ) => Promise<Uint8Array | undefined>;
  /** Told of what nobody foresaw, in work that no caller waits for. Without it such a fault is thrown into the void. */
  readonly onFault?: (fault: unknown) => void;
};

/** Says which query is stale, never what is in it. */
export type MessengerEvent =
  | { readonly kind: 'conversation-changed'; readonly conversationId: ClientId }
  | { readonly kind: 'message-arrived'; readonly conversationId: ClientId; readonly messageId: MessageId }
  /** In bytes of the file. */
  | {
      readonly kind: 'attachment-progressed';
      readonly conversationId: ClientId;
      readonly messageId: MessageId;
      readonly done: number;
      readonly total: number;
    }
  | { readonly kind: 'relay-state'; readonly relayUrl: string; readonly isReachable: boolean }
  /** The store could not take it; nothing was acknowledged, nothing is lost, it will be tried again. */
  | { readonly kind: 'store-failed'; readonly reason: 'full' | 'other' };

export type SendOutcome =
  | { readonly kind: 'queued'; readonly messageId: MessageId }
  /** More than fits into the largest cell. `maxBytes` counts UTF-8. */
  | { readonly kind: 'too-long'; readonly maxBytes: number }
  | { readonly kind: 'empty' }
  | { readonly kind: 'not-joined' }
  | { readonly kind: 'frozen' }
  | { readonly kind: 'ended' };

/** About an own message, or for a reaction any message of the conversation. */
export type ReferOutcome = SendOutcome | { readonly kind: 'no-such-message' };

/** `formId`: 32 lower-case hexadecimal digits, the same for all versions of one form. */
export type AskForm = { readonly formId: string; readonly version: number; readonly form: Form };

export type GivenAnswer = { readonly standing: AnswerStanding; readonly answers: Answers; readonly timeZone: string };

export type AnswerOutcome =
  | SendOutcome
  | { readonly kind: 'no-such-form' }
  /** Ids of questions that must be answered first. */
  | { readonly kind: 'missing'; readonly questions: readonly string[] };
/** What the message will say of a file. The name is cleaned. */
export type NewFile = {
  readonly name: string;
  readonly mime: string;
  /** Bytes; as many must be given. */
  readonly size: number;
  /** At most 8 KiB. */
  readonly thumbnail?: Uint8Array;
};

export type BeginOutcome =
  | { readonly kind: 'begun'; readonly messageId: MessageId }
  | { readonly kind: 'too-large'; readonly maxBytes: number }
  /** This end keeps no files. */
  | { readonly kind: 'unavailable' }
  /** `too-many`: other files are being given at this moment. */
  | { readonly kind: 'not-joined' | 'frozen' | 'ended' | 'too-many' };

export type AppendOutcome =
  | { readonly kind: 'taken' }
  /** More than was announced; it was given up. */
  | { readonly kind: 'too-large'; readonly maxBytes: number }
  | { readonly kind: 'unknown' };

export type FinishOutcome =
  | { readonly kind: 'queued'; readonly messageId: MessageId }
  /** `wrong-size`: not as many bytes as were announced; it was given up. */
  | { readonly kind: 'wrong-size' | 'unknown' };

export type ReadOutcome =
  | { readonly kind: 'piece'; readonly bytes: Uint8Array; readonly isLast: boolean }
  | { readonly kind: 'not-here' | 'damaged' };

/** Files. Each is named by its conversation and the message about it. */
export type MessengerAttachments = {
  begin(conversationId: ClientId, file: NewFile): Promise<BeginOutcome>;
  /** The next bytes, as many at a time as the caller likes to hold. */
  append(messageId: MessageId, bytes: Uint8Array): Promise<AppendOutcome>;
  /** Everything was given: it is uploaded from here on, and then the message about it goes out. */
  finish(messageId: MessageId): Promise<FinishOutcome>;
  /** Until its message is sent. Nothing of it stays here or, once that can be reached, at the relay. */
  cancel(
    conversationId: ClientId,
    messageId: MessageId,
  ): Promise<{ readonly kind: 'cancelled' | 'too-late' | 'unknown' }>;
  pause(conversationId: ClientId, messageId: MessageId): Promise<void>;
  /** Also what stopped or waits for its next attempt. */
  resume(conversationId: ClientId, messageId: MessageId): Promise<void>;
  /** Brings an incoming one here. */
  fetch(conversationId: ClientId, messageId: MessageId): Promise<void>;
  /** What the relay has no more, or a restore did not bring back: the peer uploads it anew, if it still has it. */
  askAgain(conversationId: ClientId, messageId: MessageId): Promise<{ readonly kind: 'asked' | 'not-possible' }>;
  /** Piece n is the bytes from n MiB on, at most 1 MiB; only of a file that is whole and proven. */
  read(conversationId: ClientId, messageId: MessageId, piece: number): Promise<ReadOutcome>;
};

export type NewInvite = {
  readonly conversationId: ClientId;
  readonly relayUrl: string;
  readonly relayToken?: string;
  /** Origin of the client page. */
  readonly pageUrl: string;
  readonly practiceName: string;
  readonly therapistName: string;
  readonly locale: string;
  readonly validForMs: number;
  /** For a link that travels by e-mail or text message: a code is made, to be said on another channel. */
  readonly requiresCode?: boolean;
};

export type InviteOutcome =
  | {
      readonly kind: 'created';
      readonly inviteId: InviteId;
      readonly link: string;
      /** Eight characters, where one was asked for. */
      readonly code?: string;
      readonly expiresAt: Timestamp;
      readonly isPublished: boolean;
    }
  | { readonly kind: 'refused'; readonly reason: 'relay-wants-token' | 'relay-refuses' };

/** The client's first look at a link: nothing was fetched, nothing consumed. */
export type LinkOutcome =
  | { readonly kind: 'link' }
  | { readonly kind: 'not-a-link' }
  | { readonly kind: 'damaged-link' }
  | { readonly kind: 'newer-version' };

/** After the press of "Continue". */
export type OpenedInvite =
  | {
      readonly kind: 'invite';
      readonly practiceName: string;
      readonly therapistName: string;
      readonly locale: string;
      readonly expiresAt: Timestamp;
      /** `join` needs the code, too. */
      readonly requiresCode: boolean;
      readonly token: OpenInviteToken;
    }
  | { readonly kind: 'gone' }
  | { readonly kind: 'expired' }
  | { readonly kind: 'altered' }
  | { readonly kind: 'newer-version' }
  | { readonly kind: 'relay-unreachable' };

/** The opened bundle, to be handed back to `join`; never stored, never shown. */
export type OpenInviteToken = { readonly bundle: Uint8Array; readonly secret: Uint8Array };

export type JoinOutcome =
  | { readonly kind: 'asked' }
  | { readonly kind: 'name-needed' }
  /** The invite asks for a code, and what was typed is none. Whether it is the right one is learned only later. */
  | { readonly kind: 'code-needed' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'expired' }
  | { readonly kind: 'relay-unreachable' };

export type SafetyNumber = {
  /** Twelve groups of five digits. */
  readonly groups: readonly string[];
  readonly state: SafetyState;
};

export type EndOutcome =
  /** `isTold`: the relay has taken the goodbye. If not, it is tried for as long as this store exists. */
  { readonly kind: 'ended'; readonly isTold: boolean } | { readonly kind: 'not-joined' };

export type Messenger = {
  /** Begins to drain the outbox and to watch every mailbox. */
  start(): Promise<void>;
  /** Resolves once nothing of the engine runs any more. */
  stop(): Promise<void>;
  onEvent(listener: (event: MessengerEvent) => void): () => void;

  sendText(conversationId: ClientId, text: string, repliesTo?: MessageId): Promise<SendOutcome>;
  /** The original stays where it is; the peer's app shows the new words in its place. */
  edit(conversationId: ClientId, messageId: MessageId, text: string): Promise<ReferOutcome>;
  /** Asks the peer's app to hide it; a record keeps it. */
  retract(conversationId: ClientId, messageId: MessageId): Promise<ReferOutcome>;
  /** An empty text takes the own reaction back. At most 32 characters. */
  react(conversationId: ClientId, messageId: MessageId, text: string): Promise<ReferOutcome>;
  /** Marks all incoming entries up to this sequence as seen by this end's person, and owes the peer a receipt. */
  markRead(conversationId: ClientId, relationshipId: RelationshipId, upToSequence: number): Promise<void>;
  readonly attachments: MessengerAttachments;
  safetyNumber(conversationId: ClientId): Promise<SafetyNumber | undefined>;
  /** `by` names who compared it. */
  setVerified(conversationId: ClientId, by: string | undefined, how?: ComparedHow): Promise<void>;
  /** Says goodbye and lets the relay forget this end's mailboxes. What was written stays in the store. */
  end(conversationId: ClientId): Promise<EndOutcome>;
  /**
   * Ends the conversation, withdraws its invites, and has the relay forget all of it. False: the relay does not
   * know it all yet, which is tried on; `isPatient` waits some seconds for it.
   */
  takeLeave(conversationId: ClientId, isPatient: boolean): Promise<boolean>;
  /** `remove` takes everything of the conversation out of the store, in its turn; nothing of it is sent or read any more. */
  erase(conversationId: ClientId, remove: () => void): Promise<void>;
  /** Tries at once what is waiting for its next attempt. */
  retryNow(): void;
  /** Cells since the start that were no messages for this end: junk, altered, or not understood. */
  droppedCells(): number;

  therapist: {
    /** Also for a client who has joined and lost the browser: whoever joins then takes the old session's place. */
    invite(invite: NewInvite): Promise<InviteOutcome>;
    revokeInvite(inviteId: InviteId): Promise<void>;
    /** `own` is the profile the client will see. The relay's token is for the mailbox that is made now. */
    approveJoin(
      joinId: string,
      own: Profile,
      relayToken?: string,
      /** How the therapist made sure who came back; kept with the conversation. */
      confirmed?: ComparedHow,
    ): Promise<
      | { readonly kind: 'approved' }
      | { readonly kind: 'gone' }
      | { readonly kind: 'relay-unreachable' }
      | { readonly kind: 'refused' }
    >;
    declineJoin(joinId: string): Promise<void>;
    /** Tells every joined client how the practice is called and reached now. */
    publishProfile(own: Profile): Promise<void>;
    /** Throws on a form with a fault (domain/forms/form.ts, faultOf). */
    sendForm(conversationId: ClientId, form: AskForm): Promise<SendOutcome>;
  };
  client: {
    inspectLink(link: string): LinkOutcome;
    openInvite(link: string): Promise<OpenedInvite>;
    /** `code` as it was typed; `onProgress`, from 0 to 1, of the work that a code costs. */
    join(
      invite: OpenInviteToken,
      name: string,
      code?: { readonly typed: string; readonly onProgress?: (done: number) => void },
    ): Promise<JoinOutcome>;
    /** `messageId` is the form's. May be given anew: the last one counts, all are kept. */
    answerForm(conversationId: ClientId, messageId: MessageId, given: GivenAnswer): Promise<AnswerOutcome>;
  };
};
