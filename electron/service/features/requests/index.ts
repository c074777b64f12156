/** The only door of requests for a record. */
export { createRequests } from './requests.handlers.ts';
