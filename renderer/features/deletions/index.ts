/** The only door of deletions. */
export { DeleteClientDialog } from './DeleteClientDialog.tsx';
export { DeletedClients } from './DeletedClients.tsx';
