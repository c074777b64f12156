/** For tests: an invite, and two sessions that have just met. */
import { systemRandom } from '../../crypto/random.ts';
import * as ql from '../index.ts';

export const NOW_MS = Date.UTC(2026, 10, 22, 9);
export const RELAY_URL = 'https://relay.example';

export const random = systemRandom;

export function makeInvite(changes: Partial<ql.InviteOffer> = {}) {
  const created = ql.createInvite(
    {
      relayUrl: RELAY_URL,
      practiceName: 'Practice at the Park',
      therapistName: 'Ana Ruiz',
      locale: 'es',
      requiresCode: false,
      expiresAtSeconds: NOW_MS / 1000 + 7 * 86_400,
      ...changes,
    },
    random,
  );
  if (created.kind !== 'created') throw new Error(created.kind);
  const { linkSecret, requiresCode } = created.invite;
  return { ...created, link: { secret: linkSecret, requiresCode } };
}

export function makeJoin(invite: ql.Invite, psk?: Uint8Array) {
  const joined = ql.joinAsClient(
    {
      invite,
      name: 'Bo',
      mailbox: { relayUrl: RELAY_URL, capability: random(32) },
      appVersion: '0.1.0',
      capabilityBits: 0,
      ...(psk && { psk }),
    },
    random,
  );
  if (joined.kind !== 'joined') throw new Error(joined.kind);
  return joined;
}

/** The client has written HELLO and the therapist has read it. */
export function meet(): { client: ql.Session; therapist: ql.Session } {
  const { invite, secrets } = makeInvite();
  const { body, session } = makeJoin(invite);
  const accepted = ql.acceptJoin({ secrets, body, nowMs: NOW_MS });
  if (accepted.kind !== 'hello') throw new Error(accepted.kind);
  return { client: session, therapist: accepted.session };
}

export function flipBit(bytes: Uint8Array, bit: number): Uint8Array {
  const flipped = bytes.slice();
  flipped[bit >>> 3] = (flipped[bit >>> 3] ?? 0) ^ (1 << (bit & 7));
  return flipped;
}
