/** Reads a web address that a person typed. */
import { isSafeOnTheWay } from '../../../shared/domain/relay-address.ts';

/** The address with `https://` added where no scheme was typed; undefined when it is none that a relay could have. */
export function webAddress(typed: string): string | undefined {
  const trimmed = typed.trim();
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed) ? trimmed : `https://${trimmed}`;
  if (!URL.canParse(withScheme)) return undefined;
  const { hostname, username } = new URL(withScheme);
  return isSafeOnTheWay(withScheme) && hostname !== '' && username === '' ? withScheme : undefined;
}
