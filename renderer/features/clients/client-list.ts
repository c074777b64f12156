/** Which clients the list shows, in which order, and what it says about each. */
import type { Output } from '../../../shared/contract/index.ts';

export type ClientSummary = Output<'clients.list'>[number];
export type ClientFilter = 'all' | 'unread' | 'archived';
/** What stands beside a name: how far the connection has come. */
export type ConnectionWords = ClientSummary['connection'] | 'frozen' | 'wants-to-rejoin' | 'number-changed';

/** The newest first; one who wrote while archived stays archived but is found under unread. */
export function clientsToShow(clients: readonly ClientSummary[], filter: ClientFilter): ClientSummary[] {
  return clients.filter((client) => belongs(client, filter)).sort((a, b) => lastStirred(b) - lastStirred(a));
}

function belongs(client: ClientSummary, filter: ClientFilter): boolean {
  switch (filter) {
    case 'all':
      return !client.isArchived;
    case 'unread':
      return client.unread > 0 || client.connection === 'wants-to-join' || client.wantsToRejoin === true;
    case 'archived':
      return client.isArchived;
  }
}

function lastStirred(client: ClientSummary): number {
  return client.lastAt ?? client.createdAt;
}

export function connectionWords(client: ClientSummary): ConnectionWords {
  if (client.wantsToRejoin === true) return 'wants-to-rejoin';
  if (client.isFrozen) return 'frozen';
  return client.connection === 'joined' && client.isNumberChanged === true ? 'number-changed' : client.connection;
}

/** Who has joined is the usual case and needs no words in the list. */
export function needsWords(client: ClientSummary): boolean {
  return connectionWords(client) !== 'joined';
}

/** The words ask for an answer, say that something is wrong, or only tell. */
export function connectionTone(client: ClientSummary): 'needs-you' | 'danger' | 'plain' {
  switch (connectionWords(client)) {
    case 'wants-to-join':
    case 'wants-to-rejoin':
    case 'number-changed':
      return 'needs-you';
    case 'frozen':
      return 'danger';
    case 'not-invited':
    case 'invited':
    case 'joined':
    case 'ended':
      return 'plain';
  }
}

/** Has been here before: whoever asks to join takes the place of someone known. Before the first message a look at the connection has to do. */
export function isReturning(client: ClientSummary): boolean {
  return client.connection === 'joined' || client.connection === 'ended' || client.lastAt !== undefined;
}
