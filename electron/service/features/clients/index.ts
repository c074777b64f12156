/** The only door of the clients feature. */
export { type ClientsPorts, createClientsHandlers, type InviteRelay } from './clients.handlers.ts';
export { type ClientSummary, type ClientsRepository, createClientsRepository } from './clients.repository.ts';
