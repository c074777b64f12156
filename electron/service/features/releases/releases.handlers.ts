/** Sets items apart from the record, and hides passages of what is given away. */
import { Fault, type AuditKind, type Input, type Output } from '../../../../shared/contract/index.ts';
import type { ClientId, Timestamp } from '../../../../shared/domain/ids.ts';
import { toHex } from '../../../../shared/language/bytes.ts';
import type { Clock } from '../../../../shared/language/clock.ts';
import type { RandomBytes } from '../../../../shared/language/random.ts';
import type { WritableDatabase } from '../../database/database.ts';
import type { SealedPassages } from '../psychotherapy-notes/index.ts';
import { createReleasesRepository } from './releases.repository.ts';

export type ReleasesPorts = {
  readonly database: WritableDatabase;
  readonly passages: SealedPassages;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly therapistName: () => string;
  readonly clientExists: (clientId: ClientId) => boolean;
  /** In the transaction that changes something: both stand or neither. Never the passage. */
  readonly note: (
    kind: Extract<AuditKind, 'set-outside-record' | 'taken-into-record' | 'redaction-made' | 'redaction-removed'>,
    clientId: ClientId,
    details: { readonly [name: string]: string | boolean },
  ) => void;
  readonly onChange: (clientId: ClientId) => void;
};

export function createReleasesHandlers({
  database,
  passages,
  clock,
  random,
  therapistName,
  clientExists,
  note,
  onChange,
}: ReleasesPorts) {
  const repository = createReleasesRepository(database, passages);
  const now = () => clock.now() as Timestamp;

  return {
    'releases.setOutside': ({ clientId, itemId, isOutside }: Input<'releases.setOutside'>): void => {
      if (!clientExists(clientId)) throw new Fault('not-found');
      if (repository.outside(clientId).has(itemId) === isOutside) return;
      database.transaction(() => {
        if (isOutside) repository.setOutside(clientId, itemId, therapistName(), now());
        else repository.takeBack(clientId, itemId);
        note(isOutside ? 'set-outside-record' : 'taken-into-record', clientId, { item: itemId });
      });
      onChange(clientId);
    },

    'releases.redactions': ({ clientId }: Input<'releases.redactions'>): Output<'releases.redactions'> =>
      repository.redactions(clientId),

    'releases.redact': ({ clientId, itemId, passage, reason }: Input<'releases.redact'>): Output<'releases.redact'> => {
      if (!clientExists(clientId)) throw new Fault('not-found');
      const id = toHex(random(16));
      database.transaction(() => {
        repository.addRedaction(clientId, {
          ...{ id, reason, author: therapistName(), at: now() },
          ...(itemId === undefined ? {} : { itemId }),
          ...(passage === undefined ? {} : { passage }),
        });
        note('redaction-made', clientId, { redaction: id, reason, ...(itemId === undefined ? {} : { item: itemId }) });
      });
      onChange(clientId);
      return { id };
    },

    'releases.unredact': ({ id }: Input<'releases.unredact'>): void => {
      const clientId = repository.redactedClient(id);
      if (clientId === undefined) throw new Fault('not-found');
      database.transaction(() => {
        repository.removeRedaction(id);
        note('redaction-removed', clientId, { redaction: id });
      });
      onChange(clientId);
    },
  };
}
