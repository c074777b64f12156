/** The rows of requests for a record. */
import { recordsRequest } from '../../../../shared/contract/methods/requests.ts';
import type { Input, Output } from '../../../../shared/contract/index.ts';
import type { ClientId, DisclosureId, RequestId, Timestamp } from '../../../../shared/domain/ids.ts';
import { requestDueDay } from '../../../../shared/domain/records-request.ts';
import type { WritableDatabase } from '../../database/database.ts';

export type RequestView = Output<'requests.get'>;
type Request = Input<'requests.save'>['request'];
type Closing = NonNullable<RequestView['closed']>['how'];

type Row = {
  request_id: RequestId;
  client_id: ClientId;
  name: string;
  has_part2: number;
  request: string;
  closed_at: Timestamp | null;
  closed_how: Closing | null;
  closed_why: string;
  disclosure_id: DisclosureId | null;
};

const columns = `
  SELECT request_id, client_id, client.name, client.has_part2, request, closed_at, closed_how, closed_why, disclosure_id
  FROM records_request JOIN client ON client.id = records_request.client_id`;

export function createRequestsRepository(database: WritableDatabase) {
  const all = database.query<Row>(`${columns} ORDER BY closed_at DESC, opened_at, request_id`);
  const one = database.query<Row>(`${columns} WHERE request_id = ?`);
  const insert = database.command(`
    INSERT INTO records_request (request_id, client_id, request, opened_at, opened_by, saved_at) VALUES (?, ?, ?, ?, ?, ?)`);
  const update = database.command('UPDATE records_request SET request = ?, saved_at = ? WHERE request_id = ?');
  const setPart2 = database.command('UPDATE client SET has_part2 = ? WHERE id = ?');
  const close = database.command(`
    UPDATE records_request SET closed_at = ?, closed_how = ?, closed_why = ?, disclosure_id = ? WHERE request_id = ?`);

  return {
    all: (): RequestView[] => all.all().map(viewOf),
    get(id: RequestId): RequestView | undefined {
      const row = one.get(id);
      return row && viewOf(row);
    },
    add(id: RequestId, clientId: ClientId, request: Request, by: string, now: Timestamp): void {
      insert.run(id, clientId, JSON.stringify(request), now, by, now);
    },
    change(id: RequestId, request: Request, now: Timestamp): void {
      update.run(JSON.stringify(request), now, id);
    },
    setPart2(clientId: ClientId, hasPart2: boolean): void {
      setPart2.run(hasPart2 ? 1 : 0, clientId);
    },
    close(id: RequestId, how: Closing, why: string, disclosureId: DisclosureId | undefined, now: Timestamp): void {
      close.run(now, how, why, disclosureId ?? null, id);
    },
  };
}

function viewOf(row: Row): RequestView {
  const request = recordsRequest.parse(JSON.parse(row.request));
  const { right, asker, step, receivedDay } = request;
  const dueDay = requestDueDay(request);
  return {
    ...{ id: row.request_id, clientId: row.client_id, clientName: row.name, right, asker, step, receivedDay, request },
    hasPart2: row.has_part2 === 1,
    ...(dueDay === undefined ? {} : { dueDay }),
    ...(row.closed_at === null || row.closed_how === null
      ? {}
      : {
          closed: {
            ...{ at: row.closed_at, how: row.closed_how, why: row.closed_why },
            ...(row.disclosure_id === null ? {} : { disclosureId: row.disclosure_id }),
          },
        }),
  };
}
