/** What the shell may use of practice mode. */
export { PracticeModePage } from './PracticeModePage.tsx';
