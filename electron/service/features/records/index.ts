/** The only door of the records feature. */
export { createRecordsHandlers, type RecordsPorts } from './records.handlers.ts';
