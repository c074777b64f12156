/** Puts the continuity letter together from what the practice knows and what the therapist wrote for it. */
import type { ContinuityLetter, Output } from '../../../../shared/contract/index.ts';
import type { ClientId } from '../../../../shared/domain/ids.ts';

export type ContinuitySource = {
  readonly practice: ContinuityLetter['practice'];
  readonly clients: Output<'clients.list'>;
  readonly letter: string;
  readonly textOf: (client: ClientId) => string;
};

export function composeLetter({ practice, clients, letter, textOf }: ContinuitySource): ContinuityLetter {
  const byName = [...clients].sort((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1));
  return {
    version: 1,
    practice,
    letter,
    clients: byName.map(({ id, name, connection, isArchived, lastAt }) => ({
      name,
      connection,
      isArchived,
      text: textOf(id),
      // A day and no hour: the capsule is written anew when it changes.
      ...(lastAt === undefined ? {} : { lastDay: new Date(lastAt).toISOString().slice(0, 10) }),
    })),
  };
}
