/** The screen of the audit log. */
export { AuditSection } from './AuditSection.tsx';
