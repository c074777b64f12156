/**
 * Every decoder of QL/1 with how its inputs are made and what it may answer. An input is spoiled without keys,
 * as a relay or a stranger would, or made with them, as a hostile peer would: only the latter may be taken.
 */
import { hkdf } from '../../shared/crypto/hash.ts';
import { dhShared } from '../../shared/crypto/x25519.ts';
import { sealBox } from '../../shared/crypto/xchacha20-poly1305.ts';
import { concatBytes, sameBytes, u32, utf8 } from '../../shared/language/bytes.ts';
import * as ql from '../../shared/protocol/index.ts';
import { type Corpus, NOW_MS } from './corpus.ts';
import { anyCbor, mutateBytes, mutateCbor, mutateText } from './mutations.ts';
import { type Source, sourceOf } from './source.ts';

export type FuzzInput = {
  readonly bytes: Uint8Array;
  /** Made with the keys that the decoder trusts; otherwise `forbidden` outcomes are a forgery taken for genuine. */
  readonly byPeer: boolean;
};

export type Target = {
  readonly name: string;
  /** How many of the inputs are its, beside the others. */
  readonly weight: number;
  make(source: Source): FuzzInput;
  /** The outcome, in a word or two. */
  run(bytes: Uint8Array): string;
  readonly outcomes: ReadonlySet<string>;
  /** Outcomes that only inputs made by the peer may have. */
  readonly forbidden: ReadonlySet<string>;
  /** Everything that a run might change, as bytes. */
  state(): Uint8Array;
};

type Answer = { readonly kind: string; readonly reason?: string };

function word({ kind, reason }: Answer): string {
  return reason === undefined ? kind : `${kind} ${reason}`;
}

const stateless = () => new Uint8Array();
const none: ReadonlySet<string> = new Set<string>();
const cborReasons = ['size', 'truncated', 'trailing-bytes', 'depth', 'unsupported', 'not-minimal', 'map-key', 'text'];

/** Mostly mutations of what is right, some of pure chance; never what is right itself. */
function spoil(bytes: Uint8Array, source: Source): FuzzInput {
  for (;;) {
    const chance = source.once(12);
    const spoiled = chance ? source.bytes(source.below(bytes.length + 20)) : mutateBytes(bytes, source);
    if (!sameBytes(spoiled, bytes)) return { bytes: spoiled, byPeer: false };
  }
}

function byPeer(bytes: Uint8Array): FuzzInput {
  return { bytes, byPeer: true };
}

/** CBOR spoiled in its bytes or in its meaning. */
function spoilCbor(bytes: Uint8Array, source: Source): Uint8Array {
  if (source.once(3)) return mutateBytes(bytes, source);
  const decoded = ql.decodeCbor(bytes);
  return ql.encodeCbor(decoded.kind === 'value' ? mutateCbor(decoded.value, source) : anyCbor(source));
}

/** The same bytes or another decoder's fault. */
function assertSame(again: Uint8Array, bytes: Uint8Array): void {
  if (!sameBytes(again, bytes)) throw new Error('What was decoded is written in other bytes');
}

export function makeTargets(corpus: Corpus): readonly Target[] {
  return [
    ...inviteTargets(corpus),
    ...ratchetTargets(corpus),
    ...contentTargets(corpus),
    ...rekeyTargets(corpus),
    ...fileTargets(corpus),
    ...storedTargets(corpus),
  ];
}

function inviteTargets(corpus: Corpus): readonly Target[] {
  const openBlob = (bytes: Uint8Array) => {
    // The link of a bundle that the peer made stands before its blob.
    const secret = bytes.length > ql.INVITE_BLOB_BYTES ? bytes.slice(0, 32) : corpus.parsedLink.secret;
    const blob = bytes.length > ql.INVITE_BLOB_BYTES ? bytes.slice(32) : bytes;
    return word(ql.openInvite({ secret, requiresCode: false }, blob, NOW_MS));
  };
  return [
    {
      name: 'link',
      weight: 10,
      make: (source) => byPeer(utf8(mutateText(corpus.link, source))),
      run: (bytes) => word(ql.parseLink(new TextDecoder().decode(bytes))),
      outcomes: new Set(['link', 'not-a-link', 'damaged-link', 'newer-version']),
      forbidden: none,
      state: stateless,
    },
    {
      name: 'join code',
      weight: 4,
      make: (source) => byPeer(utf8(mutateText('K7QD-2M9X', source))),
      run: (bytes) => (ql.normalizeJoinCode(new TextDecoder().decode(bytes)) === undefined ? 'none' : 'code'),
      outcomes: new Set(['none', 'code']),
      forbidden: none,
      state: stateless,
    },
    {
      name: 'bundle',
      weight: 10,
      make: (source) => byPeer(spoil(corpus.bundle, source).bytes),
      run: (bytes) => word(ql.decodeBundle(bytes)),
      outcomes: new Set(['terms', 'newer-version', 'malformed']),
      forbidden: none,
      state: stateless,
    },
    {
      name: 'invite blob',
      weight: 8,
      make(source) {
        if (source.once(2)) return spoil(corpus.blob, source);
        const sealed = ql.sealBundle(mutateBytes(corpus.bundle, source), source.bytes);
        return sealed === undefined ? spoil(corpus.blob, source) : byPeer(concatBytes(sealed.linkSecret, sealed.blob));
      },
      run: openBlob,
      outcomes: new Set(['invite', 'altered', 'newer-version', 'expired']),
      forbidden: new Set(['invite', 'newer-version', 'expired']),
      state: stateless,
    },
    {
      name: 'join',
      weight: 2,
      make: (source) => spoil(corpus.join, source),
      run: (bytes) => word(ql.acceptJoin({ secrets: corpus.secrets, body: bytes, nowMs: NOW_MS })),
      outcomes: new Set(['hello', 'refused expired', 'refused malformed', 'refused wrong-code-or-altered']),
      forbidden: new Set(['hello']),
      state: () => ql.encodeInviteSecrets(corpus.secrets),
    },
  ];
}

function ratchetTargets(corpus: Corpus): readonly Target[] {
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

const numbers = [0, 1, 2, 6, 7, 8, 500, 1000, 1001, 1007, 1008, 2 ** 31, 2 ** 32 - 1] as const;

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

function contentTargets(corpus: Corpus): readonly Target[] {
  return [
    {
      name: 'CBOR',
      weight: 24,
      make(source) {
        if (source.once(200)) return byPeer(largeCbor(source));
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

function rekeyTargets(corpus: Corpus): readonly Target[] {
  const { rekey, answering, rekeyAnswer } = corpus;
  const { pending } = rekey;
  const pendingState = () => ql.encodePendingRekey(pending);
  const randomOf = (bytes: Uint8Array) => sourceOf(bytes.length, bytes[5] ?? 0).bytes;
  return [
    {
      name: 'REKEY1',
      weight: 2,
      make(source) {
        if (source.once(2)) return spoil(rekey.body, source);
        // The peer itself, with a strange info or another KEM key under the right seal.
        const shared = [pending.ephemeral.secret, pending.identity.secret].map((secret) =>
          dhShared(secret, pending.peerIdentity),
        );
        const inputKey = concatBytes(...shared.map((secret) => secret ?? new Uint8Array()));
        const key = hkdf(inputKey, pending.th0, utf8('Quietline/1 rk1'), 64).slice(0, 32);
        const info = sealBox(key, spoilCbor(corpus.info, source), pending.th0, source.bytes);
        return byPeer(concatBytes(rekey.body.slice(0, 4 + 32 + 1184), info));
      },
      run: (bytes) => word(ql.answerRekey(answering, bytes, randomOf(bytes))).replace(/^accepted .*/, 'accepted'),
      outcomes: new Set([
        'accepted',
        ...['old-epoch', 'future-epoch', 'malformed', 'not-from-peer'].map((reason) => `refused ${reason}`),
      ]),
      forbidden: new Set(['accepted']),
      state: () => concatBytes(answering.identity.secret, answering.peerIdentity),
    },
    {
      name: 'REKEY1 against the own',
      weight: 4,
      make: (source) => byPeer(spoil(rekey.body, source).bytes),
      run: (bytes) => word(ql.resolveSimultaneous(pending, bytes)),
      outcomes: new Set(['ours-wins', 'theirs-wins', 'malformed']),
      forbidden: none,
      state: pendingState,
    },
    {
      name: 'REKEY2',
      weight: 2,
      make: (source) => spoil(rekeyAnswer.body, source),
      run: (bytes) => word(ql.finishRekey(pending, bytes, NOW_MS)),
      outcomes: new Set([
        'renewed',
        ...['other-epoch', 'malformed', 'not-from-peer'].map((reason) => `refused ${reason}`),
      ]),
      forbidden: new Set(['renewed']),
      state: pendingState,
    },
  ];
}

function fileTargets(corpus: Corpus): readonly Target[] {
  const refusals = ['altered', 'trailing-bytes', 'cut-off', 'too-long', 'too-short', 'padding', 'hash'];
  const outcomes = new Set(['whole', ...refusals.map((reason) => `refused ${reason}`)]);
  const fetch = (named: ql.NamedBlob, bytes: Uint8Array) => {
    const opener = ql.startFetching(named);
    const pieceBytes = 1 + ((bytes[0] ?? 0) << ((bytes[1] ?? 0) & 15));
    let released = 0;
    for (let offset = 0; offset < bytes.length; offset += Math.max(64, pieceBytes)) {
      const fetched = opener.push(bytes.subarray(offset, offset + Math.max(64, pieceBytes)));
      if (fetched.kind === 'refused') return word(fetched);
      released += fetched.pieces.reduce((sum, piece) => sum + piece.length, 0);
    }
    const end = opener.finish();
    if (end.kind === 'refused') return word(end);
    released += end.pieces.reduce((sum, piece) => sum + piece.length, 0);
    if (released !== named.size) throw new Error('A whole file has its size');
    return 'whole';
  };
  const { file, smallFile } = corpus;
  const smallKey = ql.streamKey(smallFile.named.fileKey, smallFile.blob.slice(0, 16));
  return [
    {
      name: 'file',
      weight: 6,
      make: (source) => spoil(smallFile.blob, source),
      run: (bytes) => fetch(smallFile.named, bytes),
      outcomes,
      forbidden: new Set(['whole']),
      state: stateless,
    },
    {
      name: 'file of two chunks',
      weight: 0.5,
      make: (source) => spoil(file.blob, source),
      run: (bytes) => fetch(file.named, bytes),
      outcomes,
      forbidden: new Set(['whole']),
      state: stateless,
    },
    {
      name: 'file chunk',
      weight: 6,
      make: (source) => spoil(smallFile.blob.slice(16), source),
      run: (bytes) => (ql.openChunkOf(smallKey, 0, 1, bytes) === undefined ? 'refused' : 'chunk'),
      outcomes: new Set(['refused', 'chunk']),
      forbidden: new Set(['chunk']),
      state: stateless,
    },
    {
      name: 'padding',
      weight: 3,
      make: (source) => byPeer(concatBytes(source.bytes(4), new Uint8Array(source.below(400)))),
      run(bytes) {
        const size =
          [bytes.length, (bytes[0] ?? 0) * 2, (bytes[1] ?? 0) / 2, -1, Number.NaN, 2 ** 40][(bytes[2] ?? 0) % 6] ?? 0;
        const file = ql.unpad(bytes, size);
        if (file !== undefined && file.length !== size) throw new Error('What was unpadded has its size');
        return file === undefined ? 'refused' : 'file';
      },
      outcomes: new Set(['refused', 'file']),
      forbidden: none,
      state: stateless,
    },
  ];
}

/** Stores are not hostile, and may be damaged: nothing thrown, and what is taken is written alike. */
function storedTargets(corpus: Corpus): readonly Target[] {
  const damage = ['newer-version', 'damaged'];
  const stored = {
    ratchet: ql.encodeRatchet(corpus.ratchets.running),
    session: ql.encodeSession(corpus.session),
    secrets: ql.encodeInviteSecrets(corpus.secrets),
    pending: ql.encodePendingRekey(corpus.rekey.pending),
  };
  return [
    {
      name: 'stored ratchet',
      weight: 8,
      make: (source) => byPeer(spoil(stored.ratchet, source).bytes),
      run(bytes) {
        const decoded = ql.decodeRatchet(bytes);
        if (decoded.kind === 'ratchet') assertSame(ql.encodeRatchet(decoded.ratchet), bytes);
        return word(decoded);
      },
      outcomes: new Set(['ratchet', ...damage]),
      forbidden: none,
      state: stateless,
    },
    {
      name: 'message on a damaged ratchet',
      weight: 1,
      make: (source) => byPeer(mutateBytes(stored.ratchet, source)),
      run(bytes) {
        const decoded = ql.decodeRatchet(bytes);
        if (decoded.kind !== 'ratchet') return decoded.kind;
        return word(ql.openMessage(decoded.ratchet, corpus.messages[6] ?? corpus.cell, NOW_MS));
      },
      outcomes: new Set(['message', 'duplicate', 'skip', 'undecryptable', ...damage]),
      forbidden: none,
      state: stateless,
    },
    {
      name: 'stored session',
      weight: 6,
      make: (source) => byPeer(spoilCbor(stored.session, source)),
      run(bytes) {
        const decoded = ql.decodeSession(bytes);
        if (decoded.kind === 'session') ql.encodeSession(decoded.session);
        return word(decoded);
      },
      outcomes: new Set(['session', ...damage]),
      forbidden: none,
      state: stateless,
    },
    {
      name: 'stored invite secrets',
      weight: 1,
      make: (source) => byPeer(spoilCbor(stored.secrets, source)),
      run: (bytes) => word(ql.decodeInviteSecrets(bytes)),
      outcomes: new Set(['secrets', ...damage]),
      forbidden: none,
      state: stateless,
    },
    {
      name: 'stored re-key',
      weight: 1,
      make: (source) => byPeer(spoilCbor(stored.pending, source)),
      run: (bytes) => word(ql.decodePendingRekey(bytes)),
      outcomes: new Set(['pending', ...damage]),
      forbidden: none,
      state: stateless,
    },
  ];
}
