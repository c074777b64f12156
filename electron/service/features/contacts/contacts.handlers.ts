/** The contact log: adding, correcting, striking out. */
import { Fault, type Input, type Output } from '../../../../shared/contract/index.ts';
import type { ClientId, ContactId, Timestamp } from '../../../../shared/domain/ids.ts';
import { toHex } from '../../../../shared/language/bytes.ts';
import type { Clock } from '../../../../shared/language/clock.ts';
import type { RandomBytes } from '../../../../shared/language/random.ts';
import type { WritableDatabase } from '../../database/database.ts';
import { createContactsRepository } from './contacts.repository.ts';

export type ContactsPorts = {
  readonly database: WritableDatabase;
  readonly clock: Clock;
  readonly random: RandomBytes;
  /** Who writes, by the name in the settings. */
  readonly therapistName: () => string;
  readonly clientExists: (clientId: ClientId) => boolean;
  readonly onChange: (clientId: ClientId) => void;
};

export function createContactsHandlers({
  database,
  clock,
  random,
  therapistName,
  clientExists,
  onChange,
}: ContactsPorts) {
  const repository = createContactsRepository(database);
  const now = () => clock.now() as Timestamp;

  function existing(id: ContactId): Output<'contacts.get'> {
    const contact = repository.get(id);
    if (contact === undefined) throw new Fault('not-found');
    return contact;
  }

  return {
    'contacts.get': ({ id }: Input<'contacts.get'>): Output<'contacts.get'> => existing(id),

    'contacts.add': ({ clientId, ...text }: Input<'contacts.add'>): Output<'contacts.add'> => {
      if (!clientExists(clientId)) throw new Fault('not-found');
      const id = toHex(random(16)) as ContactId;
      database.transaction(() => {
        repository.add(id, clientId, text.at, now());
        repository.addVersion(id, text, therapistName(), now());
      });
      onChange(clientId);
      return { id };
    },

    'contacts.change': ({ id, ...text }: Input<'contacts.change'>): void => {
      const { clientId, struck } = existing(id);
      if (struck !== undefined) throw new Fault('invalid-input');
      database.transaction(() => repository.addVersion(id, text, therapistName(), now()));
      onChange(clientId);
    },

    'contacts.strike': ({ id, reason }: Input<'contacts.strike'>): void => {
      const { clientId, struck, ...contact } = existing(id);
      if (struck !== undefined) return;
      database.transaction(() => repository.addVersion(id, contact, therapistName(), now(), reason));
      onChange(clientId);
    },
  };
}
