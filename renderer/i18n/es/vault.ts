/** Spanish texts of vault. */
import type { vault as english } from '../en/vault.ts';
import type { Translation } from '../translation.ts';

export const vault: Translation<typeof english> = {};
