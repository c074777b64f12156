/** Base64 (RFC 4648, section 4) that comes piece by piece out of an XML attribute: strict, since what is decoded is kept as evidence. */

/** White space, also as XML may write it. */
const space = /[ \t\r\n]+|&#(?:9|10|13|32);/g;
const groups = /^[A-Za-z0-9+/]*(={0,2})$/;
const none = new Uint8Array();

export type Base64Pieces = {
  /** The bytes of what is whole by now; no more once something foreign has come. */
  push(text: string): Uint8Array;
  /** Whether it was base64 to its end, and ended where base64 can. */
  finish(): boolean;
};

export function createBase64Pieces(): Base64Pieces {
  /** Up to three characters that wait for their group. */
  let rest = '';
  let isPadded = false;
  let isDamaged = false;
  return {
    push(text) {
      const all = rest + text.replace(space, '');
      const whole = all.slice(0, all.length - (all.length % 4));
      rest = all.slice(whole.length);
      const padding = groups.exec(whole)?.[1];
      // Behind the padding nothing comes any more.
      if (padding === undefined || (isPadded && all !== '')) isDamaged = true;
      if (isDamaged) return none;
      if (padding !== '') isPadded = true;
      return whole === '' ? none : new Uint8Array(Buffer.from(whole, 'base64'));
    },
    finish: () => !isDamaged && rest === '',
  };
}
