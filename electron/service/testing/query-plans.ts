/** How SQLite means to answer each query that is prepared: whether by an index, or by looking at every row. */
import type { WritableDatabase } from '../database/database.ts';

export type QueryPlan = { readonly sql: string; readonly steps: readonly string[] };

/** `watched` is the same database; `plans` fills as queries are prepared over it. */
export function planned(database: WritableDatabase): {
  readonly watched: WritableDatabase;
  readonly plans: readonly QueryPlan[];
} {
  const plans: QueryPlan[] = [];
  const watched = {
    ...database,
    query(sql: string) {
      const explained = database.query<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`);
      const unset = [...sql.matchAll(/\?/g)].map(() => null);
      plans.push({ sql, steps: explained.all(...unset).map(({ detail }) => detail) });
      return database.query(sql);
    },
  } as WritableDatabase;
  return { watched, plans };
}

/** Steps that look at every row of a table that grows with each message. */
export function scansOfMessages(plans: readonly QueryPlan[]): readonly string[] {
  const growing = /^SCAN (entry|edit|taken_back|last|seen_cell|conversation_event)\b/;
  return plans.flatMap(({ steps }) => steps.filter((step) => growing.test(step)));
}
