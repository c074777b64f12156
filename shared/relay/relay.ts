/** The plug: what every relay offers to both ends, and every answer it can give (protocol.md section 3). */

/** 16 bytes: names a mailbox to its recipient only. `H(L("rid") ‖ readerPublic)[0..16]`. */
export type ReaderId = Uint8Array;
/** 16 bytes: names a mailbox to its sender only. `H(L("sid") ‖ senderPublic)[0..16]`. */
export type SenderId = Uint8Array;

/** An Ed25519 pair; `secret` is the 32-byte seed. */
export type SigningKey = { readonly secret: Uint8Array; readonly public: Uint8Array };

/** What the relay holds a mailbox for: an invite takes five cells and dies young. */
export type MailboxClass = 'invite' | 'standard';

export type NewMailbox = {
  readonly reader: SigningKey;
  readonly senderPublic: Uint8Array;
  readonly class: MailboxClass;
  /** What the operator asks for before it makes room: its password, or nothing. */
  readonly token?: string;
  /**
   * In its place, for who was invited and has no password: the sender key of an invite's mailbox at this relay,
   * which vouches for a few `standard` mailboxes. Not used where there is a token.
   */
  readonly voucher?: SigningKey;
};

/** One sealed cell as the relay returns it; `sequence` grows within a mailbox and is what an acknowledgement names. */
export type StoredCell = { readonly sequence: number; readonly cell: Uint8Array };

/** Why a call did not do what it was asked. The same words for every plug. */
export type RelayRefusal =
  /** No answer, or an answer that is not a relay's: try again later. */
  | { readonly kind: 'unreachable' }
  /** Unknown name or wrong key: the relay does not say which. */
  | { readonly kind: 'not-found' }
  /** The mailbox is full: keep the cell and try again. */
  | { readonly kind: 'full' }
  | { readonly kind: 'rate-limited'; readonly retryAfterMs: number }
  /** The relay will never take this as it is (wrong size, wrong token, wrong form). */
  | { readonly kind: 'refused'; readonly reason: 'size' | 'token' | 'form' };

export type Done = { readonly kind: 'done' };
export type FetchedCells = {
  readonly kind: 'cells';
  /** Oldest first, at most 16 cells or 256 KiB; more may wait behind the last sequence. */
  readonly cells: readonly StoredCell[];
  /** True when senders have been turned away since the last read because the mailbox was full. */
  readonly wasFull: boolean;
};
export type FetchedBlob = { readonly kind: 'blob'; readonly blob: Uint8Array };

/** What a relay says of itself to anyone who asks. */
export type RelayInfo = {
  readonly kind: 'info';
  readonly protocol: 'CRP/1';
  readonly version: string;
  /** True when `createMailbox` wants a token. */
  readonly needsToken: boolean;
};

/** News that a watched mailbox holds something, or that watching works or does not. */
export type WatchEvent =
  | { readonly kind: 'news'; readonly readerId: ReaderId }
  | { readonly kind: 'connected' }
  | { readonly kind: 'disconnected' };

/** Every call resolves; none rejects for anything that a network or a hostile relay can do. */
export type Relay = {
  info(): Promise<RelayInfo | RelayRefusal>;
  /** Idempotent for the same keys. */
  createMailbox(mailbox: NewMailbox): Promise<Done | RelayRefusal>;
  /** `cellId` is 16 random bytes, the same at every retransmission: the relay keeps one copy. */
  send(sender: SigningKey, cellId: Uint8Array, cell: Uint8Array): Promise<Done | RelayRefusal>;
  fetch(reader: SigningKey, after: number): Promise<FetchedCells | RelayRefusal>;
  /** Deletes every cell up to and including `upTo`. */
  acknowledge(reader: SigningKey, upTo: number): Promise<Done | RelayRefusal>;
  deleteMailbox(reader: SigningKey): Promise<Done | RelayRefusal>;
  /**
   * Immutable: a second put of the same id with other bytes is refused. The blob counts against the
   * mailbox of `owner`. `deleteHash` is SHA-256 of the token that may delete it.
   */
  putBlob(
    owner: SigningKey,
    blobId: Uint8Array,
    deleteHash: Uint8Array,
    blob: Uint8Array,
  ): Promise<Done | RelayRefusal>;
  /** Needs no key: whoever knows the 16-byte id may read. `maxBytes` bounds what is accepted. */
  getBlob(blobId: Uint8Array, maxBytes: number): Promise<FetchedBlob | RelayRefusal>;
  deleteBlob(blobId: Uint8Array, deleteToken: Uint8Array): Promise<Done | RelayRefusal>;
  /**
   * Says when one of `readers` has something to fetch (also once at the start, for what waits already),
   * reconnecting by itself with backoff until the returned function is called.
   */
  watch(readers: readonly SigningKey[], onEvent: (event: WatchEvent) => void): () => void;
};
