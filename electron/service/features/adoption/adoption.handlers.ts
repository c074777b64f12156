/** Adoption at a glance, from what the other features know of each client. */
import type { Output } from '../../../../shared/contract/index.ts';
import type { ConsentView } from '../../../../shared/contract/methods/policies.ts';
import type { PlanWay } from '../../../../shared/domain/channel-plan.ts';
import type { ClientId, Timestamp } from '../../../../shared/domain/ids.ts';
import type { ReadableDatabase } from '../../database/database.ts';
import type { ClientSummary } from '../clients/index.ts';

export type AdoptionPorts = {
  readonly database: ReadableDatabase;
  readonly clients: () => readonly ClientSummary[];
  /** Who is reached another way, and which. */
  readonly onAlternative: () => readonly { readonly clientId: ClientId; readonly way: PlanWay }[];
  /** Undefined while the practice has no policy. */
  readonly consents: () => ((clientId: ClientId) => ConsentView) | undefined;
};

type TimesRow = {
  id: ClientId;
  invited_at: Timestamp | null;
  opened_at: Timestamp | null;
  heard_at: Timestamp | null;
};

export function createAdoptionHandlers({ database, clients, onAlternative, consents }: AdoptionPorts) {
  const times = database.query<TimesRow>(`
    SELECT client.id,
      (SELECT max(created_at) FROM invite WHERE conversation_id = client.id) AS invited_at,
      session.opened_at,
      (SELECT stored_at FROM entry WHERE relationship_id = session.relationship_id AND is_outgoing = 0
        ORDER BY sequence DESC LIMIT 1) AS heard_at
    FROM client LEFT JOIN session ON session.conversation_id = client.id`);

  return {
    'adoption.list': (): Output<'adoption.list'> => {
      const consentOf = consents();
      const ways = new Map(onAlternative().map(({ clientId, way }) => [clientId, way]));
      const known = new Map(times.all().map((row) => [row.id, row]));
      return clients()
        .filter(({ isArchived }) => !isArchived)
        .map((client) => {
          const consent = client.connection === 'joined' ? consentOf?.(client.id) : undefined;
          const alternative = ways.get(client.id);
          return {
            ...factsOf(client),
            ...timesOf(client, known.get(client.id)),
            ...(consent && { consent }),
            ...(alternative && { alternative }),
          };
        })
        .toSorted((a, b) => a.name.localeCompare(b.name));
    },
  };
}

function factsOf({ id, name, connection, isVerified, isNumberChanged, isFrozen, wantsToRejoin }: ClientSummary) {
  return {
    id,
    name,
    connection,
    isVerified,
    isFrozen,
    ...(isNumberChanged && { isNumberChanged }),
    ...(wantsToRejoin && { wantsToRejoin }),
  };
}

function timesOf({ connection }: ClientSummary, row: TimesRow | undefined) {
  const invitedAt = row?.invited_at ?? undefined;
  const joinedAt = connection === 'joined' ? (row?.opened_at ?? undefined) : undefined;
  const lastHeardAt = joinedAt === undefined ? undefined : (row?.heard_at ?? joinedAt);
  return {
    ...(invitedAt === undefined ? {} : { invitedAt }),
    ...(joinedAt === undefined ? {} : { joinedAt }),
    ...(lastHeardAt === undefined ? {} : { lastHeardAt }),
  };
}
