/** The only door of the professional will. */
export { createCustodianHandlers } from './custodian.handlers.ts';
export { type FullRecord, openFullRecord } from './open-capsule.ts';
export { createWillHandlers } from './will.handlers.ts';
export { createWill, type WithMasterKey } from './will.ts';
