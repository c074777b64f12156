/** One forward step of the store's schema. */
export type Migration = {
  /** 1, 2, 3 … without holes; what `user_version` says once it is in. */
  readonly version: number;
  readonly name: string;
  readonly sql: string;
  /** Tables that are meant to hold fewer rows afterwards, or to be gone. Any other that does stops the migration. */
  readonly removesRowsFrom?: readonly string[];
};
