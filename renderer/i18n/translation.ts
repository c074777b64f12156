/** A translation has exactly the ids of the English texts. */
export type Translation<English> = { readonly [Id in keyof English]: string };
