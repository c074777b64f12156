/** Names of time zones as screens give them. */
import { Temporal } from 'temporal-polyfill';

/** Whether the platform knows this IANA name. */
export function isTimeZone(name: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    return true;
  } catch {
    return false;
  }
}
