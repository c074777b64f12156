/** Sees every commit and every relay call of both ends, and writes down what must never have been. */
import { openBox } from '../../shared/crypto/xchacha20-poly1305.ts';
import { sha256 } from '../../shared/crypto/hash.ts';
import { toHex } from '../../shared/language/bytes.ts';
import { GONE_TYPE } from '../../shared/messenger/content-types.ts';
import { stateOf, transitions } from '../../shared/messenger/states.ts';
import type { Change, ConversationStore, Entry, OutboxItem, Role, Session } from '../../shared/messenger/store.ts';
import type { MemoryStore } from '../../shared/messenger/testing/memory-store.ts';
import { decodeRatchet, mailboxSealKey, openCell, RATCHET_OVERHEAD } from '../../shared/protocol/index.ts';

const BOX_BYTES = 40;
const SEALED_HEADER_BYTES = RATCHET_OVERHEAD - BOX_BYTES;

export type Witness = {
  readonly violations: string[];
  /** `from -> to`, and how often. */
  readonly seen: Map<string, number>;
  /** The store that an engine gets in place of `store`. */
  watch(role: Role, store: MemoryStore): ConversationStore;
  /** From now on this end may seal twice with one key: an older copy goes on that nobody marked as one. */
  excuse(role: Role): void;
  /** In that relationship one side wrote two payloads under one number. */
  hasSaidTwice(relationshipId: string): boolean;
  everHad(role: Role, entry: Entry): boolean;
  everRead(role: Role, entry: Entry): boolean;
};

export function createWitness(): Witness {
  const violations: string[] = [];
  const seen = new Map<string, number>();
  const written: Record<Role, Set<string>> = { therapist: new Set(), client: new Set() };
  const arrived: Record<Role, Set<string>> = { therapist: new Set(), client: new Set() };
  const read: Record<Role, Set<string>> = { therapist: new Set(), client: new Set() };
  const sealed = new Map<string, string>();
  const excused = new Set<Role>();

  function expectTransition(before: Session | undefined, after: Session): void {
    const isNew = before?.relationshipId !== after.relationshipId;
    const from = before === undefined || isNew ? 'none' : stateOf(before);
    const to = stateOf(after);
    if (from === to) return;
    const name = `${from} -> ${to}`;
    seen.set(name, (seen.get(name) ?? 0) + 1);
    const isDrawn = from === 'none' ? to === 'asking' || to === 'open' : transitions[from].includes(to);
    if (!isDrawn) violations.push(`A transition that is not drawn: ${name}`);
  }

  function expectEntry(role: Role, before: Session | undefined, entry: Entry): void {
    if (entry.type === GONE_TYPE) return;
    const name = nameOf(entry);
    const isGivenBack = entry.direction === 'outgoing' && entry.delivery?.kind === 'delivered';
    if (entry.direction === 'incoming') {
      const peer = role === 'therapist' ? 'client' : 'therapist';
      if (!written[peer].has(name)) violations.push(`The ${role} shows what was never written: ${entry.sequence}`);
      arrived[role].add(name);
    } else if (isGivenBack) {
      if (!written[role].has(name)) violations.push(`The ${role} was given back what it never wrote`);
    } else {
      const state = before && stateOf(before);
      // What ends a silence may be in the same commit: a renewal and what is said with it.
      if (state === 'forked' || state === 'ended') violations.push(`The ${role} spoke while ${state}`);
      written[role].add(name);
    }
  }

  /** One number of one chain seals one message, whatever dies or is restored. */
  function expectFreshKey(role: Role, session: Session, item: Omit<OutboxItem, 'position'>): void {
    const opened = openCell(mailboxSealKey(item.to.capability), item.cell);
    if (opened.kind !== 'cell' || opened.type !== 'message') return;
    const decoded = decodeRatchet(session.ratchet);
    const sending = decoded.kind === 'ratchet' ? decoded.ratchet.sending : undefined;
    if (decoded.kind !== 'ratchet' || sending === undefined) return;
    const header = openBox(sending.headerKey, opened.body.subarray(0, SEALED_HEADER_BYTES), decoded.ratchet.ad);
    if (header === undefined) return;
    const key = `${toHex(header.subarray(1, 33))} ${toHex(header.subarray(-4))}`;
    const message = toHex(opened.body.subarray(-32));
    const former = sealed.get(key);
    sealed.set(key, former ?? message);
    if (former !== undefined && former !== message && !excused.has(role))
      violations.push(`The ${role} sealed two messages with one key`);
  }

  async function look(role: Role, store: MemoryStore, changes: readonly Change[]): Promise<void> {
    const after = changes.find((change) => change.kind === 'put-session')?.session;
    const before = after && (await store.session(after.conversationId));
    if (after !== undefined) expectTransition(before, after);
    for (const change of changes) {
      if (change.kind === 'append-entry') expectEntry(role, before, change.entry);
      if (change.kind === 'put-outbox' && after !== undefined) expectFreshKey(role, after, change.item);
      if (change.kind === 'set-read') {
        const { relationshipId, upToSequence } = change;
        for (const entry of await store.entriesBetween(relationshipId, 'incoming', 1, upToSequence))
          read[role].add(nameOf(entry));
      }
    }
  }

  return {
    violations,
    seen,
    watch: (role, store) => ({
      ...store,
      async commit(changes) {
        await look(role, store, changes);
        await store.commit(changes);
      },
    }),
    excuse: (role) => void excused.add(role),
    hasSaidTwice: (relationshipId) =>
      [written.therapist, written.client].some((names) => {
        const places = [...names].filter((name) => name.startsWith(relationshipId)).map((name) => name.split(' ')[1]);
        return new Set(places).size < places.length;
      }),
    everHad: (role, entry) => arrived[role].has(nameOf(entry)),
    everRead: (role, entry) => read[role].has(nameOf(entry)),
  };
}

function nameOf({ relationshipId, sequence, payload }: Entry): string {
  return `${relationshipId} ${sequence} ${toHex(sha256(payload).subarray(0, 16))}`;
}
