/** Time zones as a person chooses among them. */
import { Temporal } from 'temporal-polyfill';

/** Every zone that this computer knows, the person's own and UTC always among them. */
export function timeZoneNames(own: string, known: readonly string[]): string[] {
  return [...new Set([own, 'UTC', ...known])];
}

export function localTimeZone(): string {
  return Temporal.Now.timeZoneId();
}
