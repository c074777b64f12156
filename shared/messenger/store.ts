/** The port behind which each end keeps its conversations: SQLite in the service, IndexedDB in the client's browser. */
import type { JoinAnswer, JoinAnswerPlace } from '../protocol/index.ts';
import type { ClientId, InviteId, MessageId, RelationshipId, Timestamp } from '../domain/ids.ts';
import type { Attachment, AttachmentName } from './attachment-state.ts';

/** What `commit` rejects with when there is no room left; nothing of that commit was written. */
export class StoreFull extends Error {
  constructor(options?: { readonly cause: unknown }) {
    super('The store has no room left', options);
    this.name = 'StoreFull';
  }
}

/** Which end of the conversation this engine is. */
export type Role = 'therapist' | 'client';

/** How far an outgoing message is known to have come; each step has its time, none is ever guessed. */
export type Delivery =
  | { readonly kind: 'queued' }
  | { readonly kind: 'sent'; readonly sentAt: Timestamp }
  | { readonly kind: 'delivered'; readonly sentAt: Timestamp; readonly deliveredAt: Timestamp }
  | { readonly kind: 'read'; readonly sentAt: Timestamp; readonly deliveredAt: Timestamp; readonly readAt: Timestamp }
  | { readonly kind: 'failed'; readonly failedAt: Timestamp; readonly reason: FailureReason };

/** Why a message has not gone out. While its conversation stands it is tried again now and then. */
export type FailureReason = 'mailbox-gone' | 'refused-by-relay' | 'conversation-ended';

/** One payload of the chain (protocol.md 2.10, 2.11), appended once and never rewritten. */
export type Entry = {
  readonly messageId: MessageId;
  readonly conversationId: ClientId;
  readonly relationshipId: RelationshipId;
  readonly direction: 'incoming' | 'outgoing';
  /** 1, 2, 3 … per relationship and direction. */
  readonly sequence: number;
  /** Content type of protocol.md 2.10. */
  readonly type: number;
  /** The words of a text message, an edit or a reaction, a file's name, else undefined: what is shown, searched and exported. */
  readonly text: string | undefined;
  /** The message that this one answers, edits or retracts. */
  readonly refersTo: MessageId | undefined;
  /** The sender's clock, as sent. */
  readonly sentAt: Timestamp;
  /** When this end stored it. */
  readonly storedAt: Timestamp;
  /** What it is ordered by on screen: the sender's clock, clamped monotonic per sender. */
  readonly orderAt: Timestamp;
  /** The original payload bytes, for resends and the chain; empty where the content is gone. */
  readonly payload: Uint8Array;
  /**
   * SHA-256 of the original payload, only where the content is gone: the chain needs no more (protocol.md 2.11). An
   * empty payload without it stands for all that is missing before it: neither side has that any more.
   */
  readonly payloadHash?: Uint8Array;
  /** `H_n` of protocol.md 2.11 after this payload. */
  readonly chainHash: Uint8Array;
  /** Outgoing only. */
  readonly delivery: Delivery | undefined;
  /** Incoming only: when this end's person saw it. */
  readonly readAt: Timestamp | undefined;
};

/** A mailbox this end reads. `capability` is what the sender was given. */
export type OwnMailbox = {
  readonly relayUrl: string;
  readonly readerSecret: Uint8Array;
  readonly capability: Uint8Array;
};

/** A mailbox this end sends to. */
export type PeerMailbox = { readonly relayUrl: string; readonly capability: Uint8Array };

/** A mailbox that was this end's own: read until then, and after that to be forgotten by the relay. */
export type FormerMailbox = OwnMailbox & {
  readonly readUntil: Timestamp;
  /** The own sequence that told the peer of its successor: read until that is acknowledged, too. */
  readonly toldIn?: number;
};

/** What the own mailbox's successors are made of, and when the next is due (protocol.md 2.16). */
export type MailboxLife = {
  /** 32 bytes; with the relationship and the number it gives every mailbox but the first. */
  readonly key: Uint8Array;
  /** Rotations so far. */
  readonly number: number;
  readonly since: Timestamp;
  /** Cells taken from it. */
  readonly cells: number;
};

/** How two people made sure that their numbers are the same. */
export type ComparedHow = 'in-person' | 'by-call' | 'by-code-word';

export type SafetyState =
  | { readonly kind: 'unverified' }
  /** There was another number before, and nobody has compared this one. */
  | { readonly kind: 'changed'; readonly at: Timestamp }
  | { readonly kind: 'verified'; readonly at: Timestamp; readonly by: string; readonly how?: ComparedHow };

/** What went wrong with the session so badly that nothing more is sent until people have looked at it. */
export type Freeze = { readonly kind: 'fork'; readonly at: Timestamp };

/** Payloads of the peer that are known to exist and are not here, and how often they were asked for. */
export type Gap = {
  readonly since: Timestamp;
  /** The highest sequence that the peer is known to have sent. */
  readonly upTo: number;
  /** Requests since something of it arrived. */
  readonly asks: number;
  /** The last request, or the last arrival: the next wait begins here. */
  readonly waitsFrom: Timestamp;
};

/** Where the session stands with re-keys: one that is wanted, one under way, and what the last one left (protocol.md 2.13). */
export type Rekeying = {
  /** Of the last that was completed; 0 before the first. */
  readonly lastEpoch: number;
  /** Own ones and answered ones of the last day. */
  readonly startedAt: readonly Timestamp[];
  readonly answeredAt: readonly Timestamp[];
  /** Nothing is sent until it is done. */
  readonly wanted?: 'restored' | 'too-many-missing';
  /** Begun and not answered: the protocol's own encoding. */
  readonly pending?: Uint8Array;
  /**
   * A restored store has answered a re-key, which an earlier life of it may have done, too: nothing is settled until
   * the peer speaks in this session. What the peer said of itself, in the protocol's own encoding.
   */
  readonly answered?: { readonly at: Timestamp; readonly info: Uint8Array };
  /** Own payloads that this store has lost and the peer gives back: the next, H before it, and the last with its H. */
  readonly lost?: {
    readonly next: number;
    readonly hash: Uint8Array;
    readonly upTo: number;
    readonly endHash: Uint8Array;
  };
  /**
   * Opens what was under way, until then; of the peer's payloads only those up to `upTo` (absent: all): what lies
   * beyond was written on a device that is no more, and its numbers have been given anew.
   */
  readonly former?: { readonly ratchet: Uint8Array; readonly until: Timestamp; readonly upTo?: number };
};

/** One direction's place in its chain. */
export type ChainHead = { readonly sequence: number; readonly hash: Uint8Array };

/** The live session of one conversation: everything that must change together with a message. */
export type Session = {
  readonly conversationId: ClientId;
  readonly relationshipId: RelationshipId;
  readonly role: Role;
  /** `awaiting-welcome`: the client has asked to join and the therapist has not yet agreed. */
  readonly phase: 'awaiting-welcome' | 'open' | 'ended';
  /** The encoded ratchet of protocol.md 2.8. */
  readonly ratchet: Uint8Array;
  readonly identitySecret: Uint8Array;
  readonly identityPublic: Uint8Array;
  readonly peerIdentity: Uint8Array;
  readonly ownMailbox: OwnMailbox;
  readonly peerMailbox: PeerMailbox;
  readonly sent: ChainHead;
  readonly received: ChainHead;
  /** Highest own sequence that the peer has acknowledged. */
  readonly acknowledged: number;
  /** The last `orderAt` given to each side. */
  readonly lastOrderAt: { readonly incoming: Timestamp; readonly outgoing: Timestamp };
  /** Incoming sequences that the peer has not yet been told were delivered or read, and when the next receipt is due. */
  readonly receiptDueAt: Timestamp | undefined;
  readonly receiptsOwed: { readonly delivered: readonly Range[]; readonly read: readonly Range[] };
  /** Highest incoming sequence that this end's person has seen; absent: none. */
  readonly readUpTo?: number;
  /** Own sequence up to which the peer's person is known to have seen everything; absent: none. */
  readonly peerReadUpTo?: number;
  /** Messages sent since the last step of the ratchet was received, and when that was (protocol.md 2.8). */
  readonly sentSinceStep: number;
  readonly lastStepAt: Timestamp;
  readonly safety: SafetyState;
  readonly freeze: Freeze | undefined;
  /** Absent: nothing is missing. */
  readonly gap?: Gap;
  /** The last sign of life that was no message; absent: none yet. */
  readonly lastSyncAt?: Timestamp;
  /** When the oldest payload left that the peer has not confirmed for 48 hours; absent: nothing is overdue. */
  readonly unconfirmedSince?: Timestamp;
  /** The peer's sequence that named `peerMailbox`; absent: the join did. */
  readonly peerMovedIn?: number;
  /** Absent in sessions that never rotate. */
  readonly mailbox?: MailboxLife;
  /** Never rotated, for re-keys only (protocol.md 2.13); absent where the join made none. */
  readonly ownRescue?: OwnMailbox;
  readonly peerRescue?: PeerMailbox;
  /** Absent: none. */
  readonly formerMailboxes?: readonly FormerMailbox[];
  /** Absent: never re-keyed, and nothing wanted. */
  readonly rekey?: Rekeying;
  /** Own payloads sent anew because the peer asked, in the day that began at `since`. */
  readonly resends?: { readonly since: Timestamp; readonly count: number };
  readonly peerProfile: Profile;
  readonly openedAt: Timestamp;
  /** Client's side, until the therapist has agreed: by what it learns that the invite has died. */
  readonly joining?: {
    readonly inviteBlobId: Uint8Array;
    readonly expiresAt: Timestamp;
    /** Where the therapist's end says that this join was in vain. */
    readonly answer?: JoinAnswerPlace;
    /** A code was given with it. */
    readonly withCode?: true;
    /** It has said so; the phase is `ended`, and the same invite may be tried again. */
    readonly refused?: JoinAnswer;
  };
};

/** Inclusive on both ends. */
export type Range = readonly [from: number, to: number];

/** What each side calls itself to the other. */
export type Profile = {
  /** The client's chosen name, or the therapist's. */
  readonly name: string;
  readonly practiceName?: string;
  readonly phone?: string;
  readonly emergencyText?: string;
};

/** Therapist's side: an open door, with the private halves that die at the first accept or at expiry. */
export type Invite = {
  readonly inviteId: InviteId;
  readonly conversationId: ClientId;
  readonly link: string;
  readonly bundle: Uint8Array;
  readonly oneTimeSecret: Uint8Array;
  readonly kemSecret: Uint8Array;
  readonly identitySecret: Uint8Array;
  readonly mailbox: OwnMailbox;
  readonly blobDeleteToken: Uint8Array;
  readonly createdAt: Timestamp;
  readonly expiresAt: Timestamp;
  /** False until the relay holds mailbox and blob. */
  readonly isPublished: boolean;
  /** The sealed bundle, the same bytes at each try to publish it; absent once it is published. */
  readonly blob?: Uint8Array;
  /** What the relay's operator asks for, kept only until it is published. */
  readonly relayToken?: string;
  /** Whoever joins has to know the code. */
  readonly requiresCode: boolean;
  /** What the therapist says on another channel than the link, and the key made of it; absent once the invite is closed. */
  readonly code?: { readonly text: string; readonly key: Uint8Array };
  /** Sealed answers to joins in vain that the relay does not hold yet; absent: none. */
  readonly answers?: readonly { readonly blobId: Uint8Array; readonly blob: Uint8Array }[];
  /** Join cells that did not open: after five the invite is closed. */
  readonly failedAttempts: number;
  /**
   * `used`, `revoked` and `expired` keep the row, so that a second attempt can be told: with empty secrets
   * at once, and with an empty reader secret and delete token as soon as the relay has forgotten it too.
   */
  readonly phase: 'open' | 'used' | 'revoked' | 'expired';
};

/** Therapist's side: someone has asked to join and waits for a yes. */
export type PendingJoin = {
  readonly joinId: string;
  readonly inviteId: InviteId;
  readonly conversationId: ClientId;
  readonly name: string;
  readonly arrivedAt: Timestamp;
  /** The session as it will be once approved, without own mailbox. */
  readonly relationshipId: RelationshipId;
  readonly ratchet: Uint8Array;
  readonly identitySecret: Uint8Array;
  readonly identityPublic: Uint8Array;
  readonly peerIdentity: Uint8Array;
  readonly peerMailbox: PeerMailbox;
  readonly peerRescue?: PeerMailbox;
  /** `th1`, the start of both chains. */
  readonly transcript: Uint8Array;
};

/** Ciphertext that must reach the relay, byte for byte the same at each try. */
export type OutboxItem = {
  /** 32 lower-case hexadecimal digits; also the relay's idempotency key. */
  readonly cellId: string;
  /** Grows with each item: cells leave in this order. */
  readonly position: number;
  readonly conversationId: ClientId;
  readonly messageId: MessageId | undefined;
  readonly to: PeerMailbox;
  readonly cell: Uint8Array;
  readonly queuedAt: Timestamp;
};

/** A payload that came before the ones in front of it; empty, with its hash, when the peer has it no more. */
export type HeldPayload = {
  readonly relationshipId: RelationshipId;
  readonly sequence: number;
  readonly payload: Uint8Array;
  readonly payloadHash?: Uint8Array;
  readonly heldAt: Timestamp;
};

/** One thing to write. A list of these is committed whole or not at all. */
export type Change =
  | { readonly kind: 'put-session'; readonly session: Session }
  | { readonly kind: 'append-entry'; readonly entry: Entry }
  | {
      readonly kind: 'set-delivery';
      readonly messageId: MessageId;
      readonly conversationId: ClientId;
      readonly delivery: Delivery;
    }
  | {
      readonly kind: 'set-read';
      readonly conversationId: ClientId;
      readonly relationshipId: RelationshipId;
      readonly upToSequence: number;
      readonly readAt: Timestamp;
    }
  | { readonly kind: 'put-outbox'; readonly item: Omit<OutboxItem, 'position'> }
  | { readonly kind: 'delete-outbox'; readonly cellId: string }
  | { readonly kind: 'put-seen'; readonly cellHash: string; readonly forgetAt: Timestamp }
  | { readonly kind: 'forget-seen'; readonly before: Timestamp }
  | { readonly kind: 'hold-payload'; readonly held: HeldPayload }
  | { readonly kind: 'release-payload'; readonly relationshipId: RelationshipId; readonly sequence: number }
  | { readonly kind: 'put-invite'; readonly invite: Invite }
  | { readonly kind: 'put-join'; readonly join: PendingJoin }
  | { readonly kind: 'delete-join'; readonly joinId: string }
  | { readonly kind: 'put-attachment'; readonly attachment: Attachment }
  | ({ readonly kind: 'delete-attachment' } & AttachmentName)
  /** Something that people should see between the messages; holds no content. */
  | { readonly kind: 'append-event'; readonly event: ConversationEvent };

/** A line in the middle of the conversation: what happened to it, not in it. */
export type ConversationEvent = {
  readonly conversationId: ClientId;
  readonly at: Timestamp;
  readonly what:
    | 'invited'
    | 'invite-revoked'
    | 'invite-expired'
    | 'asked-to-join'
    | 'joined'
    | 'join-declined'
    | 'attempt-on-used-invite'
    /** It did not open: another code, or altered. */
    | 'undecipherable-join'
    /** One more asked than may wait. */
    | 'too-many-joins'
    | 'verified'
    | 'fork'
    /** The client came back through a new invite: new keys, the same conversation. */
    | 'rejoined'
    /** How the therapist made sure who it was that came back; absent where that was left for later. */
    | `confirmed-${ComparedHow}`
    | 'ended'
    | 'ended-by-other'
    | 'mailbox-was-full'
    /** A fresh ratchet: one side was restored, or too much was missing. */
    | 'session-renewed'
    /** The peer no longer has one of its own messages, so that it can never arrive. */
    | 'message-gone'
    /** `count` messages were on no side any more when two restored stores met. */
    | 'lost-on-both-sides';
  readonly count?: number;
};

export type ConversationStore = {
  sessions(): Promise<readonly Session[]>;
  session(conversationId: ClientId): Promise<Session | undefined>;
  invites(): Promise<readonly Invite[]>;
  joins(): Promise<readonly PendingJoin[]>;
  /** The entry with this id in this conversation. */
  entry(conversationId: ClientId, messageId: MessageId): Promise<Entry | undefined>;
  /** In order of sequence; both ends inclusive. */
  entriesBetween(
    relationshipId: RelationshipId,
    direction: Entry['direction'],
    from: number,
    to: number,
  ): Promise<readonly Entry[]>;
  /** Oldest first. */
  outbox(): Promise<readonly OutboxItem[]>;
  hasSeen(cellHash: string): Promise<boolean>;
  heldPayloads(relationshipId: RelationshipId): Promise<readonly HeldPayload[]>;
  attachment(conversationId: ClientId, messageId: MessageId): Promise<Attachment | undefined>;
  /** Those of which `hasWork` is true, oldest first. */
  attachmentsAtWork(): Promise<readonly Attachment[]>;
  /**
   * Writes all of it or none of it, and resolves only once it would survive a power cut
   * (protocol.md 2.13, P1 to P3). Rejects with a `StoreFull` fault when there is no room; then nothing was written.
   */
  commit(changes: readonly Change[]): Promise<void>;
};
