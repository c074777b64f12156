/** A whole make-believe practice beside the real one: a store, a relay and keys of its own, in a folder that is removed at the end. */
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { eventFrame, type Port } from '../../shared/contract/index.ts';
import { type Policy, usualPolicy } from '../../shared/domain/policies/policy.ts';
import { toHex } from '../../shared/language/bytes.ts';
import type { RandomBytes } from '../../shared/language/random.ts';
import { type LocalScreen, portPair, screenOn } from './local-screen.ts';

/** The number of the process follows, which tells whose a folder is. */
const folderPrefix = 'quietline-practice-';

/** Removes what rehearsals left behind whose app died in the middle: noise without the key that died with it, but in the way. */
export async function sweepPracticeFolders(): Promise<void> {
  const ownerIn = new RegExp(`^${folderPrefix}(\\d+)-`);
  for (const name of await readdir(tmpdir())) {
    const owner = ownerIn.exec(name)?.[1];
    if (owner === undefined || runs(Number(owner))) continue;
    await rm(path.join(tmpdir(), name), { recursive: true, force: true, maxRetries: 5 });
  }
}

function runs(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process runs just as well.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

export type PracticeEngine = {
  readonly screen: LocalScreen;
  onEvent(listener: (event: string, payload: unknown) => void): void;
  /** Ends it and removes all that it wrote. Idempotent. */
  stop(): Promise<void>;
};

export type PracticeEngineOptions = {
  readonly practiceName: string;
  readonly therapistName: string;
  readonly phone: string;
  readonly emergencyText: string;
  /** What the make-believe client is asked to sign; undefined: the usual one. */
  readonly policy: Policy | undefined;
  /** Where its relay listens; undefined: on loopback. */
  readonly host: string | undefined;
};

export type ComposedEngine = { openPort(port: Port, purpose: 'screen'): void; stop(): Promise<void> };

type Compose = (own: {
  readonly folder: string;
  readonly demoPassphrase: string;
  readonly relayHost: string | undefined;
}) => ComposedEngine;

/** Reserved for what is made up; a policy without a number to call is none. */
const phoneOfNobody = '555 0100';

async function putPolicyInForce(screen: LocalScreen, draft: Policy): Promise<void> {
  await screen.call('policies.saveDraft', { draft });
  const made = await screen.call('policies.make', undefined);
  if (made.kind !== 'made') throw new Error(made.kind);
}

/** The longest that the settings allow: the real vault's own lock ends the practice anyway. */
const idleLockMinutes = 120;

/** Rejects when the relay cannot listen there; then nothing is left of it. */
export async function startPracticeEngine(
  compose: Compose,
  random: RandomBytes,
  { host, policy, ...names }: PracticeEngineOptions,
): Promise<PracticeEngine> {
  const folder = await mkdtemp(path.join(tmpdir(), `${folderPrefix}${String(process.pid)}-`));
  // Kept by nobody: once this process lets go of it, what the folder held is noise.
  const passphrase = toHex(random(32));
  const service = compose({ folder: path.join(folder, 'vault'), demoPassphrase: passphrase, relayHost: host });
  const [screenEnd, serviceEnd] = portPair();
  service.openPort(serviceEnd, 'screen');
  const screen = screenOn(screenEnd);

  async function end(): Promise<void> {
    try {
      await service.stop();
    } finally {
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    }
  }

  let stopping: Promise<void> | undefined;
  function stop(): Promise<void> {
    stopping ??= end();
    return stopping;
  }

  try {
    const { practiceName, therapistName, phone, emergencyText } = names;
    const created = await screen.call('vault.create', { passphrase, practiceName, therapistName });
    if (created.kind !== 'created') throw new Error(created.kind);
    await screen.call('vault.confirmRecoveryWords', undefined);
    const settings = await screen.call('settings.get', undefined);
    await screen.call('settings.update', { ...settings, phone, emergencyText, idleLockMinutes });
    await putPolicyInForce(screen, policy ?? usualPolicy(phone === '' ? phoneOfNobody : phone));
    const relay = await screen.call('settings.relayStatus', undefined);
    if (relay.kind === 'unreachable' || relay.kind === 'port-taken') throw new Error(relay.kind);
    return {
      screen,
      onEvent: (listener) =>
        screenEnd.onMessage((message) => {
          const frame = eventFrame.safeParse(message);
          if (frame.success) listener(frame.data.event, frame.data.payload);
        }),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
