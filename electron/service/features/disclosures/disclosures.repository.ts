/** The accounting of disclosures by client: exports and what left another way, as one list. */
import { disclosureWay, sheetTarget } from '../../../../shared/contract/methods/disclosures.ts';
import { disclosure as exported } from '../../../../shared/contract/methods/records.ts';
import type { Input, Output } from '../../../../shared/contract/index.ts';
import type { ClientId, DisclosureId, Timestamp } from '../../../../shared/domain/ids.ts';
import type { WritableDatabase } from '../../database/database.ts';

type AccountingEntry = Output<'disclosures.accounting'>['entries'][number];

type ExportRow = {
  disclosure_id: DisclosureId;
  at: Timestamp;
  recipient: string;
  reason: string;
  authority: string;
  from_day: string;
  to_day: string;
  messages: number;
  imported: number | null;
  notes: number;
  psychotherapy_notes: number | null;
  files: string;
};

type OtherRow = {
  disclosure_id: DisclosureId;
  day: string;
  way: string;
  recipient: string;
  reason: string;
  authority: string;
  what: string;
  sha256: string;
  entered_by: string;
};

const storedFiles = exported.shape.files;

/** Stands among the ways by hand; whoever enters by hand can't choose it. */
const sheetWay = 'sheet-';

export function createAccountingRepository(database: WritableDatabase) {
  const exports = database.query<ExportRow>(`
    SELECT disclosure_id, at, recipient, reason, authority, from_day, to_day, messages, imported, notes, psychotherapy_notes, files
    FROM disclosure WHERE client_id = ? ORDER BY at DESC, id DESC`);
  const others = database.query<OtherRow>(`
    SELECT disclosure_id, day, way, recipient, reason, authority, what, sha256, entered_by
    FROM disclosure_by_hand WHERE client_id = ? ORDER BY day DESC, entered_at DESC, disclosure_id`);
  const insert = database.command(`
    INSERT INTO disclosure_by_hand (disclosure_id, client_id, day, way, recipient, reason, authority, what, sha256, entered_at, entered_by)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);

  return {
    /** From this day on, newest first. `dayOf`: the day of a moment where the practice is. */
    since(clientId: ClientId, fromDay: string, dayOf: (at: number) => string): AccountingEntry[] {
      return [
        ...exports.all(clientId).map((row) => exportEntry(row, dayOf(row.at))),
        ...others.all(clientId).map(otherEntry),
      ]
        .filter(({ day }) => day >= fromDay)
        .sort((a, b) => b.day.localeCompare(a.day));
    },
    add(id: DisclosureId, entry: Input<'disclosures.add'>, by: string, now: Timestamp): void {
      const { clientId, day, recipient, reason, authority, what, sha256 } = entry;
      insert.run(id, clientId, day, entry.way, recipient, reason, authority, what, sha256, now, by);
    },
    /** `day`: today, where the practice is. */
    addSheet(id: DisclosureId, sheet: Input<'disclosures.addSheet'>, day: string, by: string, now: Timestamp): void {
      const { clientId, to, recipient, reason, authority, what } = sheet;
      insert.run(id, clientId, day, sheetWay + to, recipient, reason, authority, what, '', now, by);
    },
  };
}

function exportEntry(row: ExportRow, day: string): AccountingEntry {
  const files = storedFiles.parse(JSON.parse(row.files));
  return {
    ...{ id: row.disclosure_id, day, recipient: row.recipient, reason: row.reason, authority: row.authority },
    made: {
      kind: 'export',
      fromDay: row.from_day,
      toDay: row.to_day,
      messages: row.messages,
      imported: row.imported ?? 0,
      notes: row.notes,
      psychotherapyNotes: row.psychotherapy_notes ?? 0,
      files: files.map(({ name, sha256 }) => ({ name, sha256 })),
    },
  };
}

function otherEntry(row: OtherRow): AccountingEntry {
  const { disclosure_id: id, way, entered_by: enteredBy, what, sha256, day, recipient, reason, authority } = row;
  return {
    ...{ id, day, recipient, reason, authority },
    made: way.startsWith(sheetWay)
      ? { kind: 'sheet', to: sheetTarget.parse(way.slice(sheetWay.length)), what }
      : { kind: 'by-hand', way: disclosureWay.parse(way), what, sha256, enteredBy },
  };
}
