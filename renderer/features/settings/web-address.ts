/** Reads a web address that a person typed. */

/** The address with `https://` added where no scheme was typed; undefined when it is none that a relay could have. */
export function webAddress(typed: string): string | undefined {
  const trimmed = typed.trim();
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed) ? trimmed : `https://${trimmed}`;
  if (!URL.canParse(withScheme)) return undefined;
  const { protocol, hostname, username } = new URL(withScheme);
  const isWeb = protocol === 'https:' || protocol === 'http:';
  return isWeb && hostname !== '' && username === '' ? withScheme : undefined;
}
