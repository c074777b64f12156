/** Two engines, the relay between them and all that can go wrong with either: what the commands of the model act upon. */
import { freezeRestored } from '../../electron/service/features/conversations/index.ts';
import type { Role, Session } from '../../shared/messenger/store.ts';
import { createFakeClock, type FakeClock } from '../../shared/messenger/testing/fake-clock.ts';
import { createMemoryStore, type MemoryStore } from '../../shared/messenger/testing/memory-store.ts';
import { createEnd, type End, joinedEnds, seededRandom } from '../../shared/messenger/testing/two-ends.ts';
import { mailboxReaderKey, mailboxSenderKey } from '../../shared/protocol/index.ts';
import { createMemoryRelay, type MemoryRelay, type RelayFaults } from '../../shared/relay/memory-relay.ts';
import type { Relay, StoredCell } from '../../shared/relay/relay.ts';
import { createWitness, type Witness } from './witness.ts';

export const sides: readonly Role[] = ['therapist', 'client'];

export type Text = { readonly side: Role; readonly relationshipId: string; readonly text: string; isExcused: boolean };

export type World = {
  readonly clock: FakeClock;
  readonly relay: MemoryRelay;
  readonly witness: Witness;
  readonly ends: Record<Role, End>;
  /** What an engine said it had stored, in the order of writing. */
  readonly texts: Text[];
  /** Bytes for whatever the world does by chance. */
  readonly random: (length: number) => Uint8Array;
  /** Relationships in which an older copy went on without being marked as one: the two histories may differ for good. */
  readonly cloned: Set<string>;
  /** Those of which a copy was put back that the life before does not come from: both may have used the same numbers. */
  readonly ofTwoLives: Set<string>;
  /** Relationships of which that side was put back to an older copy, marked or not. */
  readonly restored: Record<Role, Set<string>>;
  /** Somebody pressed the button; not that it was told. */
  hasSaidGoodbye: boolean;
  /** Of stores, at most two per side, the older first. */
  readonly copies: Record<Role, readonly Copy[]>;
  /** So far; names the life after each. */
  restores: number;
  /** The copies that the present life came from, each put back over the life after the one before. */
  readonly lines: Record<Role, Line>;
  /** Another device, or the same over another store; the former is cut off at once. */
  replace(side: Role, store?: MemoryStore): void;
  setNetwork(state: NetworkState): void;
};

export const networkStates = [
  'whole',
  'down',
  'loses-requests',
  'loses-answers',
  'swallows',
  'swallows-some',
  'withholds',
  'doubles-and-reorders',
  'spoils',
  'lies',
] as const;
export type NetworkState = (typeof networkStates)[number];

/** `texts`: how many there were; `line`: that of the life it was made in. */
export type Copy = {
  readonly number: number;
  readonly store: MemoryStore;
  readonly texts: number;
  readonly line: Line;
};

/** Two lives may have begun over the same copy. */
type Line = readonly { readonly copy: number; readonly life: number }[];

type Template = { readonly therapist: MemoryStore; readonly client: MemoryStore; readonly now: number };
let template: Promise<Template> | undefined;

/** Made once: two ends that have joined, greeted each other and are quiet. */
async function joinedTemplate(): Promise<Template> {
  const ends = await joinedEnds({ seed: 4_711 });
  await ends.clock.advance(180_000);
  await ends.stop();
  return { therapist: ends.therapist.store, client: ends.client.store, now: ends.clock.now() };
}

/** `isJoined` false: two engines that have never met. */
export async function createWorld(seed: number, isJoined: boolean): Promise<World> {
  template ??= joinedTemplate();
  const from = await template;
  const clock = createFakeClock(from.now);
  const relay = createMemoryRelay({ clock });
  const random = seededRandom(seed);
  const witness = createWitness();
  const passed: StoredCell[] = [];
  const plug: Relay = {
    ...relay,
    send(sender, cellId, cell) {
      passed.push({ sequence: 0, cell });
      return relay.send(sender, cellId, cell);
    },
  };
  let lives = 0;
  function endOver(side: Role, store: MemoryStore): End {
    lives += 1;
    const onFault = (fault: unknown) => witness.violations.push(`Unforeseen: ${String(fault)} ${causeOf(fault)}`);
    return createEnd(side, clock, plug, seededRandom(seed * 31 + lives), { storeOf: witness.watch, onFault }, store);
  }
  const storeOf = (side: Role) => (isJoined ? from[side].copy() : createMemoryStore());
  const ends = { therapist: endOver('therapist', storeOf('therapist')), client: endOver('client', storeOf('client')) };
  for (const side of sides)
    for (const session of await ends[side].store.sessions()) await makeMailboxes(relay, session);
  for (const side of sides) await ends[side].messenger().start();
  await clock.settle();
  return {
    clock,
    relay,
    witness,
    ends,
    texts: [],
    random,
    cloned: new Set(),
    ofTwoLives: new Set(),
    restored: { therapist: new Set(), client: new Set() },
    hasSaidGoodbye: false,
    // What was kept before all else, until something newer is.
    copies: isJoined ? { therapist: [firstCopy(from.therapist)], client: [firstCopy(from.client)] } : noCopies(),
    restores: 0,
    lines: { therapist: [], client: [] },
    replace(side, store = createMemoryStore()) {
      ends[side].kill();
      ends[side] = endOver(side, store);
    },
    setNetwork: (state) => relay.setFaults(faultsOf(state, passed, random)),
  };
}

function firstCopy(store: MemoryStore): Copy {
  return { number: 0, store, texts: 0, line: [] };
}

function noCopies(): World['copies'] {
  return { therapist: [], client: [] };
}

export function keepCopy(world: World, side: Role): void {
  const [store, line, there] = [world.ends[side].store.copy(), world.lines[side], world.copies[side]];
  const number = Math.max(0, ...there.map((copy) => copy.number), ...line.map(({ copy }) => copy)) + 1;
  world.copies[side] = [...there.slice(-1), { number, store, texts: world.texts.length, line }];
}

/** Whether all that the copy holds is also in the past of the life that goes on now. */
function isOfThePast(copy: Copy, line: Line): boolean {
  const left = line[copy.line.length]?.copy;
  return copy.line.every(({ life }, index) => line[index]?.life === life) && (left ?? copy.number) >= copy.number;
}

function causeOf(fault: unknown): string {
  return fault instanceof Error && fault.cause instanceof Error ? (fault.cause.stack ?? '') : '';
}

async function makeMailboxes(relay: MemoryRelay, { ownMailbox, ownRescue }: Session): Promise<void> {
  for (const mailbox of ownRescue === undefined ? [ownMailbox] : [ownMailbox, ownRescue]) {
    const { readerSecret, capability } = mailbox;
    const keys = { reader: mailboxReaderKey(readerSecret), senderPublic: mailboxSenderKey(capability).public };
    await relay.createMailbox({ ...keys, class: 'standard' });
  }
}

function faultsOf(state: NetworkState, passed: readonly StoredCell[], random: World['random']): RelayFaults {
  let calls = 0;
  const everyOther = () => {
    calls += 1;
    return calls % 2 === 1;
  };
  switch (state) {
    case 'whole':
      return {};
    case 'down':
      return { losesRequest: () => true };
    case 'loses-requests':
      return { losesRequest: everyOther };
    case 'loses-answers':
      return { losesAnswer: everyOther };
    case 'swallows':
      return { discardsCell: () => true };
    case 'swallows-some':
      return { discardsCell: everyOther };
    case 'withholds':
      return { tampersWith: () => [] };
    case 'doubles-and-reorders':
      return { tampersWith: (cells) => [...cells.slice(-1), ...cells.toReversed(), ...cells] };
    case 'spoils':
      return { tampersWith: (cells) => cells.map(({ sequence, cell }) => ({ sequence, cell: spoilt(cell, random) })) };
    case 'lies':
      return { tampersWith: (cells) => [...cells, ...lies(cells, passed, random)] };
  }
}

function spoilt(cell: Uint8Array, random: World['random']): Uint8Array {
  const [at = 0, high = 0, bit = 0] = random(3);
  const index = (at + high * 256) % cell.length;
  return cell.map((byte, place) => (place === index ? byte ^ (1 << (bit & 7)) : byte));
}

/** Cells of any mailbox and any time, and junk of the right size, behind what is there. */
function lies(cells: readonly StoredCell[], passed: readonly StoredCell[], random: World['random']): StoredCell[] {
  const last = cells.at(-1)?.sequence ?? 0;
  const [first = 0, second = 0] = random(2);
  const old = [passed[first % Math.max(1, passed.length)], passed[second % Math.max(1, passed.length)]];
  const told = [...old.flatMap((cell) => (cell === undefined ? [] : [cell.cell])), new Uint8Array(4096).fill(first)];
  return told.map((cell, index) => ({ sequence: last + index + 1, cell }));
}

export type Restore = {
  readonly side: Role;
  readonly which: 'older' | 'newest';
  /** The end knows it, as the service does at its start. */
  readonly isMarked: boolean;
};

/** The end goes on over an older store. */
export async function restoreCopy(world: World, { side, which, isMarked }: Restore): Promise<void> {
  const copy = which === 'older' ? world.copies[side][0] : world.copies[side].at(-1);
  if (copy === undefined) return;
  const sessions = [...(await world.ends[side].store.sessions()), ...(await copy.store.sessions())];
  for (const { relationshipId } of sessions) {
    world.restored[side].add(relationshipId);
    if (!isMarked) world.cloned.add(relationshipId);
    if (!isOfThePast(copy, world.lines[side])) world.ofTwoLives.add(relationshipId);
  }
  world.restores += 1;
  world.lines[side] = [...copy.line, { copy: copy.number, life: world.restores }];
  const store = copy.store.copy();
  if (isMarked) {
    await freezeRestored(store);
  } else {
    world.witness.excuse(side);
  }
  // What was written since may be on no computer any more; the person who restored knows.
  for (const text of world.texts.slice(copy.texts)) if (text.side === side) text.isExcused = true;
  world.replace(side, store);
}

/** The one that people are in: the newest that has not ended, or the last there was. */
export async function currentSession(end: End): Promise<Session | undefined> {
  const sessions = await end.store.sessions();
  return sessions.findLast(({ phase }) => phase !== 'ended') ?? sessions.at(-1);
}
