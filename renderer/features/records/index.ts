/** What the shell may use of records. */
export { RecordScreen } from './RecordScreen.tsx';
export { RunningExportProvider, useRunningExport } from './running-export.tsx';
