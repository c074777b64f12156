import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { utf8 } from '../language/bytes.ts';
import { extendChain, extendChainByHash, payloadHash, startChain } from './chain.ts';
import { type CborValue, cborMap, decodeCbor, encodeCbor } from './cbor.ts';
import { type ContentHeader, encodeContent } from './content.ts';
import type { ContentBody } from './content-body.ts';
import { encodeHello, encodeWelcome } from './handshake-payload.ts';
import { openMessage, sealMessage } from './ratchet.ts';
import { MAX_ORIGINAL_PAYLOAD_BYTES, parsePayload } from './payload.ts';
import { meet, NOW_MS, random, RELAY_URL } from './testing/parties.ts';

const id = new Uint8Array(16).fill(1);
const key = new Uint8Array(32).fill(2);
const header: ContentHeader = { mid: id, seq: 3, prev: id, ack: { seq: 2, hash: id }, sentAtMs: NOW_MS };
const id32 = (byte: number) => new Uint8Array(32).fill(byte);
const mailbox = { relayUrl: RELAY_URL, capability: key };
const profile = { practiceName: 'Park', therapistName: 'Ana', phone: '+34 600', emergencyText: 'Call 112.\nOr 024.' };

function raw(changes: Record<number, CborValue | undefined>): Uint8Array {
  const whole = { 0: 1, 1: id, 2: 3, 3: id, 4: [2, id], 5: NOW_MS, 6: cborMap({ 1: 'hi' }) };
  return encodeCbor(cborMap({ ...whole, ...changes }));
}

describe('every type comes back as it was', () => {
  const bodies: readonly ContentBody[] = [
    { kind: 'text', text: 'See you on Thursday. \u{1f33f} \u202e\u200b' },
    { kind: 'text', text: '', repliesTo: id },
    {
      kind: 'attachment',
      fileKey: key,
      blobId: id,
      chunkCount: 2,
      size: 70_000,
      blobHash: key,
      mime: 'image/svg+xml',
      name: 'plan.svg',
      thumbnail: new Uint8Array(8192),
    },
    { kind: 'edit', target: id, text: 'Friday' },
    { kind: 'retract', target: id },
    {
      kind: 'receipt',
      delivered: [
        [1, 4],
        [6, 6],
      ],
      read: [],
    },
    { kind: 'typing', isTyping: true },
    { kind: 'reaction', target: id, text: '\u{1f44d}' },
    { kind: 'resend-request', ranges: [[5, 9]] },
    { kind: 'resend', seq: 5, payload: utf8('the bytes as they were') },
    { kind: 'tombstone', seq: 5, payloadHash: key },
    { kind: 'device-add', deviceId: id, dh: key, kem: new Uint8Array(1184), mailbox },
    { kind: 'device-remove', deviceId: id },
    { kind: 'mailbox-rotate', mailbox },
    { kind: 'profile', profile },
    { kind: 'goodbye' },
    { kind: 'sync' },
    { kind: 'restore-info', sent: { seq: 1, hash: key }, received: { seq: 0, hash: key } },
    { kind: 'resend', seq: 5, payload: utf8('the reader’s own'), ofReader: true },
    { kind: 'tombstone', seq: 5, payloadHash: key, ofReader: true },
    { kind: 'form', formId: id, version: 3, form: utf8('any bytes') },
    { kind: 'form-answer', target: id, answer: utf8('any bytes'), signer: key, signature: new Uint8Array(64) },
  ];

  test.each(bodies.map((body) => [body.kind, body] as const))('%s', (_, body) => {
    expect(parsePayload(encodeContent(header, body))).toEqual({ kind: 'content', ...header, body });
  });

  test('texts of every kind, to the byte', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const parsed = parsePayload(encodeContent(header, { kind: 'text', text }));
        expect(parsed).toMatchObject({ body: { kind: 'text', text } });
      }),
    );
  });

  test('the map is the documented one', () => {
    const decoded = decodeCbor(encodeContent(header, { kind: 'edit', target: id, text: 'Friday' }));
    expect(decoded).toEqual({
      kind: 'value',
      value: cborMap({ 0: 3, 1: id, 2: 3, 3: id, 4: [2, id], 5: NOW_MS, 6: cborMap({ 1: id, 2: 'Friday' }) }),
    });
  });
});

describe('what a later version or a hostile peer may send', () => {
  test('attacks 17: an unknown type keeps its place in the chain', () => {
    const parsed = parsePayload(raw({ 0: 99, 6: cborMap({ 7: 'something new' }) }));
    expect(parsed).toEqual({ kind: 'content', ...header, body: { kind: 'unknown', type: 99 } });
  });

  test('unknown keys are left alone', () => {
    expect(parsePayload(raw({ 6: cborMap({ 1: 'hi', 9: [1, 2] }), 7: 'later' }))).toMatchObject({
      body: { text: 'hi' },
    });
  });

  test.each([
    ['text that is bytes', 1, { 1: id }],
    ['a reply to nobody', 1, { 1: 'hi', 2: 'x' }],
    ['a short file key', 2, { 1: id, 2: id, 3: 1, 4: 1, 5: key, 6: 'a/b', 7: 'x' }],
    ['a mime type that is none', 2, { 1: key, 2: id, 3: 1, 4: 1, 5: key, 6: 'text/html" onload="', 7: 'x' }],
    ['a thumbnail above 8 KiB', 2, { 1: key, 2: id, 3: 1, 4: 1, 5: key, 6: 'a/b', 7: 'x', 8: new Uint8Array(8193) }],
    [
      'ranges that overlap',
      5,
      {
        1: [
          [1, 5],
          [5, 6],
        ],
        2: [],
      },
    ],
    ['ranges that run backwards', 5, { 1: [[5, 1]], 2: [] }],
    ['ranges from zero', 8, { 1: [[0, 1]] }],
    ['a thousand ranges', 8, { 1: Array.from({ length: 1000 }, (_, index) => [2 * index + 1, 2 * index + 1]) }],
    ['a reaction that is a novel', 7, { 1: id, 2: 'x'.repeat(33) }],
    ['a resend request for nothing', 8, { 1: [] }],
    ['a tombstone of half a hash', 9, { 1: 1, 3: id }],
    ['a resend of number zero', 9, { 1: 0, 2: id }],
    ['a file of 2 GiB', 2, { 1: key, 2: id, 3: 32_768, 4: 2 ** 31, 5: key, 6: 'a/b', 7: 'x' }],
    ['a file whose chunks are not those of its size', 2, { 1: key, 2: id, 3: 2, 4: 1, 5: key, 6: 'a/b', 7: 'x' }],
    ['a stand without its hash', 16, { 1: cborMap({ 1: 1, 2: key }), 2: cborMap({ 1: 1 }) }],
    ['a stand with half its hash', 16, { 1: cborMap({ 1: 1, 2: id }), 2: cborMap({ 1: 1, 2: key }) }],
    ['a resend of neither direction', 9, { 1: 1, 2: id, 4: false }],
    ['a resend that is both', 9, { 1: 1, 2: id, 3: key }],
    ['a resend that is neither', 9, { 1: 1 }],
    ['a mailbox at a script', 12, { 1: 'javascript:alert(1)', 2: key }],
  ])('%s is malformed, and keeps its place in the chain', (_, type, body) => {
    const parsed = parsePayload(raw({ 0: type, 6: cborMap(body) }));
    expect(parsed).toEqual({ kind: 'content', ...header, body: { kind: 'malformed', type } });
  });

  test.each([
    ['no id', { 1: undefined }],
    ['a short id', { 1: new Uint8Array(15) }],
    ['sequence zero', { 2: 0 }],
    ['a negative sequence', { 2: -1 }],
    ['an acknowledgement of one part', { 4: [2] }],
    ['an acknowledgement of three parts', { 4: [2, id, 1] }],
    ['a time that no calendar has', { 5: 8_640_000_000_000_001 }],
    ['a negative type', { 0: -1 }],
  ])('%s makes the whole unreadable', (_, changes) => {
    expect(parsePayload(raw(changes))).toEqual({ kind: 'unreadable', reason: 'form' });
  });

  test('attacks 16: malformed CBOR inside an authentic message is unreadable, by a reason and without a throw', () => {
    const { client, therapist } = meet();
    const hostile = [
      [new Uint8Array(60_000).fill(0x81), 'depth'],
      [Uint8Array.of(0xa2, 0x01, 0x02, 0x01, 0x03), 'map-key'],
      [Uint8Array.of(0x5a, 0xff, 0xff, 0xff, 0xff), 'truncated'],
      [Uint8Array.of(0x62, 0xc3, 0x28), 'text'],
      [new Uint8Array(), 'truncated'],
      [Uint8Array.of(0x80), 'form'],
    ] as const;
    for (const [payload, reason] of hostile) {
      const sealed = sealMessage(client.ratchet, payload, random);
      const opened = openMessage(therapist.ratchet, sealed.message, NOW_MS);
      if (opened.kind !== 'message') throw new Error(opened.kind);
      expect(parsePayload(opened.plaintext)).toEqual({ kind: 'unreadable', reason });
    }
  });

  test('attacks 16: text that would be markup, a long word, a link to a script arrive as text', () => {
    for (const text of ['<img src=x onerror=alert(1)>', 'a'.repeat(62_000), 'javascript:alert(1)', '\u202eabc\u2066']) {
      expect(parsePayload(encodeContent(header, { kind: 'text', text }))).toMatchObject({ body: { text } });
    }
  });

  test('no bytes make it throw', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(parsePayload(bytes).kind).toBe('unreadable');
      }),
    );
  });
});

describe('what closes a gap (2.11)', () => {
  test('the largest payload that is sent fits a resend, whatever the numbers', () => {
    const largest = Number.MAX_SAFE_INTEGER;
    const far = { ...header, seq: largest, ack: { seq: largest, hash: id }, sentAtMs: 8_640_000_000_000_000 };
    const payload = new Uint8Array(MAX_ORIGINAL_PAYLOAD_BYTES).fill(7);
    const encoded = encodeContent(far, { kind: 'resend', seq: largest, payload, ofReader: true });
    expect(encoded.length).toBe(MAX_ORIGINAL_PAYLOAD_BYTES + 105);
    expect(parsePayload(encoded)).toMatchObject({ body: { kind: 'resend', seq: largest, payload } });
  });

  test('a resend carries the bytes that were missing, and its tombstone their hash: either closes the chain alike', () => {
    const missing = encodeContent({ ...header, seq: 1 }, { kind: 'text', text: 'lost' });
    const resend = parsePayload(encodeContent(header, { kind: 'resend', seq: 1, payload: missing }));
    const tombstone = parsePayload(
      encodeContent(header, { kind: 'tombstone', seq: 1, payloadHash: payloadHash(missing) }),
    );
    if (resend.kind !== 'content' || resend.body.kind !== 'resend') throw new Error(resend.kind);
    if (tombstone.kind !== 'content' || tombstone.body.kind !== 'tombstone') throw new Error(tombstone.kind);
    const chain = startChain(key);
    expect(extendChain(chain, resend.body.payload)).toEqual(extendChainByHash(chain, tombstone.body.payloadHash));
  });
});

describe('handshakes', () => {
  const hello = { name: 'Bo', mailbox, appVersion: '0.1.0', capabilityBits: 5 };
  const welcome = { mailboxes: [mailbox, mailbox], devices: [id], relationshipId: id, profile };

  test('HELLO and WELCOME come back', () => {
    expect(parsePayload(encodeHello(hello))).toEqual({ kind: 'hello', ...hello });
    expect(parsePayload(encodeWelcome(welcome))).toEqual({ kind: 'welcome', ...welcome });
  });

  test('each may name a rescue mailbox; one that is none makes the whole unreadable', () => {
    const rescueMailbox = { relayUrl: RELAY_URL, capability: id32(7) };
    expect(parsePayload(encodeHello({ ...hello, rescueMailbox }))).toEqual({ kind: 'hello', ...hello, rescueMailbox });
    expect(parsePayload(encodeWelcome({ ...welcome, rescueMailbox }))).toMatchObject({ rescueMailbox });
    for (const wrong of [
      { relayUrl: 'file:///etc', capability: key },
      { relayUrl: RELAY_URL, capability: id },
    ]) {
      const unreadable = { kind: 'unreadable', reason: 'form' };
      expect(parsePayload(encodeHello({ ...hello, rescueMailbox: wrong }))).toEqual(unreadable);
      expect(parsePayload(encodeWelcome({ ...welcome, rescueMailbox: wrong }))).toEqual(unreadable);
    }
  });

  test('a WELCOME without a mailbox, with too many, or with a wrong one is unreadable', () => {
    const many = { ...welcome, mailboxes: Array.from({ length: 9 }, () => mailbox) };
    const wrong = { ...welcome, mailboxes: [{ relayUrl: 'file:///etc/passwd', capability: key }] };
    for (const one of [{ ...welcome, mailboxes: [] }, many, wrong]) {
      expect(parsePayload(encodeWelcome(one))).toEqual({ kind: 'unreadable', reason: 'form' });
    }
  });

  test('a handshake of a later version is told apart', () => {
    expect(parsePayload(encodeCbor(cborMap({ 0: 130 })))).toEqual({ kind: 'unknown-handshake', type: 130 });
  });
});
