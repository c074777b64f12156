/** What other screens may use of releases. */
export { OutsideMark } from './OutsideMark.tsx';
export { RedactDialog, type RedactionAsked } from './RedactDialog.tsx';
export { Redactions } from './Redactions.tsx';
export { ReleaseMenu, useReleaseItems } from './ReleaseMenu.tsx';
