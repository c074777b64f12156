/** The rows of retention: rules, what is known of each client, legal holds and reviews. */
import type { Input, Output } from '../../../../shared/contract/index.ts';
import type { ClientId, RuleId, Timestamp } from '../../../../shared/domain/ids.ts';
import type { ReadableDatabase, WritableDatabase } from '../../database/database.ts';

export type RuleView = Output<'retention.rules'>[number];
export type HoldView = Output<'retention.client'>['holds'][number];
export type ClientInput = Input<'retention.saveClient'>;

type RuleRow = {
  rule_id: RuleId;
  name: string;
  adult_years: number;
  minor_age: number;
  minor_years: number;
  source: string;
  source_day: string;
  is_usual: number;
  saved_at: Timestamp;
};

type HoldRow = {
  hold_id: string;
  reason: string;
  set_at: Timestamp;
  set_by: string;
  lift_reason: string | null;
  lifted_at: Timestamp | null;
  lifted_by: string | null;
};

export type ClientFacts = {
  readonly id: ClientId;
  readonly name: string;
  readonly birth_day: string | null;
  readonly was_adult: number;
  readonly rule_id: RuleId | null;
  readonly own_until: string | null;
  readonly own_why: string | null;
  readonly hold_reason: string | null;
  readonly created_at: Timestamp;
  /** Null: none. */
  readonly first_message: number | null;
  readonly last_message: number | null;
  readonly first_imported: number | null;
  readonly last_imported: number | null;
  readonly first_contact: number | null;
  readonly last_contact: number | null;
  /** Calendar days of saved notes. */
  readonly first_session: string | null;
  readonly last_session: string | null;
};

/**
 * The two parameters are the time and its day: what lies behind them is no contact yet, and what was struck out was
 * none. The first and the last message are found at the ends of their index, not by looking at all.
 */
const factsOfClients = `
  WITH today (at, day) AS (SELECT ?, ?)
  SELECT client.id, client.name, client.birth_day, client.was_adult, client.created_at,
    kept.rule_id, kept.own_until, kept.own_why, hold.reason AS hold_reason,
    (SELECT order_at FROM entry WHERE conversation_id = client.id AND is_shown = 1 AND order_at <= today.at
      ORDER BY order_at, id LIMIT 1) AS first_message,
    (SELECT order_at FROM entry WHERE conversation_id = client.id AND is_shown = 1 AND order_at <= today.at
      ORDER BY order_at DESC, id DESC LIMIT 1) AS last_message,
    (SELECT imported.at FROM imported_message AS imported JOIN message_import USING (import_id)
      WHERE imported.client_id = client.id AND imported.at <= today.at AND finished_at IS NOT NULL
      ORDER BY imported.at, imported.id LIMIT 1) AS first_imported,
    (SELECT imported.at FROM imported_message AS imported JOIN message_import USING (import_id)
      WHERE imported.client_id = client.id AND imported.at <= today.at AND finished_at IS NOT NULL
      ORDER BY imported.at DESC, imported.id DESC LIMIT 1) AS last_imported,
    first_contact, last_contact, first_session, last_session
  FROM client JOIN today
  LEFT JOIN client_retention AS kept ON kept.client_id = client.id
  LEFT JOIN legal_hold AS hold ON hold.client_id = client.id AND hold.lifted_at IS NULL
  LEFT JOIN (
    SELECT contact.client_id, min(version.at) AS first_contact, max(version.at) AS last_contact
    FROM contact JOIN contact_version AS version USING (contact_id)
    WHERE version.struck IS NULL AND version.at <= (SELECT at FROM today)
      AND version.number = (SELECT max(number) FROM contact_version AS every WHERE every.contact_id = contact.contact_id)
    GROUP BY contact.client_id
  ) AS logged ON logged.client_id = client.id
  LEFT JOIN (
    SELECT client_id, min(session_day) AS first_session, max(session_day) AS last_session
    FROM (
      SELECT client_id, session_day FROM note
        WHERE EXISTS (SELECT 1 FROM note_version WHERE note_version.note_id = note.note_id)
      UNION ALL SELECT client_id, session_day FROM psychotherapy_note AS apart
        WHERE EXISTS (SELECT 1 FROM psychotherapy_version AS version WHERE version.note_id = apart.note_id)
    ) WHERE session_day <= (SELECT day FROM today) GROUP BY client_id
  ) AS session ON session.client_id = client.id`;

export function createRetentionRepository(database: WritableDatabase) {
  const rules = database.query<RuleRow>(`
    SELECT rule_id, name, adult_years, minor_age, minor_years, source, source_day, is_usual, saved_at
    FROM retention_rule WHERE retired_at IS NULL ORDER BY name, rule_id`);
  const firstRule = database.query<{ at: Timestamp | null }>('SELECT min(created_at) AS at FROM retention_rule');
  const insertRule = database.command(`
    INSERT INTO retention_rule (rule_id, name, adult_years, minor_age, minor_years, source, source_day, created_at, saved_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const updateRule = database.command(`
    UPDATE retention_rule SET name = ?, adult_years = ?, minor_age = ?, minor_years = ?, source = ?, source_day = ?, saved_at = ?
    WHERE rule_id = ?`);
  const noneUsual = database.command('UPDATE retention_rule SET is_usual = 0 WHERE is_usual = 1');
  const makeUsual = database.command('UPDATE retention_rule SET is_usual = 1 WHERE rule_id = ?');
  const retire = database.command('UPDATE retention_rule SET retired_at = ? WHERE rule_id = ?');
  const users = database.query<{ count: number }>('SELECT count(*) AS count FROM client_retention WHERE rule_id = ?');
  const everyone = database.query<ClientFacts>(`${factsOfClients} ORDER BY client.name, client.id`);
  const one = database.query<ClientFacts>(`${factsOfClients} WHERE client.id = ?`);
  const setAge = database.command('UPDATE client SET birth_day = ?, was_adult = ? WHERE id = ?');
  const setKeeping = database.command(`
    INSERT INTO client_retention (client_id, rule_id, own_until, own_why, saved_at, saved_by) VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT (client_id) DO UPDATE SET rule_id = excluded.rule_id, own_until = excluded.own_until,
      own_why = excluded.own_why, saved_at = excluded.saved_at, saved_by = excluded.saved_by`);
  const holds = database.query<HoldRow>(`
    SELECT hold_id, reason, set_at, set_by, lift_reason, lifted_at, lifted_by FROM legal_hold
    WHERE client_id = ? ORDER BY lifted_at IS NOT NULL, set_at DESC, hold_id`);
  const insertHold = database.command(
    'INSERT INTO legal_hold (hold_id, client_id, reason, set_at, set_by) VALUES (?, ?, ?, ?, ?)',
  );
  const lift = database.command(
    'UPDATE legal_hold SET lift_reason = ?, lifted_at = ?, lifted_by = ? WHERE client_id = ? AND lifted_at IS NULL',
  );
  const insertReview = database.command(
    'INSERT INTO retention_review (at, by, over, held, no_rule, kept) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const lastReview = database.query<{ at: Timestamp; by: string }>(
    'SELECT at, by FROM retention_review ORDER BY id DESC LIMIT 1',
  );

  return {
    /** Those in use, by name. */
    rules: (): RuleView[] => rules.all().map(ruleOf),
    firstRuleAt: (): Timestamp | undefined => firstRule.get()?.at ?? undefined,
    addRule(id: RuleId, rule: Input<'retention.saveRule'>, now: Timestamp): void {
      const { name, adultYears, minorAge, minorYears, source, sourceDay } = rule;
      insertRule.run(id, name, adultYears, minorAge, minorYears, source, sourceDay, now, now);
    },
    changeRule(id: RuleId, rule: Input<'retention.saveRule'>, now: Timestamp): void {
      const { name, adultYears, minorAge, minorYears, source, sourceDay } = rule;
      updateRule.run(name, adultYears, minorAge, minorYears, source, sourceDay, now, id);
    },
    /** Within a transaction of the caller. */
    setUsual(id: RuleId): void {
      noneUsual.run();
      makeUsual.run(id);
    },
    retireRule: (id: RuleId, now: Timestamp): void => void retire.run(now, id),
    clientsWithRule: (id: RuleId): number => users.get(id)?.count ?? 0,
    everyone: (now: Timestamp, today: string): readonly ClientFacts[] => everyone.all(now, today),
    client: (id: ClientId, now: Timestamp, today: string): ClientFacts | undefined => one.get(now, today, id),
    /** Within a transaction of the caller. */
    saveClient({ clientId, birthDay, wasAdult, ruleId, own }: ClientInput, by: string, now: Timestamp): void {
      setAge.run(birthDay ?? null, wasAdult ? 1 : 0, clientId);
      setKeeping.run(clientId, ruleId ?? null, own?.until ?? null, own?.why ?? '', now, by);
    },
    holds: (id: ClientId): HoldView[] => holds.all(id).map(holdOf),
    addHold(holdId: string, clientId: ClientId, reason: string, by: string, now: Timestamp): void {
      insertHold.run(holdId, clientId, reason, now, by);
    },
    liftHold(clientId: ClientId, reason: string, by: string, now: Timestamp): void {
      lift.run(reason, now, by, clientId);
    },
    addReview(
      by: string,
      now: Timestamp,
      counts: Readonly<Record<'over' | 'held' | 'no-rule' | 'kept', number>>,
    ): void {
      insertReview.run(now, by, counts.over, counts.held, counts['no-rule'], counts.kept);
    },
    lastReview: (): { readonly at: Timestamp; readonly by: string } | undefined => lastReview.get(),
  };
}

function ruleOf(row: RuleRow): RuleView {
  return {
    id: row.rule_id,
    name: row.name,
    adultYears: row.adult_years,
    minorAge: row.minor_age,
    minorYears: row.minor_years,
    source: row.source,
    sourceDay: row.source_day,
    isUsual: row.is_usual === 1,
    savedAt: row.saved_at,
  };
}

function holdOf(row: HoldRow): HoldView {
  const { lift_reason: reason, lifted_at: at, lifted_by: by } = row;
  return {
    id: row.hold_id,
    reason: row.reason,
    setAt: row.set_at,
    setBy: row.set_by,
    ...(at === null ? {} : { lifted: { reason: reason ?? '', at, by: by ?? '' } }),
  };
}

/** For whoever takes anything of a client away. */
export function isHeld(database: ReadableDatabase, clientId: ClientId): boolean {
  const standing = database.query('SELECT 1 FROM legal_hold WHERE client_id = ? AND lifted_at IS NULL');
  return standing.get(clientId) !== undefined;
}
