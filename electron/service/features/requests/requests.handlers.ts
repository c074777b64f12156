/** Requests for a record: kept at each step, reminded of by their clock, closed by the export that answers them or with a reason. */
import { type AuditKind, Fault, type Input, type Output } from '../../../../shared/contract/index.ts';
import type { ClientId, DisclosureId, RequestId, Timestamp } from '../../../../shared/domain/ids.ts';
import { isReminderDue } from '../../../../shared/domain/records-request.ts';
import { dayIn } from '../../../../shared/domain/retention/calendar.ts';
import { toHex } from '../../../../shared/language/bytes.ts';
import type { Clock } from '../../../../shared/language/clock.ts';
import type { RandomBytes } from '../../../../shared/language/random.ts';
import type { WritableDatabase } from '../../database/database.ts';
import { createRequestsRepository, type RequestView } from './requests.repository.ts';

type RequestsPorts = {
  readonly database: WritableDatabase;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly therapistName: () => string;
  /** Where the practice is: an IANA name. */
  readonly timeZone: () => string;
  readonly clientExists: (id: ClientId) => boolean;
  readonly note: (kind: AuditKind, subject: string, details?: { readonly [name: string]: number | string }) => void;
  readonly onChange: () => void;
};

type Summary = Output<'requests.list'>[number];

export function createRequests(ports: RequestsPorts) {
  const { database, clock, random, therapistName, note, onChange } = ports;
  const repository = createRequestsRepository(database);
  const now = () => clock.now() as Timestamp;

  function existing(id: RequestId): RequestView {
    const found = repository.get(id);
    if (found === undefined) throw new Fault('not-found');
    return found;
  }

  function open(): Summary[] {
    const last = '9999-12-31';
    return repository
      .all()
      .filter(({ closed }) => closed === undefined)
      .sort((a, b) => (a.dueDay ?? last).localeCompare(b.dueDay ?? last))
      .map(summaryOf);
  }

  return {
    /** Within the transaction that logs the export. A request of another client, or one that is closed, stays as it is. */
    answered(id: RequestId, clientId: ClientId, disclosureId: DisclosureId): void {
      const found = repository.get(id);
      if (found === undefined || found.clientId !== clientId || found.closed !== undefined) return;
      repository.close(id, 'released', '', disclosureId, now());
      note('records-request-closed', clientId, { request: id, how: 'released', disclosure: disclosureId });
      onChange();
    },

    handlers: {
      'requests.list': (): Output<'requests.list'> => [
        ...open(),
        ...repository
          .all()
          .filter(({ closed }) => closed !== undefined)
          .map(summaryOf),
      ],

      'requests.due': (): Output<'requests.due'> => {
        const today = dayIn(ports.timeZone(), now());
        return open().filter(({ dueDay }) => dueDay !== undefined && isReminderDue(dueDay, today));
      },

      'requests.get': ({ id }: Input<'requests.get'>): Output<'requests.get'> => existing(id),

      'requests.save': ({ id, clientId, request, hasPart2 }: Input<'requests.save'>): Output<'requests.save'> => {
        if (!ports.clientExists(clientId)) throw new Fault('not-found');
        const known = id === undefined ? undefined : existing(id);
        if (known !== undefined && known.clientId !== clientId) throw new Fault('not-found');
        if (known?.closed !== undefined) return { kind: 'closed' };
        const kept = id ?? (toHex(random(16)) as RequestId);
        database.transaction(() => {
          repository.setPart2(clientId, hasPart2);
          if (known === undefined) {
            repository.add(kept, clientId, request, therapistName(), now());
            note('records-request-opened', clientId, { request: kept, right: request.right });
          } else repository.change(kept, request, now());
        });
        onChange();
        return { kind: 'saved', id: kept };
      },

      'requests.close': ({ id, how, why }: Input<'requests.close'>): Output<'requests.close'> => {
        const { closed, clientId } = existing(id);
        if (closed !== undefined) return { kind: 'closed' };
        database.transaction(() => {
          repository.close(id, how, why, undefined, now());
          note('records-request-closed', clientId, { request: id, how });
        });
        onChange();
        return { kind: 'done' };
      },
    },
  };
}

function summaryOf({ request: _request, hasPart2: _hasPart2, ...summary }: RequestView): Summary {
  return summary;
}
