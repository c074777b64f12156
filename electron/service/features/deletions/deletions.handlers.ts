/** Deleting a client: said to the client, forgotten by the relay, out of the store for good, with a certificate that stays. */
import { type AuditKind, Fault, type Input, type Output } from '../../../../shared/contract/index.ts';
import type { ClientId, Timestamp } from '../../../../shared/domain/ids.ts';
import { toHex, utf8 } from '../../../../shared/language/bytes.ts';
import type { Clock } from '../../../../shared/language/clock.ts';
import type { RandomBytes } from '../../../../shared/language/random.ts';
import type { Messenger } from '../../../../shared/messenger/messenger.ts';
import type { ConversationStore } from '../../../../shared/messenger/store.ts';
import type { WritableDatabase } from '../../database/database.ts';
import { writeFiles } from '../records/index.ts';
import { createDeletionsRepository } from './deletions.repository.ts';
import { countOfClient, eraseClient } from './erase-client.ts';

export type BackupsLeft = Output<'deletions.preview'>['backups'];

export type DeletionsPorts = {
  readonly database: WritableDatabase;
  readonly conversationStore: Pick<ConversationStore, 'session'>;
  readonly messenger: Pick<Messenger, 'takeLeave' | 'erase'>;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly practice: () => { readonly practice: string; readonly by: string };
  /** How long the record has to be kept, and whether a legal hold stands. */
  readonly keeping: (id: ClientId) => Output<'deletions.preview'>['keeping'];
  readonly client: (id: ClientId) => { readonly name: string; readonly isJoined: boolean } | undefined;
  readonly backups: {
    left(): Promise<BackupsLeft>;
    /** Stops one that is being made: it would hold the client. */
    halt(): Promise<void>;
    /** The next newest one is without the client. */
    backUp(): Promise<void>;
  };
  /** Names of folders with files of an earlier vault. */
  readonly setAside: () => readonly string[];
  /** Nothing of what was freed stays in the log beside the store, nor in an earlier store beside it. */
  readonly removeTraces: () => void;
  readonly note: (kind: AuditKind, subject: string, details: { readonly [name: string]: number | string }) => void;
  readonly onChange: () => void;
};

export function createDeletionsHandlers(ports: DeletionsPorts) {
  const { database, conversationStore, messenger, clock, random } = ports;
  const repository = createDeletionsRepository(database);
  const lastExport = database.query<{ at: Timestamp | null }>(
    'SELECT max(at) AS at FROM disclosure WHERE client_id = ?',
  );

  // What was said or handed over by hand is no record that somebody holds now.
  const exported = database.query<{ count: number }>('SELECT count(*) AS count FROM disclosure WHERE client_id = ?');

  function existing(id: ClientId) {
    const client = ports.client(id);
    if (client === undefined) throw new Fault('not-found');
    return client;
  }

  return {
    'deletions.preview': async ({ clientId }: Input<'deletions.preview'>): Promise<Output<'deletions.preview'>> => {
      const { name, isJoined } = existing(clientId);
      const exportedAt = lastExport.get(clientId)?.at ?? undefined;
      return {
        name,
        isJoined,
        counts: countOfClient(database, clientId),
        backups: await ports.backups.left(),
        keeping: ports.keeping(clientId),
        ...(exportedAt === undefined ? {} : { exportedAt }),
      };
    },

    /**
     * 1. The client is told and the relay forgets. 2. No backup is being made that would hold the client. 3. In one
     * transaction: rows and keys go, certificate and audit entry come. 4. Nothing of it stays in files beside the
     * store. 5. A backup without the client is made.
     */
    'deletions.delete': async ({
      clientId,
      typedName,
      subject,
      evenUntold,
    }: Input<'deletions.delete'>): Promise<Output<'deletions.delete'>> => {
      const { name } = existing(clientId);
      if (comparable(typedName) !== comparable(name)) return { kind: 'name-differs' };
      const keeping = ports.keeping(clientId);
      if (keeping.state === 'held') return { kind: 'held' };
      const session = await conversationStore.session(clientId);
      const isTold = await messenger.takeLeave(clientId, !evenUntold);
      if (!isTold && !evenUntold) {
        ports.onChange();
        return { kind: 'not-told' };
      }
      await ports.backups.halt();
      const backups = await ports.backups.left();
      const setAside = [...ports.setAside()];
      const at = clock.now() as Timestamp;
      const id = toHex(random(16));
      const kept = await new Promise<ReturnType<typeof repository.add>>((resolve, reject) => {
        const remove = () =>
          database.transaction(() => {
            const removed = countOfClient(database, clientId);
            const records = exported.get(clientId)?.count ?? 0;
            eraseClient(database, clientId);
            const added = repository.add({
              format: 'quietline-deletion-certificate',
              version: 1,
              id,
              clientId,
              subject,
              ...ports.practice(),
              at,
              removed,
              conversation: session === undefined ? 'never-joined' : isTold ? 'ended' : 'not-told',
              remains: { backups, setAside, records, clientCopy: session !== undefined },
              keeping,
            });
            ports.note('client-deleted', clientId, {
              ...removed,
              plans: removed.plans ?? 0,
              deletion: id,
              certificate: added.sha256,
            });
            return added;
          });
        messenger.erase(clientId, () => resolve(remove())).catch(reject);
      });
      ports.removeTraces();
      ports.onChange();
      void ports.backups.backUp();
      return { kind: 'deleted', ...kept };
    },

    'deletions.list': (): Output<'deletions.list'> => repository.list(),

    'deletions.save': async ({ id, folder }: Input<'deletions.save'>): Promise<Output<'deletions.save'>> => {
      const text = repository.textOf(id);
      if (text === undefined) throw new Fault('not-found');
      const day = new Date(clock.now()).toISOString().slice(0, 10);
      const name = `Quietline deletion certificate ${day}.json`;
      const written = await writeFiles(folder, [{ name, bytes: utf8(text) }]);
      if (written.kind !== 'written') return { kind: written.kind };
      return { kind: 'written', name: written.files[0]?.name ?? name };
    },
  };
}

/** Typed by hand: spaces and the way an accent is put together do not make another name. */
function comparable(name: string): string {
  return name.normalize('NFC').replace(/\s+/gu, ' ').trim();
}
