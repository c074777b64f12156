/** What the shell and other features may use of clients. */
export { ClientsScreen } from './ClientsScreen.tsx';
