/** What people, machines and the relay do in a history, one thing after the other. */
import fc from 'fast-check';
import type { Role } from '../../shared/messenger/store.ts';
import { mayTalk } from '../../shared/messenger/states.ts';
import { approveFirst, askToJoin, inviteClient } from '../../shared/messenger/testing/two-ends.ts';
import {
  currentSession,
  keepCopy,
  type NetworkState,
  networkStates,
  type Restore,
  restoreCopy,
  sides,
  type World,
} from './world.ts';

/** What is known of a history without looking into an engine. */
export type Model = { steps: number };

type Act = (world: World, model: Model) => Promise<void> | void;
export type Command = fc.AsyncCommand<Model, World>;

function command(name: string, act: Act): Command {
  return {
    check: () => true,
    toString: () => name,
    async run(model, world) {
      model.steps += 1;
      await act(world, model);
      await world.clock.settle();
      const [violation] = world.witness.violations;
      if (violation !== undefined) throw new Error(violation);
    },
  };
}

function write(side: Role): Command {
  return command(`${side} writes`, async (world, model) => {
    const session = await currentSession(world.ends[side]);
    if (session === undefined) return;
    const { relationshipId } = session;
    const text = `${side} ${model.steps}`;
    // Not awaited: the engine may die before it answers.
    void world.ends[side]
      .messenger()
      .sendText(session.conversationId, text)
      .then((outcome) => {
        if (outcome.kind === 'queued') world.texts.push({ side, relationshipId, text, isExcused: false });
        if (outcome.kind === 'queued' && !mayTalk(session))
          world.witness.violations.push(`${side} wrote while it must not`);
      });
  });
}

/** About one of the messages there are. */
function refer(side: Role, what: 'edit' | 'retract' | 'react', pick: number): Command {
  return command(`${side} would ${what} message ${pick}`, (world) => {
    const entries = world.ends[side].store.entries().filter(({ type }) => type === 1);
    const entry = entries[pick % Math.max(1, entries.length)];
    if (entry === undefined) return;
    const { conversationId, messageId } = entry;
    const messenger = world.ends[side].messenger();
    if (what === 'edit') void messenger.edit(conversationId, messageId, 'other words');
    else if (what === 'retract') void messenger.retract(conversationId, messageId);
    else void messenger.react(conversationId, messageId, pick % 3 === 0 ? '' : '🌱');
  });
}

function markRead(side: Role): Command {
  return command(`${side} reads`, async ({ ends }) => {
    const session = await currentSession(ends[side]);
    if (session === undefined) return;
    const { conversationId, relationshipId, received } = session;
    void ends[side].messenger().markRead(conversationId, relationshipId, received.sequence);
  });
}

const wait = (ms: number) => command(`${ms} ms pass`, ({ clock }) => clock.advance(ms));
/** As a laptop that slept, or a person who set the clock; the engines see it at their next round. */
const jump = (ms: number) =>
  command(`the clock jumps by ${ms} ms`, async ({ clock }) => {
    clock.jumpTo(clock.now() + ms);
    await clock.advance(80_000);
  });
const network = (state: NetworkState) => command(`the relay ${state}`, (world) => world.setNetwork(state));
const restartRelay = (loses: 'nothing' | 'cells' | 'mailboxes') =>
  command(`the relay restarts and has lost ${loses}`, ({ relay }) => relay.restart(loses));
const die = (side: Role, calls: number, moment: 'before' | 'after') =>
  command(`${side} dies ${moment} call ${calls}`, ({ ends }) => ends[side].dieAtCall(calls, moment));
const restart = (side: Role) => command(`${side} starts again`, ({ ends }) => void ends[side].restart());
const copyOf = (side: Role) => command(`${side} keeps a copy`, (world) => keepCopy(world, side));
const restore = ({ side, which, isMarked }: Restore) =>
  command(`${side} goes back to its ${which} copy${isMarked ? '' : ' unnoticed'}`, async (world) => {
    await restoreCopy(world, { side, which, isMarked });
    void world.ends[side].messenger().start();
  });
const end = (side: Role) =>
  command(`${side} says goodbye`, async (world) => {
    const session = await currentSession(world.ends[side]);
    if (session === undefined) return;
    world.hasSaidGoodbye = true;
    void world.ends[side].messenger().end(session.conversationId);
  });
const newBrowser = command('the client has a new browser', (world) => takeNewBrowser(world));
const meetNow = command('they try to meet', async (world) => {
  await meet(world);
  await world.clock.advance(2_000);
});

export function takeNewBrowser(world: World): void {
  world.replace('client');
  world.copies.client = [];
  world.lines.client = [];
  void world.ends.client.messenger().start();
}

/** The next thing that people do who want to come together: whatever did not visibly happen is tried again. */
export async function meet({ ends }: World): Promise<void> {
  const session = await currentSession(ends.client);
  if (session?.phase === 'open') return;
  const [join] = await ends.therapist.store.joins();
  const invite = (await ends.therapist.store.invites()).findLast(({ phase }) => phase === 'open');
  const attempt = async () => {
    if (join !== undefined && session?.phase === 'awaiting-welcome') return approveFirst(ends);
    if (invite === undefined) return inviteClient(ends);
    if (session !== undefined && session.phase !== 'ended') return undefined;
    // The relay has lost the invite: they ask for another.
    return (await askToJoin(ends.client, invite.link)) === 'gone' ? inviteClient(ends) : undefined;
  };
  // Refusals are for people to read; here they try again.
  void attempt().catch(() => undefined);
}

const side = fc.constantFrom(...sides);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export const commands: fc.Arbitrary<Command>[] = [
  fc.oneof(
    { weight: 60, arbitrary: side.map(write) },
    {
      weight: 12,
      arbitrary: fc.tuple(side, fc.constantFrom('edit', 'retract', 'react'), fc.nat(9)).map((parts) => refer(...parts)),
    },
    { weight: 10, arbitrary: side.map(markRead) },
    { weight: 30, arbitrary: fc.constantFrom(0, 1_000, 6_000, 35_000, 70_000, 11 * MINUTE).map(wait) },
    { weight: 8, arbitrary: fc.constantFrom(HOUR, 25 * HOUR, 49 * HOUR, 8 * DAY, 31 * DAY, -HOUR, -3 * DAY).map(jump) },
    { weight: 26, arbitrary: fc.constantFrom(...networkStates).map(network) },
    { weight: 10, arbitrary: fc.constant(network('whole')) },
    { weight: 4, arbitrary: fc.constantFrom('nothing', 'cells', 'mailboxes').map(restartRelay) },
    {
      weight: 20,
      arbitrary: fc
        .tuple(side, fc.integer({ min: 1, max: 24 }), fc.constantFrom('before', 'after'))
        .map((parts) => die(...parts)),
    },
    { weight: 18, arbitrary: side.map(restart) },
    { weight: 10, arbitrary: side.map(copyOf) },
    {
      weight: 10,
      arbitrary: fc
        .record({ side, which: fc.constantFrom('newest', 'newest', 'older'), isMarked: fc.constant(true) })
        .map(restore),
    },
    { weight: 1, arbitrary: side.map((who) => restore({ side: who, which: 'newest', isMarked: false })) },
    { weight: 1, arbitrary: side.map(end) },
    { weight: 2, arbitrary: fc.constant(newBrowser) },
    { weight: 4, arbitrary: fc.constant(meetNow) },
  ),
];
