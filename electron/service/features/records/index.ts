/** The only door of the records feature. */
export { giveName, writeFiles } from './record-files.ts';
export { createRecordsHandlers, type RecordsPorts } from './records.handlers.ts';
