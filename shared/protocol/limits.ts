/** Limits on what a peer or an invite may say, shared by the forms that carry it. */

export const MAX_LOCALE_CHARACTERS = 35;
export const MAX_URL_CHARACTERS = 256;
const RELAY_URL = /^https?:\/\/(\[[0-9a-f:]+\]|[a-z0-9.-]+)(:\d{1,5})?(\/[a-z0-9._~/-]*)?$/iu;

/** `http` stays possible for a relay on this very computer; who connects decides. No query, no credentials. */
export function isRelayUrl(text: string): boolean {
  return text.length <= MAX_URL_CHARACTERS && RELAY_URL.test(text);
}
