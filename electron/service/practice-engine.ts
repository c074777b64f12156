/** A whole make-believe practice beside the real one: a store, a relay and keys of its own, in a folder that is removed at the end. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { eventFrame, type Port } from '../../shared/contract/index.ts';
import { toHex } from '../../shared/language/bytes.ts';
import type { RandomBytes } from '../../shared/language/random.ts';
import { type LocalScreen, portPair, screenOn } from './local-screen.ts';

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
  /** Where its relay listens; undefined: on loopback. */
  readonly host: string | undefined;
};

export type ComposedEngine = { openPort(port: Port, purpose: 'screen'): void; stop(): Promise<void> };

type Compose = (own: {
  readonly folder: string;
  readonly demoPassphrase: string;
  readonly relayHost: string | undefined;
}) => ComposedEngine;

/** The longest that the settings allow: the real vault's own lock ends the practice anyway. */
const idleLockMinutes = 120;

/** Rejects when the relay cannot listen there; then nothing is left of it. */
export async function startPracticeEngine(
  compose: Compose,
  random: RandomBytes,
  { host, ...names }: PracticeEngineOptions,
): Promise<PracticeEngine> {
  const folder = await mkdtemp(path.join(tmpdir(), 'quietline-practice-'));
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
