/** The door of the forms screens. */
export { AskFormDialog } from './AskFormDialog.tsx';
export { FormAnswerCopy } from './FormAnswerView.tsx';
export { FormLine } from './FormLine.tsx';
export { FormsPage } from './FormsPage.tsx';
export { FormsPanel } from './FormsPanel.tsx';
export { SelfHarmNotices } from './SelfHarmNotices.tsx';
