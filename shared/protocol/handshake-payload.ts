/** HELLO and WELCOME: what the two sides tell each other inside the ratchet before there is a conversation (protocol.md 2.6). */
import { cleanPersonName } from '../language/person-name.ts';
import { bytesAt, arrayAt, countAt, mapAt, textAt } from './cbor-fields.ts';
import { type CborMap, type CborValue, cborMap, encodeCbor, isCborMap } from './cbor.ts';
import { isRelayUrl } from './limits.ts';
import type { MailboxAddress } from './mailbox.ts';
import { type Profile, profileMap, profileOf } from './profile.ts';

/** From here on key 0 of a payload names a handshake, which is not part of the hash chain. */
export const FIRST_HANDSHAKE_TYPE = 128;
export const HELLO_TYPE = 128;
export const WELCOME_TYPE = 129;

const MAX_MAILBOXES = 8;
const MAX_DEVICES = 3;
const MAX_VERSION_CHARACTERS = 40;

export type Hello = {
  readonly kind: 'hello';
  /** Cleaned; may be empty. */
  readonly name: string;
  /** Where the therapist writes to the client. */
  readonly mailbox: MailboxAddress;
  readonly appVersion: string;
  readonly capabilityBits: number;
  /** Where a restored therapist's side reaches the client when `mailbox` was rotated away: re-keys only (2.13). */
  readonly rescueMailbox?: MailboxAddress;
};

export type Welcome = {
  readonly kind: 'welcome';
  /** Where the client writes to the therapist; at least one. */
  readonly mailboxes: readonly MailboxAddress[];
  /** The therapist's devices by 16-byte id; empty while there is one. */
  readonly devices: readonly Uint8Array[];
  readonly relationshipId: Uint8Array;
  readonly profile: Profile;
  /** The therapist's, as the client's in HELLO. */
  readonly rescueMailbox?: MailboxAddress;
};

/** `{0: 128, 1: name, 2: mailbox, 3: app version, 4: capability bits, 5: rescue mailbox}`; 5 may be missing. */
export function encodeHello(hello: Omit<Hello, 'kind'>): Uint8Array {
  return encodeCbor(
    cborMap({
      0: HELLO_TYPE,
      1: cleanPersonName(hello.name),
      2: mailboxMap(hello.mailbox),
      3: hello.appVersion,
      4: hello.capabilityBits,
      5: hello.rescueMailbox && mailboxMap(hello.rescueMailbox),
    }),
  );
}

/** `{0: 129, 1: mailboxes, 2: devices, 3: relationship id, 4: profile, 5: rescue mailbox}`; 5 may be missing. */
export function encodeWelcome(welcome: Omit<Welcome, 'kind'>): Uint8Array {
  return encodeCbor(
    cborMap({
      0: WELCOME_TYPE,
      1: welcome.mailboxes.map(mailboxMap),
      2: welcome.devices,
      3: welcome.relationshipId,
      4: profileMap(welcome.profile),
      5: welcome.rescueMailbox && mailboxMap(welcome.rescueMailbox),
    }),
  );
}

/** Keys it does not know are left for later versions. */
export function helloOf(map: CborMap): Hello | undefined {
  const name = textAt(map, 1);
  const mailbox = mailboxOf(map.get(2));
  const appVersion = textAt(map, 3);
  const capabilityBits = countAt(map, 4);
  if (name === undefined || mailbox === undefined || appVersion === undefined || capabilityBits === undefined) {
    return undefined;
  }
  const rescueMailbox = mailboxOf(map.get(5));
  if (map.has(5) && rescueMailbox === undefined) return undefined;
  return {
    kind: 'hello',
    name: cleanPersonName(name),
    mailbox,
    appVersion: cleanPersonName(appVersion).slice(0, MAX_VERSION_CHARACTERS),
    capabilityBits,
    ...(rescueMailbox && { rescueMailbox }),
  };
}

export function welcomeOf(map: CborMap): Welcome | undefined {
  const mailboxes = allOf(arrayAt(map, 1), mailboxOf);
  const devices = allOf(arrayAt(map, 2), (id) => (id instanceof Uint8Array && id.length === 16 ? id : undefined));
  const relationshipId = bytesAt(map, 3, 16);
  const profile = mapAt(map, 4);
  if (mailboxes === undefined || mailboxes.length === 0 || mailboxes.length > MAX_MAILBOXES) return undefined;
  if (devices === undefined || devices.length > MAX_DEVICES) return undefined;
  if (relationshipId === undefined || profile === undefined) return undefined;
  const rescueMailbox = mailboxOf(map.get(5));
  if (map.has(5) && rescueMailbox === undefined) return undefined;
  const welcome = { kind: 'welcome', mailboxes, devices, relationshipId, profile: profileOf(profile) } as const;
  return rescueMailbox === undefined ? welcome : { ...welcome, rescueMailbox };
}

/** `{1: relay URL, 2: capability}` */
export function mailboxMap(mailbox: MailboxAddress): CborMap {
  return cborMap({ 1: mailbox.relayUrl, 2: mailbox.capability });
}

export function mailboxOf(value: CborValue | undefined): MailboxAddress | undefined {
  if (!isCborMap(value)) return undefined;
  const relayUrl = textAt(value, 1);
  const capability = bytesAt(value, 2, 32);
  if (relayUrl === undefined || !isRelayUrl(relayUrl) || capability === undefined) return undefined;
  return { relayUrl, capability };
}

function allOf<Item>(
  values: readonly CborValue[] | undefined,
  parse: (value: CborValue) => Item | undefined,
): readonly Item[] | undefined {
  const items: Item[] = [];
  for (const value of values ?? []) {
    const item = parse(value);
    if (item === undefined) return undefined;
    items.push(item);
  }
  return values && items;
}
