/** What was caught, as a Fault: calls reject with nothing else, so anything else is a defect and is thrown on. */
import { Fault } from '../../shared/contract/index.ts';

export function faultOf(error: unknown): Fault {
  if (error instanceof Fault) return error;
  throw error;
}
