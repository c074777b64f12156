/** What the practice remembers of its backups. */
import { z } from 'zod';
import { backupState, type Output } from '../../../../shared/contract/index.ts';
import type { WritableDatabase } from '../../database/database.ts';

export type Remembered = Pick<Output<'backups.state'>, 'folder' | 'last' | 'failure' | 'checked'>;

const remembered = backupState.pick({ folder: true, last: true, failure: true, checked: true });

export type BackupsRepository = {
  get(): Remembered;
  put(change: Remembered): void;
  /** When the vault was made, in milliseconds since 1970. */
  vaultSince(): number;
};

export function createBackupsRepository(database: WritableDatabase): BackupsRepository {
  const read = database.query<{ value: string }>("SELECT value FROM setting WHERE name = 'backups'");
  const write = database.command(
    "INSERT INTO setting (name, value) VALUES ('backups', ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
  );
  const since = database.query<{ created_at: number }>('SELECT created_at FROM store_identity WHERE id = 1');
  return {
    get: () => remembered.catch({}).parse(JSON.parse(read.get()?.value ?? '{}')),
    put: (value) => void write.run(JSON.stringify(value)),
    vaultSince: () => since.get()?.created_at ?? 0,
  };
}

/** Written into the store before it is put in place; taken up at its first opening. */
const restoredFrom = z.object({
  backupAt: z.int(),
  generation: z.int(),
  clients: z.int(),
  messages: z.int(),
  notes: z.int(),
  /** By a custodian, with these shares: `1-3`. */
  custodianShares: z.string().optional(),
});
export type RestoredFrom = z.output<typeof restoredFrom>;

export function markRestored(database: WritableDatabase, from: RestoredFrom, epochId: string): void {
  database.transaction(() => {
    database
      .command("INSERT OR REPLACE INTO setting (name, value) VALUES ('restored-from', ?)")
      .run(JSON.stringify(from));
    // Where it is placed it is at home: nobody is asked whether it moved.
    database.command("DELETE FROM setting WHERE name = 'install'").run();
    database.command('UPDATE store_identity SET epoch_id = ? WHERE id = 1').run(epochId);
  });
}

export function restoredMark(database: WritableDatabase): RestoredFrom | undefined {
  const row = database.query<{ value: string }>("SELECT value FROM setting WHERE name = 'restored-from'").get();
  return row === undefined ? undefined : restoredFrom.parse(JSON.parse(row.value));
}

export function forgetRestoredMark(database: WritableDatabase): void {
  database.command("DELETE FROM setting WHERE name = 'restored-from'").run();
}
