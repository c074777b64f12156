/** What the shell may use of records. */
export { RecordScreen } from './RecordScreen.tsx';
export { RunningExportProvider } from './running-export.tsx';
