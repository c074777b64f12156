/** The only door of the forms feature. */
export { createFormEntries, type FormEntry } from './form-entries.ts';
export { linesOf, scoreView } from './form-views.ts';
export { createForms } from './forms.ts';
