/**
 * A decoder with how its inputs are made and what it may answer. An input is spoiled without keys, as a relay or
 * a stranger would, or made with them, as a hostile peer would: only the latter may be taken.
 */
import { sameBytes } from '../../shared/language/bytes.ts';
import * as ql from '../../shared/protocol/index.ts';
import { anyCbor, mutateBytes, mutateCbor } from './mutations.ts';
import type { Source } from './source.ts';

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
  run(bytes: Uint8Array): string | Promise<string>;
  readonly outcomes: ReadonlySet<string>;
  /** Outcomes that only inputs made by the peer may have. */
  readonly forbidden: ReadonlySet<string>;
  /** Everything that a run might change, as bytes. */
  state(): Uint8Array;
};

type Answer = { readonly kind: string; readonly reason?: string };

export function word({ kind, reason }: Answer): string {
  return reason === undefined ? kind : `${kind} ${reason}`;
}

export const stateless = () => new Uint8Array();
export const none: ReadonlySet<string> = new Set<string>();
export const cborReasons = [
  'size',
  'truncated',
  'trailing-bytes',
  'depth',
  'unsupported',
  'not-minimal',
  'map-key',
  'text',
];

/** Mostly mutations of what is right, some of pure chance; never what is right itself. */
export function spoil(bytes: Uint8Array, source: Source): FuzzInput {
  for (;;) {
    const chance = source.once(12);
    const spoiled = chance ? source.bytes(source.below(bytes.length + 20)) : mutateBytes(bytes, source);
    if (!sameBytes(spoiled, bytes)) return { bytes: spoiled, byPeer: false };
  }
}

export function byPeer(bytes: Uint8Array): FuzzInput {
  return { bytes, byPeer: true };
}

/** CBOR spoiled in its bytes or in its meaning. */
export function spoilCbor(bytes: Uint8Array, source: Source): Uint8Array {
  if (source.once(3)) return mutateBytes(bytes, source);
  const decoded = ql.decodeCbor(bytes);
  return ql.encodeCbor(decoded.kind === 'value' ? mutateCbor(decoded.value, source) : anyCbor(source));
}

/** The same bytes or another decoder's fault. */
export function assertSame(again: Uint8Array, bytes: Uint8Array): void {
  if (!sameBytes(again, bytes)) throw new Error('What was decoded is written in other bytes');
}
