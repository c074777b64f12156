/** One forward step of the store's schema. */
export type Migration = {
  /** 1, 2, 3 … without holes; what `user_version` says once it is in. */
  readonly version: number;
  readonly name: string;
  readonly sql: string;
};
