/** The rows of the overview: what each says, and in which order they stand. */
import { type AdoptionRow } from '../../../shared/contract/methods/adoption.ts';
import { type NextStep, nextStep, nextSteps, silentDays } from '../../../shared/domain/adoption.ts';

export const columns = ['name', 'connection', 'consent', 'verified', 'heard', 'next'] as const;
export type Column = (typeof columns)[number];
export type Order = { readonly by: Column; readonly isDescending: boolean };

export type Row = {
  readonly client: AdoptionRow;
  readonly days: number | undefined;
  readonly step: NextStep;
};

const consents = ['refused', 'withdrawn', 'not-asked', 'asked', 'signed', 'none'];
const connections = ['wants-to-join', 'not-invited', 'invited', 'joined', 'ended'];

export function rowsOf(clients: readonly AdoptionRow[], now: number, silentAfterDays: number): readonly Row[] {
  return clients.map((client) => {
    const facts = {
      ...client,
      isNumberChanged: client.isNumberChanged === true,
      wantsToRejoin: client.wantsToRejoin === true,
      isOnAlternative: client.alternative !== undefined,
    };
    return { client, days: silentDays(facts, now), step: nextStep(facts, now, silentAfterDays) };
  });
}

/** Within the same value by name, always from A on. */
export function sorted(rows: readonly Row[], { by, isDescending }: Order): readonly Row[] {
  const sign = isDescending ? -1 : 1;
  return rows.toSorted((a, b) => sign * compare(a, b, by) || a.client.name.localeCompare(b.client.name));
}

function compare(a: Row, b: Row, by: Column): number {
  if (by === 'name') return a.client.name.localeCompare(b.client.name);
  return weight(a, by) - weight(b, by);
}

/** What asks for something first. */
function weight({ client, days, step }: Row, by: Exclude<Column, 'name'>): number {
  switch (by) {
    case 'connection':
      return connections.indexOf(client.connection);
    case 'consent':
      return consents.indexOf(client.consent?.kind ?? 'none');
    case 'verified':
      return client.isNumberChanged === true ? 0 : client.connection !== 'joined' ? 3 : client.isVerified ? 2 : 1;
    case 'heard':
      return -(days ?? -1);
    case 'next':
      return nextSteps.indexOf(step);
  }
}

export type Counts = {
  readonly all: number;
  readonly invited: number;
  readonly joined: number;
  readonly signed: number;
  readonly verified: number;
  readonly alternative: number;
};

/** Who has joined was invited, and counts there, too. */
export function countsOf(rows: readonly Row[]): Counts {
  const count = (holds: (client: AdoptionRow) => boolean) => rows.filter(({ client }) => holds(client)).length;
  return {
    all: rows.length,
    invited: count(({ connection }) => connection !== 'not-invited'),
    joined: count(({ connection }) => connection === 'joined'),
    signed: count(({ consent }) => consent?.kind === 'signed'),
    verified: count(({ connection, isVerified }) => connection === 'joined' && isVerified),
    alternative: count(({ alternative }) => alternative !== undefined),
  };
}
