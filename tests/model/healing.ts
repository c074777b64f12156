/** What must be so once the faults stop: both sides whole again, or what is not said to both. */
import { sameBytes, toHex } from '../../shared/language/bytes.ts';
import { mayTalk, stateOf } from '../../shared/messenger/states.ts';
import type { Entry, Role, Session } from '../../shared/messenger/store.ts';
import type { End } from '../../shared/messenger/testing/two-ends.ts';
import { meet, takeNewBrowser } from './commands.ts';
import { currentSession, sides, type World } from './world.ts';

const HOUR_MS = 3_600_000;
/** Each a day further: every pause of the engine is over by then. */
const MAX_ROUNDS = 12;
/** What was written is told to be unconfirmed after two days. */
const ROUNDS_UNTIL_TOLD = 4;

/** Throws, with words, where something does not hold. */
export async function healAndJudge(world: World): Promise<void> {
  const { clock, relay, ends, witness } = world;
  relay.setFaults({});
  for (const side of sides) await ends[side].restart();
  let isNewBrowser = false;
  let untoldDays = 0;
  for (let round = 0; ; round += 1) {
    await clock.advance(150_000);
    await judgeAlways(world);
    const unrest = await whatIsUnquiet(world);
    if (unrest === undefined) break;
    const apart = (await whyApart(world)) ?? (round >= ROUNDS_UNTIL_TOLD ? await whyUnlikeACopy(world) : undefined);
    const untold = apart === 'forked' || apart === 'of two joins' ? await whoIsUntold(world) : undefined;
    if (untold !== undefined) {
      // After two days, and as many as a clock was set back.
      untoldDays += 1;
      if (untoldDays > MAX_ROUNDS) throw new Error(`The ${untold} is not told: ${apart}; ${await describe(world)}`);
      await writeOn(ends[untold]);
      await passADay(world);
      continue;
    }
    if (apart !== undefined && !isNewBrowser) {
      isNewBrowser = true;
      takeNewBrowser(world);
    }
    if (round >= MAX_ROUNDS + untoldDays)
      throw new Error(`They do not come to rest: ${unrest}; ${await describe(world)}`);
    for (let step = 0; step < 8 && (await currentSession(ends.client))?.phase !== 'open'; step += 1) {
      await meet(world);
      await clock.advance(2_000);
    }
    if (apart !== undefined) continue;
    await passADay(world);
  }
  await judgeWhole(world);
  const [violation] = witness.violations;
  if (violation !== undefined) throw new Error(violation);
}

async function passADay({ clock, ends }: World): Promise<void> {
  clock.jumpTo(clock.now() + 25 * HOUR_MS);
  for (const side of sides) await ends[side].restart();
}

async function writeOn(end: End): Promise<void> {
  const session = await currentSession(end);
  if (session !== undefined) void end.messenger().sendText(session.conversationId, 'is somebody there');
}

/** Why only a new join helps; undefined: nothing of the kind. */
async function whyApart(world: World): Promise<string | undefined> {
  const [therapist, client] = [await currentSession(world.ends.therapist), await currentSession(world.ends.client)];
  for (const session of [therapist, client]) {
    const state = session && stateOf(session);
    if (state === 'ended') {
      if (!world.hasSaidGoodbye) throw new Error(`An end that nobody made; ${await describe(world)}`);
      return 'ended';
    }
    if (state === 'forked') {
      if (!isForkMade(world, session)) throw new Error(`A fork that nobody made; ${await describe(world)}`);
      return 'forked';
    }
  }
  if (client?.phase !== 'open' || therapist === undefined) return undefined;
  if (therapist.relationshipId === client.relationshipId) return undefined;
  // Only a therapist who was put back to before the client's last join can know nothing of it.
  if (world.restored.therapist.size === 0) throw new Error(`A join of one side alone; ${await describe(world)}`);
  return 'of two joins';
}

/** Two lives that knew nothing of each other, and have really said two things under one number. */
function isForkMade({ cloned, ofTwoLives, witness }: World, session: Session | undefined): boolean {
  if (session === undefined) return false;
  const { relationshipId } = session;
  return cloned.has(relationshipId) || (ofTwoLives.has(relationshipId) && witness.hasSaidTwice(relationshipId));
}

/** Who neither sees that only a new join helps nor, though writing on, that nothing arrives. */
async function whoIsUntold({ ends }: World): Promise<Role | undefined> {
  for (const side of sides) {
    const session = await currentSession(ends[side]);
    if (session !== undefined && mayTalk(session) && !isTold(session)) return side;
  }
  return undefined;
}

function isTold({ unconfirmedSince, gap }: Session): boolean {
  return unconfirmedSince !== undefined || gap !== undefined;
}

/** An unnoticed copy need not come to a fork; but then somebody is told that nothing arrives. */
async function whyUnlikeACopy({ ends, cloned }: World): Promise<string | undefined> {
  for (const side of sides) {
    const session = await currentSession(ends[side]);
    if (session === undefined || !cloned.has(session.relationshipId)) continue;
    if (isTold(session)) return `the ${side} is told of silence`;
  }
  return undefined;
}

async function whatIsUnquiet({ ends }: World): Promise<string | undefined> {
  const [therapist, client] = [await currentSession(ends.therapist), await currentSession(ends.client)];
  if (therapist === undefined || client === undefined) return 'they have not met';
  if (therapist.relationshipId !== client.relationshipId) return 'they hold different relationships';
  for (const side of sides) {
    const session = side === 'therapist' ? therapist : client;
    const peer = side === 'therapist' ? client : therapist;
    if (stateOf(session) !== 'open') return `the ${side} is ${stateOf(session)}`;
    if (session.rekey?.lost !== undefined) return `the ${side} waits for what it lost`;
    if ((await ends[side].store.outbox()).some(({ conversationId }) => conversationId === session.conversationId))
      return `the ${side} has not sent all`;
    if ((await ends[side].store.heldPayloads(session.relationshipId)).length > 0) return `the ${side} holds payloads`;
    const isHeard =
      session.sent.sequence === peer.received.sequence && sameBytes(session.sent.hash, peer.received.hash);
    if (!isHeard) return `the ${side} is not heard`;
  }
  return undefined;
}

/** At every moment: a state says no more than what was so at the other end. */
async function judgeAlways({ ends, witness }: World): Promise<void> {
  for (const side of sides) {
    const peer: Role = side === 'therapist' ? 'client' : 'therapist';
    for (const entry of ends[side].store.entries()) {
      const delivery = entry.direction === 'outgoing' ? entry.delivery?.kind : undefined;
      const isClaimed = delivery === 'delivered' || delivery === 'read';
      if (isClaimed && entry.type !== 0 && !witness.everHad(peer, entry))
        throw new Error(`The ${side} says delivered and it was not`);
      if (delivery === 'read' && !witness.everRead(peer, entry))
        throw new Error(`The ${side} says read and it was not`);
    }
    if (ends[side].leftUnsaved().length > 0) throw new Error(`A cell of the ${side} left that was not stored`);
    const [violation] = witness.violations;
    if (violation !== undefined) throw new Error(violation);
  }
}

async function judgeWhole(world: World): Promise<void> {
  const { ends, texts } = world;
  for (const side of sides) {
    const session = await currentSession(ends[side]);
    if (session === undefined) continue;
    const [own, peer] = side === 'therapist' ? [ends.therapist, ends.client] : [ends.client, ends.therapist];
    const sent = entriesOf(own, session, 'outgoing');
    const received = entriesOf(peer, session, 'incoming');
    const lost = [own, peer].map((end) => (mayHaveLost(world, session) ? lostOf(end) : 0));
    const [fewestSent = 0, fewestReceived = 0] = lost.map((count) => session.sent.sequence - count);
    if (sent.length < fewestSent || received.length < fewestReceived)
      throw new Error(`Of ${session.sent.sequence} there are ${sent.length} and ${received.length}`);
    const byPlace = new Map(received.map((entry) => [entry.sequence, entry]));
    const differing = sent.find((entry) => byPlace.has(entry.sequence) && !isSame(entry, byPlace.get(entry.sequence)));
    if (differing !== undefined) throw new Error(`The two sides differ at ${differing.sequence} of the ${side}'s`);
    const order = received.map(({ orderAt }) => orderAt);
    if (order.some((at, index) => index > 0 && at < (order[index - 1] ?? 0)))
      throw new Error(`What the ${side} wrote is shown in another order`);
    const shown = received.filter(({ type }) => type === 1).map(({ text }) => text);
    for (const { text, relationshipId, isExcused } of texts.filter((candidate) => candidate.side === side)) {
      if (relationshipId !== session.relationshipId) continue;
      const count = shown.filter((candidate) => candidate === text).length;
      const isSaid = mayHaveLost(world, session) && lostOf(peer) > 0;
      if (count > 1 || (count === 0 && !isExcused && !isSaid)) throw new Error(`"${text}" is shown ${count} times`);
    }
  }
}

/** What one side alone has lost, the other gives back. */
function mayHaveLost({ restored }: World, { relationshipId }: Session): boolean {
  return sides.every((side) => restored[side].has(relationshipId));
}

/** As many as its person was told of. */
function lostOf(end: End): number {
  const told = end.store.events().filter(({ what }) => what === 'lost-on-both-sides');
  return told.reduce((sum, { count = 0 }) => sum + count, 0);
}

function entriesOf(end: End, { relationshipId }: Session, direction: Entry['direction']): readonly Entry[] {
  const entries = end.store.entries().filter((entry) => entry.relationshipId === relationshipId);
  return entries.filter((entry) => entry.direction === direction).sort((a, b) => a.sequence - b.sequence);
}

function isSame(sent: Entry, received: Entry | undefined): boolean {
  if (received?.sequence !== sent.sequence) return false;
  // Where the content is gone on either side, its hash closes the chain.
  const isGone = received.type === 0 || sent.type === 0;
  return isGone ? sameBytes(sent.chainHash, received.chainHash) : sameBytes(sent.payload, received.payload);
}

async function describe({ ends }: World): Promise<string> {
  const parts = await Promise.all(
    sides.map(async (side) => {
      const session = await currentSession(ends[side]);
      if (session === undefined) return `${side}: no session`;
      const { sent, received, acknowledged, gap, rekey, relationshipId } = session;
      const held = (await ends[side].store.heldPayloads(relationshipId)).map(({ sequence }) => sequence);
      const facts = { sent: sent.sequence, received: received.sequence, acknowledged, gap, held };
      const { pending, former, ...renewal } = rekey ?? { pending: undefined, former: undefined };
      const what = { ...renewal, pending: pending !== undefined, former: former?.until };
      const outbox = (await ends[side].store.outbox()).length;
      const events = ends[side].store.events().map((event) => event.what);
      return `${side} ${relationshipId.slice(0, 6)} ${stateOf(session)} ${JSON.stringify(facts)} ${JSON.stringify({ ...what, lost: rekey?.lost && [rekey.lost.next, rekey.lost.upTo, toHex(rekey.lost.endHash).slice(0, 6)] })} outbox ${outbox} ${events.join(',')}`;
    }),
  );
  return parts.join(' | ');
}
