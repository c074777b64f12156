/** What lies at the relay as a file, or in the own store. */
import { concatBytes } from '../../shared/language/bytes.ts';
import * as ql from '../../shared/protocol/index.ts';
import { type Corpus, NOW_MS } from './corpus.ts';
import { mutateBytes } from './mutations.ts';
import { assertSame, byPeer, none, spoil, spoilCbor, stateless, type Target, word } from './target.ts';

export function fileTargets(corpus: Corpus): readonly Target[] {
  const refusals = ['altered', 'trailing-bytes', 'cut-off', 'too-long', 'too-short', 'padding', 'hash'];
  const outcomes = new Set(['whole', ...refusals.map((reason) => `refused ${reason}`)]);
  const fetch = async (named: ql.NamedBlob, bytes: Uint8Array) => {
    const opener = ql.startFetching(named);
    const pieceBytes = 1 + ((bytes[0] ?? 0) << ((bytes[1] ?? 0) & 15));
    let released = 0;
    for (let offset = 0; offset < bytes.length; offset += Math.max(64, pieceBytes)) {
      const fetched = await opener.push(bytes.subarray(offset, offset + Math.max(64, pieceBytes)));
      if (fetched.kind === 'refused') return word(fetched);
      released += fetched.pieces.reduce((sum, piece) => sum + piece.length, 0);
    }
    const end = await opener.finish();
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
      run: async (bytes) => ((await ql.openChunkOf(smallKey, 0, 1, bytes)) === undefined ? 'refused' : 'chunk'),
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
export function storedTargets(corpus: Corpus): readonly Target[] {
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
