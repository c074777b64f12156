/** What the shell may use of search. */
export { SearchDialog } from './SearchDialog.tsx';
