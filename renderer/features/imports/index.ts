/** The only door of the imports feature. */
export { ImportDialog } from './ImportDialog.tsx';
export { ImportedLine } from './ImportedLine.tsx';
