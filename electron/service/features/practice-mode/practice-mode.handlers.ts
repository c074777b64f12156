/** Practice mode: starts the make-believe practice, passes the screens' calls on to it, ticks off what was really done, and wipes it. */
import { networkInterfaces } from 'node:os';
import { z } from 'zod';
import { Fault, type Input, type Output, type ToMain } from '../../../../shared/contract/index.ts';
import { errorCodes } from '../../../../shared/contract/errors.ts';
import type { ClientId, Timestamp } from '../../../../shared/domain/ids.ts';
import type { Policy } from '../../../../shared/domain/policies/policy.ts';
import { emergencyWordsOf, type RehearsedItem, stepsDone } from '../../../../shared/domain/rehearsal.ts';
import type { Clock } from '../../../../shared/language/clock.ts';
import type { WritableDatabase } from '../../database/database.ts';
import type { PracticeEngine, PracticeEngineOptions } from '../../practice-engine.ts';
import { createCompetenceRepository } from './competence.repository.ts';

type PracticeModePorts = {
  readonly database: WritableDatabase;
  readonly clock: Clock;
  readonly appVersion: string;
  readonly settings: () => { readonly therapistName: string; readonly phone: string; readonly emergencyText: string };
  /** The practice's own; undefined while there is none. */
  readonly policy: () => Policy | undefined;
  readonly startEngine: (options: PracticeEngineOptions) => Promise<PracticeEngine>;
  readonly tellMain: (message: ToMain) => void;
  readonly onChange: () => void;
  readonly onEngineEvent: (event: string, payload: unknown) => void;
  readonly report: (fault: unknown) => void;
};

type Running = {
  readonly engine: PracticeEngine;
  readonly clientId: ClientId;
  readonly startedAt: Timestamp;
  readonly address: string | undefined;
};

/** What screens have no business with in a practice that is gone in an hour, and what would reach outside of it. */
const refused =
  /^(vault|backups|records|practiceMode|deletions|retention|disclosures|amendments|requests|audit|will|settings\.update|settings\.tryRelay|attachments\.save)/;
const refusal = z.object({
  code: z.enum(errorCodes),
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
});
/** Enough for a rehearsal. */
const lookedAt = 200;

export function createPracticeMode(ports: PracticeModePorts) {
  const repository = createCompetenceRepository(ports.database);
  const now = () => ports.clock.now() as Timestamp;
  let running: Running | undefined;
  let starting: Promise<Output<'practiceMode.start'>> | undefined;

  async function steps({ engine, clientId }: Running) {
    const { items } = await engine.screen.call('conversations.page', { clientId, limit: lookedAt });
    const rehearsed = items.map((item): RehearsedItem => {
      if (item.kind === 'event') return { kind: 'event', what: item.what, at: item.at };
      if (item.kind === 'form-answer' && item.standing === 'signed' && item.verdict === 'sound')
        return { kind: 'signature', at: item.at };
      if (item.kind !== 'message') return { kind: 'other' };
      return { kind: 'message', isOwn: item.isOwn, text: item.text, at: item.at };
    });
    return stepsDone(rehearsed, emergencyWordsOf(ports.settings())).map(({ step, at }) => ({
      step,
      at: at as Timestamp,
    }));
  }

  async function begin(input: Input<'practiceMode.start'>): Promise<Output<'practiceMode.start'>> {
    const { clientName, practiceName, address } = input;
    if (address !== undefined && !addressesHere().includes(address)) return { kind: 'address-gone' };
    try {
      const engine = await ports.startEngine({
        ...ports.settings(),
        ...{ practiceName, policy: ports.policy(), host: address },
      });
      const { id } = await engine.screen.call('clients.create', { name: clientName });
      running = { engine, clientId: id, startedAt: now(), address };
      engine.onEvent((event, payload) => {
        ports.onEngineEvent(event, payload);
        if (event !== 'relayStatusChanged') ports.onChange();
      });
    } catch (error) {
      ports.report(error);
      return { kind: 'failed' };
    }
    ports.onChange();
    return { kind: 'started' };
  }

  function here(): Running {
    if (running === undefined) throw new Fault('not-found');
    return running;
  }

  async function stop(): Promise<void> {
    await starting;
    const ended = running;
    if (ended === undefined) return;
    running = undefined;
    ports.tellMain({ kind: 'practice-window' });
    await ended.engine.stop();
  }

  return {
    stop,
    handlers: {
      'practiceMode.state': async (): Promise<Output<'practiceMode.state'>> => {
        const addresses = addressesHere();
        if (running === undefined) return { addresses };
        const { clientId, startedAt, address } = running;
        return {
          addresses,
          running: { clientId, startedAt, steps: await steps(running), ...(address === undefined ? {} : { address }) },
        };
      },

      'practiceMode.start': async (input: Input<'practiceMode.start'>): Promise<Output<'practiceMode.start'>> => {
        if (running !== undefined || starting !== undefined) return { kind: 'runs-already' };
        starting = begin(input).finally(() => {
          starting = undefined;
        });
        return starting;
      },

      'practiceMode.openClient': async ({
        label,
      }: Input<'practiceMode.openClient'>): Promise<Output<'practiceMode.openClient'>> => {
        const { engine, clientId } = here();
        const { invite } = await engine.screen.call('clients.invitation', { id: clientId });
        if (invite === undefined || invite.phase !== 'open') return { kind: 'no-invite' };
        ports.tellMain({ kind: 'practice-window', page: { url: invite.link, label } });
        return { kind: 'opened' };
      },

      'practiceMode.loseClient': (): void => {
        here();
        ports.tellMain({ kind: 'practice-window' });
      },

      'practiceMode.call': async ({ method, input }: Input<'practiceMode.call'>): Promise<unknown> => {
        const { screen } = here().engine;
        if (refused.test(method)) throw new Fault('invalid-input');
        // The person is here, for the make-believe practice as well.
        await screen.call('vault.touch', undefined);
        return screen.callRaw(method, input).catch((error: unknown) => {
          const known = refusal.safeParse(error);
          throw known.success ? new Fault(known.data.code, known.data.details) : error;
        });
      },

      'practiceMode.finish': async ({ name }: Input<'practiceMode.finish'>): Promise<Output<'practiceMode.finish'>> => {
        const ended = here();
        const { startedAt, address } = ended;
        const done = await steps(ended);
        await stop();
        const id =
          name === undefined
            ? undefined
            : repository.add({
                ...{ name, startedAt, endedAt: now(), steps: done },
                ...{ appVersion: ports.appVersion, isOnNetwork: address !== undefined },
              });
        ports.onChange();
        return id === undefined ? {} : { id };
      },

      'practiceMode.records': (): Output<'practiceMode.records'> => repository.all(),
    },
  };
}

/** This computer's addresses in the local network, now. */
function addressesHere(): string[] {
  return Object.values(networkInterfaces())
    .flatMap((known) => known ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address);
}
