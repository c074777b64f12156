/** A client that holds real keys and says what it likes: for everything that only an authenticated peer can try. */
import type { RandomBytes } from '../../language/random.ts';
import {
  type Chain,
  type CborValue,
  cborMap,
  type ContentBody,
  decodeRatchet,
  encodeCbor,
  encodeContent,
  extendChain,
  mailboxSealKey,
  mailboxSenderKey,
  sealCell,
  sealMessage,
  shortHash,
} from '../../protocol/index.ts';
import type { Relay } from '../../relay/relay.ts';
import type { Session } from '../store.ts';

export type HostilePeer = {
  /** As an honest peer would, but for what is given. Extends its own chain. */
  say(body: ContentBody, lies?: Lies): Promise<Uint8Array>;
  /** A content type and body of its own making. */
  sayRaw(type: number, body: CborValue): Promise<Uint8Array>;
  /** Any bytes inside an authentic ratchet message. */
  sendPayload(payload: Uint8Array): Promise<Uint8Array>;
  sendCell(cell: Uint8Array): Promise<void>;
};

export type Lies = {
  readonly seq?: number;
  readonly prev?: Uint8Array;
  readonly ack?: { readonly seq: number; readonly hash: Uint8Array };
  readonly sentAtMs?: number;
  readonly mid?: Uint8Array;
};

export function createHostilePeer(session: Session, relay: Relay, random: RandomBytes, now: () => number): HostilePeer {
  const decoded = decodeRatchet(session.ratchet);
  if (decoded.kind !== 'ratchet') throw new Error(decoded.kind);
  let { ratchet } = decoded;
  let chain: Chain = { seq: session.sent.sequence, hash: session.sent.hash };
  const received: Chain = { seq: session.received.sequence, hash: session.received.hash };

  async function sendCell(cell: Uint8Array): Promise<void> {
    const answer = await relay.send(mailboxSenderKey(session.peerMailbox.capability), random(16), cell);
    if (answer.kind !== 'done') throw new Error(answer.kind);
  }

  async function sendPayload(payload: Uint8Array): Promise<Uint8Array> {
    const sealed = sealMessage(ratchet, payload, random);
    ratchet = sealed.state;
    const cell = sealCell(mailboxSealKey(session.peerMailbox.capability), 'message', sealed.message, random);
    if (cell === undefined) throw new Error('That is no cell');
    await sendCell(cell);
    return cell;
  }

  function header(lies: Lies) {
    return {
      mid: random(16),
      seq: chain.seq + 1,
      prev: shortHash(chain),
      ack: { seq: received.seq, hash: shortHash(received) },
      sentAtMs: now(),
      ...lies,
    };
  }

  return {
    say(body, lies = {}) {
      const payload = encodeContent(header(lies), body);
      chain = extendChain(chain, payload);
      return sendPayload(payload);
    },
    sayRaw(type, body) {
      const { mid, seq, prev, ack, sentAtMs } = header({});
      const payload = encodeCbor(
        cborMap({ 0: type, 1: mid, 2: seq, 3: prev, 4: [ack.seq, ack.hash], 5: sentAtMs, 6: body }),
      );
      chain = extendChain(chain, payload);
      return sendPayload(payload);
    },
    sendPayload,
    sendCell,
  };
}
