/** The only door of the audit log. */
export { type Audit, createAudit } from './audit.ts';
export { createAuditHandlers } from './audit.handlers.ts';
export { withAudit } from './audited-calls.ts';
export { type VerifiedLog, verifyLog } from './verify-log.ts';
