/** The link a client opens: `https://<page>/#<base64url(version ‖ flags ‖ h)>[~<relay host>]` (protocol.md 2.5). */
import { concatBytes, fromBase64url, toBase64url } from '../language/bytes.ts';

const LINK_VERSION = 0x01;
const FLAG_JOIN_CODE = 0x01;
const LINK_BYTES = 34;
const MAX_LINK_CHARACTERS = 2048;
const MAX_HOST_CHARACTERS = 253 + 6;

export type InviteLink = {
  /** h, 32 bytes. */
  readonly secret: Uint8Array;
  readonly requiresCode: boolean;
  /** Host and port where the page's own relay is not the one. */
  readonly relayHost?: string;
};

export type ParsedLink =
  | { readonly kind: 'link'; readonly link: InviteLink }
  | { readonly kind: 'not-a-link' }
  /** Begins like one, and is cut off or changed. */
  | { readonly kind: 'damaged-link' }
  | { readonly kind: 'newer-version' };

/** `pageUrl` ends before the `#`. */
export function buildLink(pageUrl: string, link: InviteLink): string {
  const flags = link.requiresCode ? FLAG_JOIN_CODE : 0;
  const secret = toBase64url(concatBytes(Uint8Array.of(LINK_VERSION, flags), link.secret));
  return `${pageUrl}#${secret}${link.relayHost === undefined ? '' : `~${link.relayHost}`}`;
}

/** Takes a whole address, its fragment with or without `#`, and white space around them. */
export function parseLink(text: string): ParsedLink {
  const trimmed = text.trim();
  if (trimmed.length > MAX_LINK_CHARACTERS) return { kind: 'not-a-link' };
  const hash = trimmed.indexOf('#');
  const fragment = trimmed.slice(hash + 1);
  const tilde = fragment.indexOf('~');
  const encoded = tilde < 0 ? fragment : fragment.slice(0, tilde);
  // Without `#` it may still be a pasted fragment, if it looks like nothing else.
  if (encoded === '' || !/^[A-Za-z0-9_-]+$/.test(encoded) || (hash < 0 && encoded.length < 40)) {
    return hash >= 0 && encoded !== '' ? { kind: 'damaged-link' } : { kind: 'not-a-link' };
  }
  const bytes = fromBase64url(encoded);
  if (bytes === undefined) return { kind: 'damaged-link' };
  const [version = 0, flags = 0] = bytes;
  if (version > LINK_VERSION && bytes.length >= LINK_BYTES) return { kind: 'newer-version' };
  if (bytes.length !== LINK_BYTES || version !== LINK_VERSION || flags > FLAG_JOIN_CODE)
    return { kind: 'damaged-link' };
  const link = { secret: bytes.slice(2), requiresCode: flags === FLAG_JOIN_CODE };
  if (tilde < 0) return { kind: 'link', link };
  const relayHost = fragment.slice(tilde + 1);
  return isHost(relayHost) ? { kind: 'link', link: { ...link, relayHost } } : { kind: 'damaged-link' };
}

/** The relay's address for a host from a link: TLS everywhere but on this very computer. */
export function relayUrlOfHost(host: string): string {
  const name = host.replace(/:\d+$/u, '');
  const isLoopback = name === 'localhost' || name === '127.0.0.1' || name === '[::1]';
  return `${isLoopback ? 'http' : 'https'}://${host}`;
}

function isHost(text: string): boolean {
  return (
    text.length <= MAX_HOST_CHARACTERS && /^(\[[0-9a-f:]+\]|[a-z0-9]([a-z0-9.-]*[a-z0-9])?)(:\d{1,5})?$/iu.test(text)
  );
}
