/** Nominal types for values that share a representation, so that one id is never passed for another. */
declare const brand: unique symbol;

export type Brand<Value, Name extends string> = Value & { readonly [brand]: Name };
