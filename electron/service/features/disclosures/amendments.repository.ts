/** The rows of amendments: statements in their order, never changed. Later records take them along from here. */
import type { Output } from '../../../../shared/contract/index.ts';
import type { AmendmentKind } from '../../../../shared/domain/amendment.ts';
import type { ClientId, Timestamp } from '../../../../shared/domain/ids.ts';
import type { WritableDatabase } from '../../database/database.ts';

type Amendment = Output<'amendments.list'>[number];

type Row = {
  amendment_id: string;
  kind: AmendmentKind;
  day: string;
  about: string;
  text: string;
  entered_at: Timestamp;
  entered_by: string;
};

type NewStatement = {
  readonly id: string;
  readonly clientId: ClientId;
  readonly kind: AmendmentKind;
  readonly day: string;
  readonly about: string;
  readonly text: string;
};

export function createAmendmentsRepository(database: WritableDatabase) {
  const ofClient = database.query<Row>(`
    SELECT amendment_id, kind, day, about, text, entered_at, entered_by FROM amendment_statement
    WHERE client_id = ? ORDER BY id`);
  const insert = database.command(`
    INSERT INTO amendment_statement (amendment_id, client_id, kind, day, about, text, entered_at, entered_by)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)`);

  return {
    /** Newest request first: what goes with a record of this client. */
    of(clientId: ClientId): Amendment[] {
      const amendments = new Map<string, Amendment>();
      for (const { amendment_id: id, entered_at: enteredAt, entered_by: enteredBy, ...said } of ofClient.all(
        clientId,
      )) {
        const amendment = amendments.get(id) ?? { id, statements: [] };
        amendment.statements.push({ ...said, enteredAt, enteredBy });
        amendments.set(id, amendment);
      }
      return [...amendments.values()].reverse();
    },
    add({ id, clientId, kind, day, about, text }: NewStatement, by: string, now: Timestamp): void {
      insert.run(id, clientId, kind, day, about, text, now, by);
    },
  };
}
