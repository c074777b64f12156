/** How much anyone may ask of the relay (protocol.md 3.3). */

export type RelayLimits = {
  readonly cellsPerMailbox: number;
  readonly bytesPerMailbox: number;
  readonly cellsPerInvite: number;
  /** Mailboxes that may be made on an invite's word where the operator asks for a password. */
  readonly vouchersPerInvite: number;
  readonly sendsPerMinute: number;
  readonly sendBurst: number;
  readonly blobBytesPerMailbox: number;
  readonly blobBytesPerInvite: number;
  /** Per network prefix, like the next three: of what is not there, and of blobs that an invite could have. */
  readonly blobReadsPerMinute: number;
  /** Larger ones are parts of files, whose ids nobody guesses: they count by their bytes, a whole file at once. */
  readonly blobReadBytesPerMinute: number;
  readonly blobReadBurstBytes: number;
  readonly newMailboxesPerMinute: number;
  readonly cellHours: number;
  readonly blobHours: number;
  readonly inviteHours: number;
  readonly idleMailboxHours: number;
  readonly sockets: number;
  /** Sockets of one network prefix that have not yet proven a reader's key. */
  readonly unprovenSocketsPerPrefix: number;
  /** Right or wrong ones: each costs a verification. */
  readonly subscriptionsPerSocket: number;
  readonly longPolls: number;
  readonly longPollsPerMailbox: number;
  readonly headersTimeoutMs: number;
  readonly requestTimeoutMs: number;
  /** How long a reader may take for an answer, from its first byte to its last. */
  readonly answerTimeoutMs: number;
  /** How long a socket may stay without proving a key. */
  readonly socketProofTimeoutMs: number;
  readonly socketPingMs: number;
};

export const defaultLimits: RelayLimits = {
  cellsPerMailbox: 512,
  bytesPerMailbox: 8 * 2 ** 20,
  cellsPerInvite: 5,
  vouchersPerInvite: 8,
  sendsPerMinute: 60,
  sendBurst: 120,
  blobBytesPerMailbox: 200 * 2 ** 20,
  blobBytesPerInvite: 65_536,
  blobReadsPerMinute: 30,
  blobReadBytesPerMinute: 30 * 2 ** 20,
  blobReadBurstBytes: 128 * 2 ** 20,
  newMailboxesPerMinute: 60,
  cellHours: 21 * 24,
  blobHours: 30 * 24,
  inviteHours: 15 * 24,
  idleMailboxHours: 180 * 24,
  sockets: 20_000,
  unprovenSocketsPerPrefix: 200,
  subscriptionsPerSocket: 4096,
  longPolls: 5_000,
  longPollsPerMailbox: 4,
  headersTimeoutMs: 10_000,
  requestTimeoutMs: 60_000,
  answerTimeoutMs: 300_000,
  socketProofTimeoutMs: 10_000,
  socketPingMs: 30_000,
};
