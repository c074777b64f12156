/** What begins or renews a session: links, invites, joins, re-keys. */
import { hkdf } from '../../shared/crypto/hash.ts';
import { dhShared } from '../../shared/crypto/x25519.ts';
import { sealBox } from '../../shared/crypto/xchacha20-poly1305.ts';
import { concatBytes, utf8 } from '../../shared/language/bytes.ts';
import * as ql from '../../shared/protocol/index.ts';
import { type Corpus, NOW_MS } from './corpus.ts';
import { mutateBytes, mutateText } from './mutations.ts';
import { sourceOf } from './source.ts';
import { byPeer, none, spoil, spoilCbor, stateless, type Target, word } from './target.ts';

export function inviteTargets(corpus: Corpus): readonly Target[] {
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
      name: 'join answer',
      weight: 4,
      make: (source) => spoil(corpus.joinAnswer, source),
      run: (bytes) => word(ql.openJoinAnswer(corpus.joinAnswerPlace, bytes) ?? { kind: 'none' }),
      outcomes: new Set(['none', 'wrong-code', 'crowded']),
      forbidden: new Set(['wrong-code', 'crowded']),
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

export function rekeyTargets(corpus: Corpus): readonly Target[] {
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
