import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isKemPublic } from '../crypto/mlkem768.ts';
import { concatBytes, fromBase64url, toBase64url } from '../language/bytes.ts';
import { commitToBundle, createInvite, decodeBundle, encodeBundle, openInvite, sealBundle } from './invite.ts';
import { buildLink, parseLink, relayUrlOfHost } from './invite-link.ts';
import { decodeInviteSecrets, encodeInviteSecrets } from './invite-storage.ts';
import { flipBit, makeInvite, NOW_MS, random, RELAY_URL } from './testing/parties.ts';

const PAGE = 'https://page.example/';

describe('a link', () => {
  const created = makeInvite({ requiresCode: true });

  test('comes back, in 69 characters for a short page', () => {
    const link = buildLink(PAGE, created.link);
    expect(link).toHaveLength(PAGE.length + 1 + 46);
    expect(parseLink(link)).toEqual({ kind: 'link', link: created.link });
    expect(parseLink(`  ${link}\n`)).toEqual({ kind: 'link', link: created.link });
    expect(parseLink(link.slice(link.indexOf('#') + 1))).toEqual({ kind: 'link', link: created.link });
  });

  test.each(['relay.example', 'relay.example:8443', '127.0.0.1:7000', '[::1]:7000'])(
    'names the relay %s',
    (relayHost) => {
      const link = { ...created.link, relayHost };
      expect(parseLink(buildLink(PAGE, link))).toEqual({ kind: 'link', link });
    },
  );

  test('a relay’s host is spoken to over TLS, but on this very computer', () => {
    expect(relayUrlOfHost('relay.example:8443')).toBe('https://relay.example:8443');
    expect(relayUrlOfHost('127.0.0.1:7000')).toBe('http://127.0.0.1:7000');
  });

  test.each([
    ['', 'not-a-link'],
    ['Hello there', 'not-a-link'],
    ['https://page.example/', 'not-a-link'],
    ['https://page.example/#', 'not-a-link'],
    [`https://page.example/#${'A'.repeat(3000)}`, 'not-a-link'],
    ['https://page.example/#AQ', 'damaged-link'],
    [`${buildLink(PAGE, created.link)}A`, 'damaged-link'],
    [buildLink(PAGE, created.link).slice(0, -1), 'damaged-link'],
    [`${buildLink(PAGE, created.link)}~`, 'damaged-link'],
    [`${buildLink(PAGE, created.link)}~evil.example/path`, 'damaged-link'],
    [`${buildLink(PAGE, created.link)}~user@evil.example`, 'damaged-link'],
    [`${buildLink(PAGE, created.link)}.`, 'damaged-link'],
    [`${PAGE}#${toBase64url(concatBytes(Uint8Array.of(2, 0), random(40)))}`, 'newer-version'],
    [`${PAGE}#${toBase64url(concatBytes(Uint8Array.of(0, 0), random(32)))}`, 'damaged-link'],
  ])('attacks 4, 28: %s', (text, kind) => {
    expect(parseLink(text).kind).toBe(kind);
  });

  test('no text makes it throw', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(parseLink(`https://page.example/#${text}`).kind).not.toBe('link');
      }),
    );
  });
});

describe('an invite', () => {
  const created = makeInvite();

  test('opens to what the therapist offered', () => {
    expect(openInvite(created.link, created.blob, NOW_MS)).toEqual({ kind: 'invite', invite: created.invite });
    expect(created.blob).toHaveLength(2048);
    expect(created.blobId).toHaveLength(16);
    expect(created.invite).toMatchObject({ relayUrl: RELAY_URL, practiceName: 'Practice at the Park', locale: 'es' });
    expect(created.invite.identity).toEqual(created.secrets.identity.public);
    expect(isKemPublic(created.invite.kem)).toBe(true);
  });

  test('its bundle is about 1.33 KB in the documented order', () => {
    const bundle = encodeBundle(created.invite);
    expect(bundle.length).toBeGreaterThan(1320);
    expect(bundle.length).toBeLessThan(1400);
    expect(bundle.subarray(0, 2)).toEqual(Uint8Array.of(1, 0));
    expect(bundle.subarray(2, 18)).toEqual(created.invite.inviteId);
    expect(bundle.subarray(22, 54)).toEqual(created.invite.identity);
    expect(bundle.subarray(54, 86)).toEqual(created.invite.oneTime);
    expect(bundle.subarray(86, 1270)).toEqual(created.invite.kem);
    expect(bundle.subarray(1270, 1302)).toEqual(created.invite.capability);
    expect(commitToBundle(bundle)).toEqual(created.link.secret);
  });

  test('expires to the second', () => {
    const end = created.invite.expiresAtSeconds * 1000;
    expect(openInvite(created.link, created.blob, end - 1).kind).toBe('invite');
    expect(openInvite(created.link, created.blob, end)).toEqual({ kind: 'expired' });
  });

  test('attacks 4: every bit of the link counts', () => {
    const encoded = fromBase64url(buildLink('', created.link).slice(1)) ?? new Uint8Array();
    for (let bit = 0; bit < 8 * encoded.length; bit += 1) {
      const parsed = parseLink(`${PAGE}#${toBase64url(flipBit(encoded, bit))}`);
      const kind = parsed.kind === 'link' ? openInvite(parsed.link, created.blob, NOW_MS).kind : parsed.kind;
      expect(['altered', 'damaged-link', 'newer-version']).toContain(kind);
    }
  });

  test('attacks 4: every bit of the blob counts, and every byte of its length', () => {
    for (let bit = 0; bit < 8 * created.blob.length; bit += 1) {
      expect(openInvite(created.link, flipBit(created.blob, bit), NOW_MS)).toEqual({ kind: 'altered' });
    }
    expect(openInvite(created.link, created.blob.subarray(1), NOW_MS)).toEqual({ kind: 'altered' });
    expect(openInvite(created.link, concatBytes(created.blob, Uint8Array.of(0)), NOW_MS)).toEqual({ kind: 'altered' });
  });

  test('attacks 4: every bit of the bundle changes the commitment', () => {
    const bundle = encodeBundle(created.invite);
    for (let bit = 0; bit < 8 * bundle.length; bit += 7) {
      expect(commitToBundle(flipBit(bundle, bit))).not.toEqual(created.link.secret);
    }
  });

  test('attacks 5: another therapist’s blob does not open, whatever the relay says', () => {
    expect(openInvite(created.link, makeInvite().blob, NOW_MS)).toEqual({ kind: 'altered' });
  });

  test('attacks 28: a bundle of another version is told apart, and never tried as an older one', () => {
    const bundle = encodeBundle(created.invite);
    const newer = sealBundle(bundle.with(0, 2), random);
    const older = sealBundle(bundle.with(0, 0), random);
    if (newer === undefined || older === undefined) throw new Error('too long');
    expect(openInvite({ secret: newer.linkSecret, requiresCode: false }, newer.blob, NOW_MS).kind).toBe(
      'newer-version',
    );
    expect(openInvite({ secret: older.linkSecret, requiresCode: false }, older.blob, NOW_MS).kind).toBe('altered');
  });

  test.each([
    ['an identity that is no point', 22, 32],
    ['a one-time key that is no point', 54, 32],
    ['a KEM key beyond the modulus', 86, 1184],
  ])('attacks 8: %s is refused', (_, offset, length) => {
    const bundle = encodeBundle(created.invite).fill(0xff, offset, offset + length);
    expect(decodeBundle(bundle)).toEqual({ kind: 'malformed' });
  });

  test('a bundle that is cut off or goes on is refused', () => {
    const bundle = encodeBundle(created.invite);
    for (const length of [0, 1, 86, 1302, bundle.length - 1]) {
      expect(decodeBundle(bundle.subarray(0, length))).toEqual({ kind: 'malformed' });
    }
    expect(decodeBundle(concatBytes(bundle, Uint8Array.of(0)))).toEqual({ kind: 'malformed' });
  });

  test('names are cleaned and cut, and still fit in their longest form', () => {
    const longest = makeInvite({ practiceName: '\u202e水'.repeat(150), therapistName: 'x'.repeat(300) });
    expect(longest.invite.practiceName).toBe('水'.repeat(120));
    expect(longest.invite.therapistName).toBe('x'.repeat(120));
    expect(openInvite(longest.link, longest.blob, NOW_MS).kind).toBe('invite');
  });

  test('what cannot fit, and what is no relay, is said', () => {
    const offer = {
      relayUrl: RELAY_URL,
      practiceName: '\u{1f33f}'.repeat(120),
      therapistName: '\u{1f33f}'.repeat(120),
      locale: 'en',
      requiresCode: false,
      expiresAtSeconds: 1,
    };
    expect(createInvite(offer, random).kind).toBe('too-long');
    for (const relayUrl of [
      '',
      'ftp://x',
      'https://a b',
      'javascript:alert(1)',
      'https://user@host',
      `https://${'a'.repeat(300)}`,
    ]) {
      expect(createInvite({ ...offer, relayUrl }, random).kind).toBe('not-a-relay-url');
    }
  });
});

test('the secrets of an open invite survive the store', () => {
  const { secrets } = makeInvite({ requiresCode: true });
  const stored = encodeInviteSecrets(secrets);
  expect(decodeInviteSecrets(stored)).toEqual({ kind: 'secrets', secrets });
  expect(decodeInviteSecrets(stored.with(2, 2)).kind).toBe('newer-version');
  expect(decodeInviteSecrets(stored.subarray(0, 40)).kind).toBe('damaged');
});
