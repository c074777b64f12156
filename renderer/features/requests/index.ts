/** What other features may use of requests for a record. */
export { DueRequests } from './DueRequests.tsx';
export { RequestsPage } from './RequestsPage.tsx';
