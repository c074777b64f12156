/** What the shell and other features may use of the contact log. */
export { ContactDialog, type ContactTask, contactTaskOf } from './ContactDialog.tsx';
export { ContactLine } from './ContactLine.tsx';
