/** Which clients the list shows, in which order, and what it says about each. */
import type { Output } from '../../../shared/contract/index.ts';

export type ClientSummary = Output<'clients.list'>[number];
export type ClientFilter = 'all' | 'unread' | 'archived';
/** What stands beside a name: how far the connection has come. */
export type ConnectionWords = ClientSummary['connection'] | 'frozen';

/** The newest first; one who wrote while archived stays archived but is found under unread. */
export function clientsToShow(clients: readonly ClientSummary[], filter: ClientFilter): ClientSummary[] {
  return clients.filter((client) => belongs(client, filter)).sort((a, b) => lastStirred(b) - lastStirred(a));
}

function belongs(client: ClientSummary, filter: ClientFilter): boolean {
  switch (filter) {
    case 'all':
      return !client.isArchived;
    case 'unread':
      return client.unread > 0 || client.connection === 'wants-to-join';
    case 'archived':
      return client.isArchived;
  }
}

function lastStirred(client: ClientSummary): number {
  return client.lastAt ?? client.createdAt;
}

export function connectionWords(client: ClientSummary): ConnectionWords {
  return client.isFrozen ? 'frozen' : client.connection;
}

/** Who has joined is the usual case and needs no words in the list. */
export function needsWords(client: ClientSummary): boolean {
  return client.isFrozen || client.connection !== 'joined';
}
