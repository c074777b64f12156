/** The only door of the records feature. */
export { writeFiles } from './record-files.ts';
export { createRecordsHandlers, type RecordsPorts } from './records.handlers.ts';
