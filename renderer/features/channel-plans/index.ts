/** What other features may use of the channel plans. */
export { DuePlans } from './DuePlans.tsx';
export { PlanNotices } from './PlanNotices.tsx';
export { PlanSheet } from './PlanSheet.tsx';
