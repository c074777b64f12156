/** One call of the contract: the shape of what goes in and of what comes out. */
import type { z } from 'zod';

/** `undefined` as input or output is written `nothing`. */
export function method<Input extends z.ZodType, Output extends z.ZodType>(
  input: Input,
  output: Output,
): { readonly input: Input; readonly output: Output } {
  return { input, output };
}
