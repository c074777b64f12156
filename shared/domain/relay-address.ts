/** Which web addresses may be trusted with a relay's password and with the page that clients load. */

const thisComputer = /^http:\/\/(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?(?:[/?#]|$)/i;

/** Over TLS, or on this computer, where nobody is on the way. The address has been parsed already. */
export function isSafeOnTheWay(url: string): boolean {
  return /^https:\/\//i.test(url) || thisComputer.test(url);
}
