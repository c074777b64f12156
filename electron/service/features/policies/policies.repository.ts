/** Reads and writes the policy: one draft, and versions that stay. Their words are versions of forms (features/forms). */
import { policyShape } from '../../../../shared/contract/methods/policies.ts';
import type { ClientId, FormId, Timestamp } from '../../../../shared/domain/ids.ts';
import { type Policy, type PolicyLocale, policyLocales } from '../../../../shared/domain/policies/policy.ts';
import type { WritableDatabase } from '../../database/database.ts';

export type PolicyVersion = {
  readonly number: number;
  readonly policy: Policy;
  readonly madeAt: Timestamp;
  readonly author: string;
  readonly texts: readonly PolicyText[];
};

/** The form that this version is in one language. */
export type PolicyText = {
  readonly locale: PolicyLocale;
  readonly formId: FormId;
  readonly formVersion: number;
  readonly sha256: string;
};

/** Who is asked on joining: those who joined from `since` on. */
export type Joining = { readonly isOn: boolean; readonly since: Timestamp };

type VersionRow = { number: number; policy: string; made_at: Timestamp; author: string };
type TextRow = { number: number; locale: string; form_id: FormId; form_version: number; hash: string };

export function createPoliciesRepository(database: WritableDatabase) {
  const draft = database.query<{ policy: string; saved_at: Timestamp }>('SELECT policy, saved_at FROM policy_draft');
  const saveDraft = database.command(`
    INSERT INTO policy_draft (only_one, policy, saved_at) VALUES (1, ?, ?)
    ON CONFLICT (only_one) DO UPDATE SET policy = excluded.policy, saved_at = excluded.saved_at`);
  const dropDraft = database.command('DELETE FROM policy_draft');
  const versions = database.query<VersionRow>(
    'SELECT number, policy, made_at, author FROM policy_version ORDER BY number DESC',
  );
  const texts = database.query<TextRow>(
    'SELECT number, locale, form_id, form_version, hash FROM policy_text ORDER BY locale',
  );
  const insertVersion = database.command(
    'INSERT INTO policy_version (number, policy, made_at, author) VALUES (?, ?, ?, ?)',
  );
  const insertText = database.command(
    'INSERT INTO policy_text (number, locale, form_id, form_version, hash) VALUES (?, ?, ?, ?, ?)',
  );
  const joining = database.query<{ is_on: number; since: Timestamp }>('SELECT is_on, since FROM policy_joining');
  const setJoining = database.command(`
    INSERT INTO policy_joining (only_one, is_on, since) VALUES (1, ?, ?)
    ON CONFLICT (only_one) DO UPDATE SET is_on = excluded.is_on, since = excluded.since`);
  const settled = database.query<{ number: number }>('SELECT number FROM policy_version WHERE is_asking_settled = 1');
  const settle = database.command('UPDATE policy_version SET is_asking_settled = 1 WHERE number = ?');
  const clientLocale = database.query<{ locale: string | null }>('SELECT locale FROM client WHERE id = ?');
  const joinedSince = database.query<{ client_id: ClientId; opened_at: Timestamp }>(`
    SELECT conversation_id AS client_id, opened_at FROM session WHERE phase = 'open' AND opened_at >= ?`);

  return {
    draft(): { readonly policy: Policy; readonly savedAt: Timestamp } | undefined {
      const row = draft.get();
      return row && { policy: policyOf(row.policy), savedAt: row.saved_at };
    },
    saveDraft(policy: Policy, now: Timestamp): void {
      saveDraft.run(JSON.stringify(policy), now);
    },
    dropDraft(): void {
      dropDraft.run();
    },
    /** Newest first. */
    versions(): readonly PolicyVersion[] {
      const all = texts.all();
      return versions.all().map(({ number, policy, made_at, author }) => ({
        number,
        policy: policyOf(policy),
        madeAt: made_at,
        author,
        texts: all.filter((text) => text.number === number).flatMap(textOf),
      }));
    },
    /** Within a transaction of the caller. */
    addVersion({ number, policy, madeAt, author, texts: added }: PolicyVersion): void {
      insertVersion.run(number, JSON.stringify(policy), madeAt, author);
      for (const { locale, formId, formVersion, sha256 } of added)
        insertText.run(number, locale, formId, formVersion, sha256);
    },
    joining(): Joining | undefined {
      const row = joining.get();
      return row && { isOn: row.is_on === 1, since: row.since };
    },
    setJoining({ isOn, since }: Joining): void {
      setJoining.run(isOn ? 1 : 0, since);
    },
    isAskingSettled: (number: number): boolean => settled.all().some((row) => row.number === number),
    settleAsking(number: number): void {
      settle.run(number);
    },
    /** The language of the client's newest invite; undefined where it is not known. */
    localeOf: (clientId: ClientId): PolicyLocale | undefined => localeNamed(clientLocale.get(clientId)?.locale),
    /** Clients whose present session was opened then or later. */
    joinedSince: (since: Timestamp) =>
      joinedSince.all(since).map((row) => ({ clientId: row.client_id, at: row.opened_at })),
  };
}

function policyOf(json: string): Policy {
  return policyShape.parse(JSON.parse(json));
}

function localeNamed(name: string | null | undefined): PolicyLocale | undefined {
  return policyLocales.find((locale) => locale === name);
}

function textOf({ locale, form_id, form_version, hash }: TextRow): readonly PolicyText[] {
  const known = localeNamed(locale);
  return known === undefined ? [] : [{ locale: known, formId: form_id, formVersion: form_version, sha256: hash }];
}
