/** What other features may use of disclosures. */
export { DisclosuresPage } from './DisclosuresPage.tsx';
export { useSheetLog } from './use-sheet-log.ts';
