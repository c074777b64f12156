/** A whole service in this process, a screen on it, and clients who write to it with the same engine. */
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Output, Port, ToMain } from '../../../shared/contract/index.ts';
import { systemRandom } from '../../../shared/crypto/random.ts';
import type { ClientId } from '../../../shared/domain/ids.ts';
import { type Clock, systemClock } from '../../../shared/language/clock.ts';
import { createMessenger, type Messenger } from '../../../shared/messenger/index.ts';
import { createMemoryFiles } from '../../../shared/messenger/testing/memory-files.ts';
import { createMemoryStore, type MemoryStore } from '../../../shared/messenger/testing/memory-store.ts';
import { createMemoryRelay } from '../../../shared/relay/memory-relay.ts';
import type { Relay } from '../../../shared/relay/relay.ts';
import { joinCodeKey } from '../../../shared/protocol/index.ts';
import { composeService, type Service } from '../compose.ts';
import type { PortPurpose } from '../serve-contract.ts';
import { portPair, screenOn, type LocalScreen } from '../local-screen.ts';
import { quickArgon2, strongPassphrase } from './vaults.ts';

export type TestService = {
  readonly service: Service;
  readonly screen: LocalScreen;
  readonly told: readonly ToMain[];
  openPort(purpose: PortPurpose): LocalScreen;
};

export type TestServiceOptions = {
  readonly clock?: Clock;
  readonly relayAt?: (url: string) => Relay;
  readonly pageFolder?: string;
  /** The file that names the installation. */
  readonly installFile?: string;
};

export function testService(folder: string, options: TestServiceOptions = {}): TestService {
  const told: ToMain[] = [];
  const service = composeService({
    folder: join(folder, 'vault'),
    pageFolder: options.pageFolder,
    appVersion: '0.1.0',
    clock: options.clock ?? systemClock,
    random: systemRandom,
    tellMain: (message) => told.push(message),
    argon2: quickArgon2,
    receiptJitterMs: { min: 1, max: 20 },
    installFile: options.installFile,
    ...(options.relayAt === undefined ? {} : { relayAt: options.relayAt }),
  });
  onTestFinished(() => service.stop());
  function openPort(purpose: PortPurpose): LocalScreen {
    const [screenEnd, serviceEnd]: readonly [Port, Port] = portPair();
    service.openPort(serviceEnd, purpose);
    return screenOn(screenEnd);
  }
  return { service, told, openPort, screen: openPort('screen') };
}

export async function createVaultOn({ screen }: TestService): Promise<Output<'vault.create'>> {
  return screen.call('vault.create', {
    passphrase: strongPassphrase,
    practiceName: 'Hazel Street Practice',
    therapistName: 'Dr. Rivera',
  });
}

/** One relay in memory for every address. */
export function sharedMemoryRelay(): (url: string) => Relay {
  const relay = createMemoryRelay({ clock: systemClock });
  return () => relay;
}

export type TestClient = { readonly messenger: Messenger; readonly store: MemoryStore };

/** Somebody's browser: opens the link, says a name, and asks to join. */
export async function joinByLink(link: string, name: string, relayAt: (url: string) => Relay): Promise<TestClient> {
  const store = createMemoryStore();
  const messenger = createMessenger({
    role: 'client',
    store,
    attachments: { files: createMemoryFiles(), fetchUpToBytes: 2 ** 30 },
    relayAt,
    clock: systemClock,
    random: systemRandom,
    appVersion: '0.1.0',
    joinCodeKey,
    receiptJitterMs: { min: 1, max: 20 },
    sendsReadReceipts: () => true,
  });
  onTestFinished(() => messenger.stop());
  await messenger.start();
  const opened = await messenger.client.openInvite(link);
  if (opened.kind !== 'invite') throw new Error(opened.kind);
  const joined = await messenger.client.join(opened.token, name);
  if (joined.kind !== 'asked') throw new Error(joined.kind);
  return { messenger, store };
}

/** A client of the practice who has joined and was let in. */
export async function joinedClient(
  { screen }: TestService,
  name: string,
  relayAt: (url: string) => Relay,
): Promise<TestClient & { readonly id: ClientId }> {
  const { id } = await screen.call('clients.create', { name });
  const invited = await screen.call('clients.invite', { id, validDays: 7, locale: 'en' });
  if (invited.kind !== 'created') throw new Error(invited.kind);
  const client = await joinByLink(invited.invite.link, name, relayAt);
  const joinId = await eventually(async () => {
    const { joins } = await screen.call('clients.invitation', { id });
    return joins[0]?.joinId;
  });
  const approved = await screen.call('clients.approveJoin', { joinId });
  if (approved.kind !== 'approved') throw new Error(approved.kind);
  await eventually(async () => ((await client.store.sessions())[0]?.phase === 'open' ? true : undefined));
  return { ...client, id };
}

/** Asks again until there is an answer, every hundredth of a second. */
export async function eventually<Answer>(ask: () => Promise<Answer | undefined>, turns = 400): Promise<Answer> {
  for (let turn = 0; turn < turns; turn += 1) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('What was waited for did not come');
}
