/** The accounting of disclosures by client for six years (45 CFR 164.528): what was printed, what left another way than as an export, and amendments. */
import { type AuditKind, Fault, type Input, type Output } from '../../../../shared/contract/index.ts';
import { nextStatements } from '../../../../shared/domain/amendment.ts';
import type { ClientId, DisclosureId, Timestamp } from '../../../../shared/domain/ids.ts';
import { addYears, dayIn } from '../../../../shared/domain/retention/calendar.ts';
import { toHex } from '../../../../shared/language/bytes.ts';
import type { Clock } from '../../../../shared/language/clock.ts';
import type { RandomBytes } from '../../../../shared/language/random.ts';
import type { WritableDatabase } from '../../database/database.ts';
import { createAmendmentsRepository } from './amendments.repository.ts';
import { createAccountingRepository } from './disclosures.repository.ts';

type DisclosuresPorts = {
  readonly database: WritableDatabase;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly therapistName: () => string;
  /** Where the practice is: an IANA name. */
  readonly timeZone: () => string;
  readonly clientName: (id: ClientId) => string | undefined;
  readonly note: (kind: AuditKind, subject: string, details?: { readonly [name: string]: number | string }) => void;
  readonly onChange: () => void;
};

const yearsAccounted = 6;

export function createDisclosuresHandlers(ports: DisclosuresPorts) {
  const { database, clock, random, therapistName, note, onChange } = ports;
  const accounting = createAccountingRepository(database);
  const amendments = createAmendmentsRepository(database);
  const now = () => clock.now() as Timestamp;

  function nameOf(clientId: ClientId): string {
    const name = ports.clientName(clientId);
    if (name === undefined) throw new Fault('not-found');
    return name;
  }

  return {
    'disclosures.accounting': ({ clientId }: Input<'disclosures.accounting'>): Output<'disclosures.accounting'> => {
      const clientName = nameOf(clientId);
      const dayOf = (at: number) => dayIn(ports.timeZone(), at);
      const toDay = dayOf(now());
      const fromDay = addYears(toDay, -yearsAccounted);
      return { clientName, fromDay, toDay, entries: accounting.since(clientId, fromDay, dayOf) };
    },

    'disclosures.add': (entry: Input<'disclosures.add'>): Output<'disclosures.add'> => {
      nameOf(entry.clientId);
      const id = toHex(random(16)) as DisclosureId;
      database.transaction(() => {
        accounting.add(id, entry, therapistName(), now());
        note('disclosure-added', entry.clientId, { disclosure: id, way: entry.way });
      });
      onChange();
      return { id };
    },

    'disclosures.addSheet': (sheet: Input<'disclosures.addSheet'>): Output<'disclosures.addSheet'> => {
      nameOf(sheet.clientId);
      const id = toHex(random(16)) as DisclosureId;
      database.transaction(() => {
        accounting.addSheet(id, sheet, dayIn(ports.timeZone(), now()), therapistName(), now());
        note('disclosure-added', sheet.clientId, { disclosure: id, way: sheet.to });
      });
      onChange();
      return { id };
    },

    'amendments.list': ({ clientId }: Input<'amendments.list'>): Output<'amendments.list'> => {
      nameOf(clientId);
      return amendments.of(clientId);
    },

    'amendments.ask': ({ clientId, day, about, text }: Input<'amendments.ask'>): Output<'amendments.ask'> => {
      nameOf(clientId);
      const id = toHex(random(16));
      database.transaction(() => {
        amendments.add({ id, clientId, kind: 'request', day, about, text }, therapistName(), now());
        note('amendment-asked', clientId, { amendment: id });
      });
      onChange();
      return { id };
    },

    'amendments.say': ({ clientId, id, kind, day, text }: Input<'amendments.say'>): Output<'amendments.say'> => {
      const amendment = amendments.of(clientId).find((one) => one.id === id);
      if (amendment === undefined) throw new Fault('not-found');
      if (!nextStatements(amendment.statements.map((said) => said.kind)).includes(kind)) return { kind: 'not-now' };
      database.transaction(() => {
        amendments.add({ id, clientId, kind, day, about: '', text }, therapistName(), now());
        note(kind === 'disagreement' ? 'amendment-disagreed' : 'amendment-answered', clientId, {
          amendment: id,
          answer: kind,
        });
      });
      onChange();
      return { kind: 'kept' };
    },
  };
}
