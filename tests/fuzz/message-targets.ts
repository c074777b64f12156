/** What a conversation carries: cells, ratchet messages, and what is said in them. */
import { sealBox } from '../../shared/crypto/xchacha20-poly1305.ts';
import { concatBytes, u32 } from '../../shared/language/bytes.ts';
import * as ql from '../../shared/protocol/index.ts';
import { type Corpus, NOW_MS } from './corpus.ts';
import { anyCbor, mutateBytes } from './mutations.ts';
import type { Source } from './source.ts';
import { assertSame, byPeer, cborReasons, none, spoil, spoilCbor, stateless, type Target, word } from './target.ts';

export function ratchetTargets(corpus: Corpus): readonly Target[] {
  const outcomes = new Set(['message', 'duplicate', 'skip', 'undecryptable']);
  const { fresh, running } = corpus.ratchets;
  const state = () => concatBytes(ql.encodeRatchet(fresh), ql.encodeRatchet(running));
  return [
    {
      name: 'ratchet message',
      weight: 10,
      make: (source) =>
        spoil(source.pick([corpus.messages[6], corpus.messages[0], corpus.messages[2]]) ?? corpus.cell, source),
      run: (bytes) => `${word(ql.openMessage(running, bytes, NOW_MS))}`,
      outcomes,
      // The header of a message may be whole and its body not: it proves a number, and no more.
      forbidden: new Set(['message']),
      state,
    },
    {
      name: 'ratchet header by a hostile peer',
      weight: 1,
      make: (source) => byPeer(hostileMessage(corpus.sender, source)),
      run: (bytes) => word(ql.openMessage(running, bytes, NOW_MS)),
      outcomes,
      forbidden: none,
      state,
    },
    {
      name: 'ratchet before the first message',
      weight: 1,
      make: (source) =>
        spoil(source.pick([corpus.messages[0] ?? corpus.cell, corpus.join.slice(32 + 1088 + 72)]), source),
      run: (bytes) => word(ql.openMessage(fresh, bytes, NOW_MS)),
      outcomes,
      forbidden: new Set(['message']),
      state,
    },
    {
      name: 'cell',
      weight: 8,
      make(source) {
        if (source.once(2)) return spoil(corpus.cell, source);
        const size = source.once(20) ? source.pick(ql.CELL_SIZES) : ql.CELL_SIZES[0];
        const plaintext = concatBytes(source.bytes(3), new Uint8Array(size - 43));
        if (source.once(2)) plaintext.set([1 + source.below(5), source.below(17), source.below(256)]);
        if (source.once(2)) plaintext.set(source.bytes(1 + source.below(60)), 3 + source.below(3900));
        return byPeer(sealBox(corpus.cellKey, plaintext, new Uint8Array(), source.bytes));
      },
      run: (bytes) => word(ql.openCell(corpus.cellKey, bytes)),
      outcomes: new Set(['cell', 'unknown-type', 'not-sealed-here', 'malformed']),
      forbidden: new Set(['cell', 'unknown-type', 'malformed']),
      state: stateless,
    },
  ];
}

const numbers = [0, 1, 2, 6, 7, 8, 500, 1000, 1001, 1007, 1008, 300_000, 2 ** 31, 2 ** 32 - 1] as const;

/** Rightly sealed header with any content, over a body that is right for its number or not. */
function hostileMessage(sender: ql.RatchetState, source: Source): Uint8Array {
  const { own, sending, nextSendingHeaderKey, ad } = sender;
  if (own === undefined || sending === undefined) throw new Error('The specimen’s sender has a chain');
  const number = source.pick(numbers);
  const right = concatBytes(
    Uint8Array.of(1),
    own.dh.public,
    own.kem.public,
    sending.kemCiphertext,
    u32(source.pick(numbers)),
    u32(number),
  );
  const header = source.once(2) ? right : spoilHeader(right, source);
  const headerKey = source.once(2) ? sending.headerKey : nextSendingHeaderKey;
  const sealedHeader = sealBox(headerKey, header, ad, source.bytes);
  let { chainKey } = sending;
  for (let count = sending.count; count < Math.min(number, sending.count + 3); count += 1)
    chainKey = ql.nextChainKey(chainKey);
  const key = ql.messageKeyOf(chainKey);
  return concatBytes(sealedHeader, sealBox(key, source.bytes(30), concatBytes(ad, sealedHeader), source.bytes));
}

/** Of the same length, or no message has such a header. */
function spoilHeader(header: Uint8Array, source: Source): Uint8Array {
  const spoiled = new Uint8Array(header.length);
  spoiled.set(mutateBytes(header, source).subarray(0, header.length));
  return spoiled;
}

const heads = [0x00, 0x60, 0x80, 0x81, 0xa0, 0xa1, 0xf6, 0x9a, 0xba, 0x5b] as const;

/** As large as a decoder looks at: deep, wide, or lying about its length. */
function largeCbor(source: Source): Uint8Array {
  const bytes = new Uint8Array(65_536 + source.below(2)).fill(source.pick(heads));
  bytes.set(
    concatBytes(Uint8Array.of(source.pick([0x9a, 0xba, 0x5a, 0x7a])), u32(source.pick([65_531, 32_765, 2 ** 32 - 1]))),
  );
  return bytes;
}

export function contentTargets(corpus: Corpus): readonly Target[] {
  return [
    {
      name: 'CBOR',
      weight: 24,
      make(source) {
        if (source.once(100)) return byPeer(largeCbor(source));
        if (source.once(4)) return byPeer(source.bytes(source.below(60)));
        const right = source.once(2) ? ql.encodeCbor(anyCbor(source)) : source.pick(corpus.payloads);
        return byPeer(mutateBytes(right, source));
      },
      run(bytes) {
        const decoded = ql.decodeCbor(bytes);
        if (decoded.kind === 'value') assertSame(ql.encodeCbor(decoded.value), bytes);
        return word(decoded);
      },
      outcomes: new Set(['value', ...cborReasons.map((reason) => `refused ${reason}`)]),
      forbidden: none,
      state: stateless,
    },
    {
      name: 'content, HELLO and WELCOME',
      weight: 24,
      make: (source) => byPeer(spoilCbor(source.pick(corpus.payloads), source)),
      run: (bytes) => word(ql.parsePayload(bytes)),
      outcomes: new Set([
        'content',
        'hello',
        'welcome',
        'unknown-handshake',
        'unreadable form',
        ...cborReasons.map((reason) => `unreadable ${reason}`),
      ]),
      forbidden: none,
      state: stateless,
    },
    {
      name: 'what a re-key says',
      weight: 4,
      make: (source) => byPeer(spoilCbor(corpus.info, source)),
      run: (bytes) => (ql.decodeRekeyInfo(bytes) === undefined ? 'none' : 'info'),
      outcomes: new Set(['none', 'info']),
      forbidden: none,
      state: stateless,
    },
  ];
}
