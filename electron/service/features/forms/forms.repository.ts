/** Form templates: every version stays, with the bytes that are sent and their hash. */
import type { Output } from '../../../../shared/contract/index.ts';
import type { FormKind, MeasureName } from '../../../../shared/domain/forms/form.ts';
import type { FormId, Timestamp } from '../../../../shared/domain/ids.ts';
import { plain } from '../../database/plain-bytes.ts';
import type { WritableDatabase } from '../../database/database.ts';

export type FormSummary = Output<'forms.list'>[number];

export type FormVersion = {
  readonly version: number;
  readonly kind: FormKind;
  readonly title: string;
  readonly locale: string;
  readonly measure: MeasureName | undefined;
  readonly bytes: Uint8Array;
  /** SHA-256, hexadecimal. */
  readonly hash: string;
  readonly author: string;
  readonly savedAt: Timestamp;
};

type VersionRow = {
  form_id: FormId;
  number: number;
  kind: FormKind;
  title: string;
  locale: string;
  measure: MeasureName | null;
  form: Uint8Array;
  hash: string;
  author: string;
  saved_at: Timestamp;
};
type ListRow = Omit<VersionRow, 'form'> & { retired_at: Timestamp | null; times_asked: number };

export function createFormsRepository(database: WritableDatabase) {
  const list = database.query<ListRow>(`
    SELECT newest.form_id, newest.number, newest.kind, newest.title, newest.locale, newest.measure, newest.hash,
      newest.author, newest.saved_at, form.retired_at,
      (SELECT count(*) FROM form_asked WHERE form_id = form.form_id) AS times_asked
    FROM form JOIN form_version AS newest ON newest.form_id = form.form_id
      AND newest.number = (SELECT max(number) FROM form_version WHERE form_id = form.form_id)
    ORDER BY newest.title COLLATE NOCASE, newest.form_id`);
  const versions = database.query<VersionRow>('SELECT * FROM form_version WHERE form_id = ? ORDER BY number DESC');
  const retired = database.query<{ retired_at: Timestamp | null }>('SELECT retired_at FROM form WHERE form_id = ?');
  const add = database.command('INSERT INTO form (form_id, created_at) VALUES (?, ?) ON CONFLICT (form_id) DO NOTHING');
  const insertVersion = database.command(`
    INSERT INTO form_version (form_id, number, kind, title, locale, measure, form, hash, author, saved_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const retire = database.command('UPDATE form SET retired_at = ? WHERE form_id = ?');

  return {
    list: (): FormSummary[] =>
      list.all().map((row) => ({
        formId: row.form_id,
        version: row.number,
        kind: row.kind,
        title: row.title,
        locale: row.locale,
        ...(row.measure === null ? {} : { measure: row.measure }),
        savedAt: row.saved_at,
        author: row.author,
        isRetired: row.retired_at !== null,
        timesAsked: row.times_asked,
      })),
    /** Newest first; none for a form that is not there. */
    versions: (formId: FormId): readonly FormVersion[] => versions.all(formId).map(versionOf),
    isRetired: (formId: FormId): boolean => (retired.get(formId)?.retired_at ?? null) !== null,
    /** Within a transaction of the caller. */
    addVersion(formId: FormId, { version, kind, title, locale, measure, bytes, hash, author, savedAt }: FormVersion) {
      add.run(formId, savedAt);
      insertVersion.run(formId, version, kind, title, locale, measure ?? null, bytes, hash, author, savedAt);
    },
    setRetiredAt(formId: FormId, at: Timestamp | undefined): void {
      retire.run(at ?? null, formId);
    },
  };
}

function versionOf(row: VersionRow): FormVersion {
  return {
    version: row.number,
    kind: row.kind,
    title: row.title,
    locale: row.locale,
    measure: row.measure ?? undefined,
    bytes: plain(row.form),
    hash: row.hash,
    author: row.author,
    savedAt: row.saved_at,
  };
}
