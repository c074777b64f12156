/** Nominal types for values that share a representation, so that one id is never passed for another. */
declare const brand: unique symbol;

/** Two brands may stand on one value: a writable database is a readable one too. */
export type Brand<Value, Name extends string> = Value & { readonly [brand]: { readonly [Given in Name]: true } };
