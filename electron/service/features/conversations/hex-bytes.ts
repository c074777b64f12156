/** Bytes inside a JSON column: lower-case hexadecimal digits. */
import { z } from 'zod';
import { fromHex } from '../../../../shared/language/bytes.ts';

export const hexBytes = z.string().transform((text, context) => {
  const bytes = fromHex(text);
  if (bytes !== undefined) return bytes;
  context.addIssue('not hexadecimal');
  return z.NEVER;
});
