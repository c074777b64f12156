/** A ratchet state as bytes for the store: versioned, never sent anywhere. */
import { type CborMap, type CborValue, cborMap, decodeCbor, encodeCbor, isCborArray, isCborMap } from './cbor.ts';
import { arrayAt, bytesAt, countAt, mapAt } from './cbor-fields.ts';
import type { PeerStepKeys, RatchetState, ReceivingChain, SendingChain, SkippedKey, StepKeys } from './ratchet.ts';

/** 2,000 skipped keys with their chains' header keys stay below this. */
export const STORED_STATE_MAX_BYTES = 1_048_576;

const VERSION = 1;
/** A state without skipped keys is about 4,000 bytes. */
const EXPECTED_BYTES = 8192;

export type DecodedRatchet =
  | { readonly kind: 'ratchet'; readonly ratchet: RatchetState }
  /** Written by a later version of the app: refuse, never overwrite. */
  | { readonly kind: 'newer-version' }
  | { readonly kind: 'damaged' };

export function encodeRatchet(state: RatchetState): Uint8Array {
  return encodeCbor(
    cborMap({
      0: VERSION,
      1: state.ad,
      2: state.rootKey,
      3: state.own && cborMap({ 1: pair(state.own.dh), 2: pair(state.own.kem) }),
      4: state.peer && cborMap({ 1: state.peer.dh, 2: state.peer.kem }),
      5: state.sending && sendingMap(state.sending),
      6: state.receiving && receivingMap(state.receiving),
      7: state.nextSendingHeaderKey,
      8: state.nextReceivingHeaderKey,
      9: state.previousCount,
      10: state.needsStep,
      11: groupByHeaderKey(state.skipped),
    }),
    EXPECTED_BYTES,
  );
}

export function decodeRatchet(bytes: Uint8Array): DecodedRatchet {
  const decoded = decodeCbor(bytes, STORED_STATE_MAX_BYTES);
  if (decoded.kind !== 'value' || !isCborMap(decoded.value)) return { kind: 'damaged' };
  const map = decoded.value;
  const version = countAt(map, 0);
  if (version !== undefined && version > VERSION) return { kind: 'newer-version' };
  const ratchet = version === VERSION ? ratchetOf(map) : undefined;
  return ratchet === undefined ? { kind: 'damaged' } : { kind: 'ratchet', ratchet };
}

function ratchetOf(map: CborMap): RatchetState | undefined {
  const ad = bytesAt(map, 1, 32);
  const rootKey = bytesAt(map, 2, 32);
  const own = optional(map, 3, stepKeysOf);
  const peer = optional(map, 4, peerOf);
  const sending = optional(map, 5, sendingOf);
  const receiving = optional(map, 6, receivingOf);
  const nextSendingHeaderKey = bytesAt(map, 7, 32);
  const nextReceivingHeaderKey = bytesAt(map, 8, 32);
  const previousCount = countAt(map, 9);
  const needsStep = map.get(10);
  const skipped = skippedOf(arrayAt(map, 11));
  if (ad === undefined || rootKey === undefined || previousCount === undefined || skipped === undefined)
    return undefined;
  if (nextSendingHeaderKey === undefined || nextReceivingHeaderKey === undefined) return undefined;
  if (own === 'damaged' || peer === 'damaged' || sending === 'damaged' || receiving === 'damaged') return undefined;
  if (typeof needsStep !== 'boolean') return undefined;
  return {
    ad,
    rootKey,
    own,
    peer,
    sending,
    receiving,
    nextSendingHeaderKey,
    nextReceivingHeaderKey,
    previousCount,
    needsStep,
    skipped,
  };
}

function optional<Part>(
  map: CborMap,
  key: number,
  parse: (part: CborMap) => Part | undefined,
): Part | undefined | 'damaged' {
  if (!map.has(key)) return undefined;
  const part = mapAt(map, key);
  return (part && parse(part)) ?? 'damaged';
}

function pair(keys: { readonly secret: Uint8Array; readonly public: Uint8Array }): CborMap {
  return cborMap({ 1: keys.secret, 2: keys.public });
}

function stepKeysOf(map: CborMap): StepKeys | undefined {
  const dh = mapAt(map, 1);
  const kem = mapAt(map, 2);
  if (dh === undefined || kem === undefined) return undefined;
  const [dhSecret, dhPublic] = [bytesAt(dh, 1, 32), bytesAt(dh, 2, 32)];
  const [kemSecret, kemPublic] = [bytesAt(kem, 1, 64), bytesAt(kem, 2, 1184)];
  if (dhSecret === undefined || dhPublic === undefined || kemSecret === undefined || kemPublic === undefined) {
    return undefined;
  }
  return { dh: { secret: dhSecret, public: dhPublic }, kem: { secret: kemSecret, public: kemPublic } };
}

function peerOf(map: CborMap): PeerStepKeys | undefined {
  const dh = bytesAt(map, 1, 32);
  const kem = bytesAt(map, 2, 1184);
  return dh === undefined || kem === undefined ? undefined : { dh, kem };
}

function sendingMap(chain: SendingChain): CborMap {
  return cborMap({ 1: chain.headerKey, 2: chain.chainKey, 3: chain.count, 4: chain.kemCiphertext });
}

function sendingOf(map: CborMap): SendingChain | undefined {
  const chain = receivingOf(map);
  const kemCiphertext = bytesAt(map, 4, 1088);
  return chain === undefined || kemCiphertext === undefined ? undefined : { ...chain, kemCiphertext };
}

function receivingMap(chain: ReceivingChain): CborMap {
  return cborMap({ 1: chain.headerKey, 2: chain.chainKey, 3: chain.count });
}

function receivingOf(map: CborMap): ReceivingChain | undefined {
  const headerKey = bytesAt(map, 1, 32);
  const chainKey = bytesAt(map, 2, 32);
  const count = countAt(map, 3);
  return headerKey === undefined || chainKey === undefined || count === undefined
    ? undefined
    : { headerKey, chainKey, count };
}

/** `[[headerKey, [number, messageKey, skippedAtMs, …]], …]`: each chain's header key is written once. */
function groupByHeaderKey(skipped: readonly SkippedKey[]): CborValue {
  const groups: { readonly headerKey: Uint8Array; readonly fields: CborValue[] }[] = [];
  for (const key of skipped) {
    let group = groups.at(-1);
    if (group === undefined || group.headerKey !== key.headerKey) {
      group = { headerKey: key.headerKey, fields: [] };
      groups.push(group);
    }
    group.fields.push(key.number, key.messageKey, key.skippedAtMs);
  }
  return groups.map(({ headerKey, fields }) => [headerKey, fields]);
}

function skippedOf(groups: readonly CborValue[] | undefined): readonly SkippedKey[] | undefined {
  if (groups === undefined) return undefined;
  const skipped: SkippedKey[] = [];
  for (const group of groups) {
    if (!isCborArray(group)) return undefined;
    const [headerKey, fields] = group;
    if (!(headerKey instanceof Uint8Array) || headerKey.length !== 32 || !isCborArray(fields)) return undefined;
    for (let index = 0; index < fields.length; index += 3) {
      const [number, messageKey, skippedAtMs] = fields.slice(index, index + 3);
      if (typeof number !== 'number' || typeof skippedAtMs !== 'number') return undefined;
      if (!(messageKey instanceof Uint8Array) || messageKey.length !== 32) return undefined;
      skipped.push({ headerKey, number, messageKey, skippedAtMs });
    }
  }
  return skipped;
}
