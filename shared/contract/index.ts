/** The only words that screens and service exchange. */
export { type ErrorCode, type ErrorDetails, Fault } from './errors.ts';
export { type EventName, type EventPayload, events } from './events.ts';
export { eventFrame, type ReplyFrame, replyFrame, requestFrame } from './frames.ts';
export { type HostCalls, type PrintResult, type ToMain, type ToService, toMain, toService } from './host.ts';
export { type AuditGroup, type AuditKind, auditDetails, auditEntry, auditKinds } from './methods/audit.ts';
export { backupState } from './methods/backups.ts';
export { deletionCertificate } from './methods/deletions.ts';
export type { SharesProblem, WayKind } from './methods/ways.ts';
export {
  type CapsuleKind,
  type ContinuityLetter,
  continuityLetter,
  type FoundCapsule,
} from './methods/will.ts';
export { type Input, type MethodName, methods, type Output } from './methods.ts';
export type { Port } from './port.ts';
export { type RecordDocument, type RecordLine, recordDocument } from './record-document.ts';
export type { Locale } from './shapes.ts';
