/** What other features may use of retention. */
export { DueReview } from './DueReview.tsx';
export { KeepingSheet } from './KeepingSheet.tsx';
export { RetentionPage } from './RetentionPage.tsx';
