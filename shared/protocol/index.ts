/**
 * The door to QL/1: what the messenger and any second implementation need. All keys and messages are plain
 * byte arrays; time and randomness are arguments. two-parties.test.ts shows it from beginning to end.
 */
export {
  type AttachmentOpener,
  type AttachmentRefusal,
  type AttachmentSealer,
  type FetchedBytes,
  type FetchedEnd,
  type NamedBlob,
  type SealedAttachment,
  type SealedPieces,
  startAttachment,
  startFetching,
} from './attachment.ts';
export {
  type AttachmentBody,
  attachmentChunkCount,
  attachmentMime,
  attachmentPartBytes,
  cleanFileName,
  MAX_ATTACHMENT_BYTES,
  MAX_THUMBNAIL_BYTES,
} from './attachment-body.ts';
export {
  type AttachmentPart,
  attachmentPart,
  attachmentPartCount,
  CHUNKS_PER_PART,
  type ChunkPlace,
  FILE_KEY_BYTES,
  type OpenedChunks,
  openChunkOf,
  openChunks,
  openStream,
  openStreamChunk,
  STREAM_CHUNK_BYTES,
  STREAM_SALT_BYTES,
  STREAM_SEALED_CHUNK_BYTES,
  type StreamOpener,
  type StreamRefusal,
  type StreamSealer,
  sealStream,
  sealStreamChunk,
  startOpening,
  startSealing,
  streamBlobBytes,
  streamChunkCount,
  streamKey,
} from './attachment-stream.ts';
export {
  type CborMap,
  type CborRefusal,
  type CborValue,
  cborMap,
  type DecodedCbor,
  decodeCbor,
  encodeCbor,
  isCborArray,
  isCborMap,
} from './cbor.ts';
export { CELL_SIZES, type CellType, type OpenedCell, openCell, sealCell } from './cell.ts';
export {
  type Chain,
  type ChainPlace,
  extendChain,
  extendChainByHash,
  payloadHash,
  placeInChain,
  shortHash,
  startChain,
} from './chain.ts';
export { type Content, type ContentHeader, encodeContent } from './content.ts';
export type {
  ContentBody,
  DeviceAddBody,
  ParsedBody,
  RestoreInfoBody,
  SeqRanges,
} from './content-body.ts';
export {
  type AskedForm,
  type FormAnswerBody,
  type FormBody,
  formHash,
  isFormAnswerSigned,
  MAX_FORM_BYTES,
  signFormAnswer,
} from './form-body.ts';
export { encodeHello, encodeWelcome, type Hello, type Welcome } from './handshake-payload.ts';
export {
  type CreatedInvite,
  commitToBundle,
  createInvite,
  type DecodedBundle,
  decodeBundle,
  encodeBundle,
  INVITE_BLOB_BYTES,
  type Invite,
  type InviteOffer,
  type InviteSecrets,
  type InviteTerms,
  inviteBlobId,
  inviteKey,
  type OpenedInvite,
  openInvite,
  sealBundle,
} from './invite.ts';
export { buildLink, type InviteLink, type ParsedLink, parseLink, relayUrlOfHost } from './invite-link.ts';
export { decodeInviteSecrets, type DecodedInviteSecrets, encodeInviteSecrets } from './invite-storage.ts';
export {
  type AcceptedJoin,
  acceptJoin,
  type ClientJoin,
  type JoinAttempt,
  type JoinRequest,
  joinAsClient,
} from './join.ts';
export {
  JOIN_ANSWER_BYTES,
  type JoinAnswer,
  type JoinAnswerPlace,
  joinAnswerPlace,
  openJoinAnswer,
  sealJoinAnswer,
} from './join-answer.ts';
export {
  formatJoinCode,
  generateJoinCode,
  JOIN_CODE_CHARACTERS,
  JOIN_CODE_COST,
  joinCodeKey,
  MAX_JOIN_ATTEMPTS,
  normalizeJoinCode,
} from './join-code.ts';
export {
  isRescueCellType,
  MAILBOX_PROBES,
  type MailboxAddress,
  MAX_RESCUE_CELLS,
  mailboxSealKey,
  mailboxSenderKey,
  ownMailboxCapability,
  ownMailboxReaderSecret,
  readerId,
  senderId,
} from './mailbox.ts';
export { padmeBytes, padmeSize, unpad } from './padme.ts';
export { MAX_ORIGINAL_PAYLOAD_BYTES, MAX_PAYLOAD_BYTES, type ParsedPayload, parsePayload } from './payload.ts';
export type { Profile } from './profile.ts';
export {
  forgetExpiredKeys,
  MAX_SKIP,
  MAX_STORED_KEYS,
  messageKeyOf,
  nextChainKey,
  type OpenedMessage,
  openMessage,
  type PeerStepKeys,
  RATCHET_OVERHEAD,
  type RatchetSecrets,
  type RatchetState,
  type SealedMessage,
  type StepKeys,
  sealMessage,
  splitRatchetSecrets,
  startAsInitiator,
  startAsResponder,
} from './ratchet.ts';
export { type DecodedRatchet, decodeRatchet, encodeRatchet } from './ratchet-storage.ts';
export {
  type AnsweredRekey,
  answerRekey,
  type FinishedRekey,
  FORMER_RATCHET_LIFETIME_MS,
  finishRekey,
  MAX_AUTOMATIC_REKEYS_A_DAY,
  mayRekeyAutomatically,
  latestRekeyEpoch,
  nextRekeyEpoch,
  type PendingRekey,
  type RekeyParties,
  type RekeyTerms,
  resolveSimultaneous,
  type SimultaneousRekey,
  startRekey,
} from './rekey.ts';
export {
  type ChainStand,
  decodeRekeyInfo,
  encodeRekeyInfo,
  type RekeyInfo,
  type RekeyReason,
  type SeqRange,
} from './rekey-info.ts';
export { type OwnStands, type RekeySettlement, settleRekey } from './rekey-settlement.ts';
export { type DecodedPendingRekey, decodePendingRekey, encodePendingRekey } from './rekey-storage.ts';
export { blobDeleteHash, cellHash, mailboxReaderKey } from './relay-keys.ts';
export { fingerprint, type SafetyNumber, safetyNumber } from './safety-number.ts';
export { type DecodedSession, decodeSession, encodeSession, type Session, sessionSafetyNumber } from './session.ts';
