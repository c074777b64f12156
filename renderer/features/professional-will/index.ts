/** What the shell and other features may use of the professional will. */
export { Custodian } from './Custodian.tsx';
export { willNotice } from './will-notice.ts';
export { WillSection } from './WillSection.tsx';
