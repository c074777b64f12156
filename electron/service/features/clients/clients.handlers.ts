/** Clients: the list, names, invites, and letting somebody in. */
import { Fault, type Input, type Output } from '../../../../shared/contract/index.ts';
import type { ClientId, Timestamp } from '../../../../shared/domain/ids.ts';
import { toHex } from '../../../../shared/language/bytes.ts';
import type { Clock } from '../../../../shared/language/clock.ts';
import type { RandomBytes } from '../../../../shared/language/random.ts';
import type { Messenger } from '../../../../shared/messenger/messenger.ts';
import type { Profile } from '../../../../shared/messenger/store.ts';
import type { WritableDatabase } from '../../database/database.ts';
import { type ClientSummary, createClientsRepository } from './clients.repository.ts';

/** Where a new invite's mailbox is made and where its link leads. */
export type InviteRelay = {
  readonly relayUrl: string;
  readonly pageUrl: string;
  readonly password: string | undefined;
};

export type ClientsPorts = {
  readonly database: WritableDatabase;
  readonly messenger: Pick<Messenger, 'therapist' | 'end'>;
  readonly clock: Clock;
  readonly random: RandomBytes;
  /** How the practice presents itself. */
  readonly profile: () => Profile;
  readonly inviteRelay: () => Promise<InviteRelay>;
  /** The list shows something else now; `id`: of one client only. */
  readonly onChange: (id: ClientId) => void;
};

const dayMs = 86_400_000;

export function createClientsHandlers({
  database,
  messenger,
  clock,
  random,
  profile,
  inviteRelay,
  onChange,
}: ClientsPorts) {
  const repository = createClientsRepository(database);
  const now = (): Timestamp => clock.now() as Timestamp;

  function existing(id: ClientId): ClientSummary {
    const client = repository.get(id, now());
    if (client === undefined) throw new Fault('not-found');
    return client;
  }

  return {
    'clients.list': (): Output<'clients.list'> => [...repository.list(now())],

    'clients.create': ({ name }: Input<'clients.create'>): Output<'clients.create'> => {
      const id = toHex(random(16)) as ClientId;
      repository.add(id, name, now());
      onChange(id);
      return { id };
    },

    'clients.rename': ({ id, name }: Input<'clients.rename'>): void => {
      existing(id);
      repository.rename(id, name);
      onChange(id);
    },

    'clients.setCodeWord': ({ id, word }: Input<'clients.setCodeWord'>): void => {
      existing(id);
      repository.setCodeWord(id, word);
      onChange(id);
    },

    'clients.setArchived': ({ id, isArchived }: Input<'clients.setArchived'>): void => {
      existing(id);
      repository.setArchivedAt(id, isArchived ? now() : undefined);
      onChange(id);
    },

    'clients.invitation': ({ id }: Input<'clients.invitation'>): Output<'clients.invitation'> => {
      existing(id);
      const invite = repository.newestInvite(id);
      return {
        joins: [...repository.joins(id)],
        codeWord: repository.codeWord(id),
        ...(invite === undefined ? {} : { invite }),
      };
    },

    'clients.invite': async ({
      id,
      validDays,
      locale,
      isRejoin,
      requiresCode = false,
    }: Input<'clients.invite'>): Promise<Output<'clients.invite'>> => {
      if (existing(id).connection === 'joined' && isRejoin !== true) return { kind: 'already-joined' };
      const { relayUrl, pageUrl, password } = await inviteRelay();
      const { name, practiceName = '' } = profile();
      const outcome = await messenger.therapist.invite({
        conversationId: id,
        relayUrl,
        pageUrl,
        practiceName,
        therapistName: name,
        locale,
        requiresCode,
        validForMs: validDays * dayMs,
        ...(password === undefined ? {} : { relayToken: password }),
      });
      if (outcome.kind === 'created') repository.setLocale(id, locale);
      onChange(id);
      if (outcome.kind === 'refused') {
        return { kind: outcome.reason === 'relay-wants-token' ? 'relay-wants-password' : 'relay-refuses' };
      }
      const invite = repository.invite(outcome.inviteId);
      if (invite === undefined) throw new Fault('not-found');
      return { kind: 'created', invite };
    },

    'clients.revokeInvite': async ({ inviteId }: Input<'clients.revokeInvite'>): Promise<void> => {
      if (repository.invite(inviteId) === undefined) throw new Fault('not-found');
      await messenger.therapist.revokeInvite(inviteId);
    },

    'clients.approveJoin': async ({
      joinId,
      confirmed,
    }: Input<'clients.approveJoin'>): Promise<Output<'clients.approveJoin'>> => {
      const { relayUrl, password } = await inviteRelay();
      // The invite may be from before the relay was changed: a password goes to the relay that it is for.
      const isSameRelay = repository.relayOfJoin(joinId) === relayUrl;
      return messenger.therapist.approveJoin(joinId, profile(), isSameRelay ? password : undefined, confirmed);
    },

    'clients.end': async ({ id }: Input<'clients.end'>): Promise<Output<'clients.end'>> => {
      existing(id);
      return messenger.end(id);
    },

    'clients.declineJoin': ({ joinId }: Input<'clients.declineJoin'>): Promise<void> =>
      messenger.therapist.declineJoin(joinId),
  };
}
