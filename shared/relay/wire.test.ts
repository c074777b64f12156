import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseRelayUrl } from './http-relay.ts';
import { encodeRequestProof, mailboxIdInput, parseRequestProof, requestPayload } from './signing.ts';
import { encodeReaderFrame, encodeRelayFrame, parseReaderFrame, parseRelayFrame } from './socket-wire.ts';
import {
  encodeAcknowledgement,
  encodeBlobPut,
  encodeFetchAnswer,
  encodeInfo,
  encodeMailboxRequest,
  isCellSize,
  parseAcknowledgement,
  parseBlobPut,
  parseFetchAnswer,
  parseId,
  parseInfo,
  parseMailboxRequest,
} from './wire.ts';

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
const sequence = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER });

const fetchAnswer = fc
  .record({
    sequences: fc.uniqueArray(sequence, { maxLength: 16 }),
    wasFull: fc.boolean(),
    latest: fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }),
    fill: fc.integer({ min: 0, max: 255 }),
  })
  .map(({ sequences, wasFull, latest, fill }) => ({
    cells: sequences.sort((a, b) => a - b).map((one) => ({ sequence: one, cell: new Uint8Array(4096).fill(fill) })),
    wasFull,
    latest,
  }));

const mailboxRequest = fc.record({
  readerPublic: bytes(32),
  senderPublic: bytes(32),
  class: fc.constantFrom('invite' as const, 'standard' as const),
  grant: fc.oneof(
    fc.record({ kind: fc.constant('token' as const), token: fc.string({ unit: 'grapheme', maxLength: 60 }) }),
    fc.record({ kind: fc.constant('voucher' as const), invitePublic: bytes(32), signature: bytes(64) }),
  ),
});

/** Any bytes, and good ones with one byte altered, one cut off, or one more. */
function hostile(good: fc.Arbitrary<Uint8Array>): fc.Arbitrary<Uint8Array> {
  const spoilt = fc.tuple(good, fc.nat(), fc.integer({ min: 1, max: 255 }), fc.nat(2)).map(([whole, at, flip, way]) => {
    if (way === 0) return whole.subarray(0, -1);
    if (way === 1) return Uint8Array.of(...whole, flip);
    return whole.map((byte, index) => (index === at % whole.length ? byte ^ flip : byte));
  });
  return fc.oneof(fc.uint8Array({ maxLength: 200 }), spoilt);
}

describe('what is encoded is parsed again', () => {
  test('fetch answers', () => {
    fc.assert(
      fc.property(fetchAnswer, (answer) => {
        expect(parseFetchAnswer(encodeFetchAnswer(answer), 0)).toEqual(answer);
      }),
      { numRuns: 50 },
    );
  });

  test('requests for a mailbox', () => {
    fc.assert(
      fc.property(mailboxRequest, (wanted) => {
        expect(parseMailboxRequest(encodeMailboxRequest(wanted))).toEqual(wanted);
      }),
    );
  });

  test('acknowledgements, proofs, blobs, info', () => {
    fc.assert(
      fc.property(sequence, bytes(16), bytes(64), fc.boolean(), (number, nonce, signature, needsToken) => {
        expect(parseAcknowledgement(encodeAcknowledgement(number))).toBe(number);
        const proof = { timestamp: number, nonce, signature };
        expect(parseRequestProof(encodeRequestProof(proof))).toEqual(proof);
        const hash = signature.slice(0, 32);
        expect(parseBlobPut(encodeBlobPut(hash, nonce))).toEqual({ deleteHash: hash, blob: nonce });
        const info = { kind: 'info', protocol: 'CRP/1', version: '0.1.0', needsToken } as const;
        expect(parseInfo(encodeInfo(info))).toEqual(info);
      }),
    );
  });

  test('socket frames', () => {
    fc.assert(
      fc.property(bytes(32), bytes(16), bytes(64), (challenge, readerId, signature) => {
        for (const frame of [
          { kind: 'challenge', challenge },
          { kind: 'watching', readerId },
          { kind: 'not-found', readerId },
          { kind: 'news', readerId },
          { kind: 'end', readerId },
          { kind: 'pong' },
        ] as const) {
          expect(parseRelayFrame(encodeRelayFrame(frame))).toEqual(frame);
        }
        for (const frame of [{ kind: 'subscribe', readerId, signature }, { kind: 'ping' }] as const) {
          expect(parseReaderFrame(encodeReaderFrame(frame))).toEqual(frame);
        }
      }),
    );
  });
});

describe('whatever arrives is parsed to what it says, or to nothing', () => {
  test('fetch answers', () => {
    fc.assert(
      fc.property(hostile(fetchAnswer.map(encodeFetchAnswer)), sequence, (input, after) => {
        const parsed = parseFetchAnswer(input, after);
        if (!parsed) return;
        expect(encodeFetchAnswer(parsed)).toEqual(new Uint8Array(input));
        expect(parsed.cells.every((one) => one.sequence > after && isCellSize(one.cell.length))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test('requests for a mailbox', () => {
    fc.assert(
      fc.property(hostile(mailboxRequest.map(encodeMailboxRequest)), (input) => {
        const parsed = parseMailboxRequest(input);
        if (parsed) expect(encodeMailboxRequest(parsed)).toEqual(new Uint8Array(input));
      }),
      { numRuns: 1000 },
    );
  });

  test('info', () => {
    for (const text of ['', '{}', 'null', '[]', '{"protocol":"CRP/2","version":"1","needsToken":true}', '<html>']) {
      expect(parseInfo(Buffer.from(text))).toBeUndefined();
    }
    const script = { protocol: 'CRP/1', version: '<img onerror=1>', needsToken: true };
    expect(parseInfo(Buffer.from(JSON.stringify(script)))).toBeUndefined();
    expect(parseInfo(Buffer.from(JSON.stringify({ ...script, version: 'x'.repeat(65) })))).toBeUndefined();
    fc.assert(fc.property(fc.uint8Array({ maxLength: 2000 }), (input) => void parseInfo(input)));
  });

  test('socket frames, proofs and ids', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 130 }), fc.string({ maxLength: 130 }), (input, text) => {
        const fromRelay = parseRelayFrame(input);
        if (fromRelay) expect(encodeRelayFrame(fromRelay)).toEqual(new Uint8Array(input));
        const fromReader = parseReaderFrame(input);
        if (fromReader) expect(encodeReaderFrame(fromReader)).toEqual(new Uint8Array(input));
        const proof = parseRequestProof(text);
        if (proof) expect(encodeRequestProof(proof)).toBe(text);
        expect(parseId(text)?.length ?? 16).toBe(16);
      }),
      { numRuns: 1000 },
    );
  });
});

test('a request is signed over exactly these bytes (protocol.md 3.2)', () => {
  const payload = requestPayload({
    host: 'relay.example',
    method: 'POST',
    path: '/v1/s/00',
    timestamp: 258,
    nonce: new Uint8Array(16).fill(0xaa),
    bodyHash: new Uint8Array(32).fill(0xbb),
  });
  const expected = [
    Buffer.from('Quietline/1 req\0relay.example\0POST\0/v1/s/00\0'),
    Buffer.from('0000000000000102', 'hex'),
    Buffer.alloc(16, 0xaa),
    Buffer.alloc(32, 0xbb),
  ];
  expect(Buffer.from(payload).toString('hex')).toBe(Buffer.concat(expected).toString('hex'));
  expect(Buffer.from(mailboxIdInput('rid', new Uint8Array(1))).toString('latin1')).toBe('Quietline/1 rid\0');
});

test('a relay’s address is a scheme and a host, and nothing behind them', () => {
  const good = [
    ['https://relay.example', 'https://relay.example', 'relay.example'],
    ['HTTPS://Relay.Example:443/', 'https://relay.example', 'relay.example'],
    ['http://127.0.0.1:8787', 'http://127.0.0.1:8787', '127.0.0.1:8787'],
    ['http://[::1]:80', 'http://[::1]', '[::1]'],
  ];
  for (const [url, origin, host] of good) expect(parseRelayUrl(url ?? '')).toEqual({ origin, host });
  for (const url of [
    'relay.example',
    'ftp://relay.example',
    'https://a@b',
    'https://a/b',
    'https://a?b',
    'file:///etc',
  ]) {
    expect(parseRelayUrl(url)).toBeUndefined();
  }
});
