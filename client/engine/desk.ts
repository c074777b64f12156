/** Everything that works on this device's conversations: the store, the messenger over it, and the settings. */
import { systemRandom } from '../../shared/crypto/random.ts';
import { createHttpRelay } from '../../shared/relay/http-relay.ts';
import type { Relay } from '../../shared/relay/relay.ts';
import { systemClock } from '../../shared/language/clock.ts';
import { createMessenger } from '../../shared/messenger/create-messenger.ts';
import type { Messenger } from '../../shared/messenger/messenger.ts';
import type { ConversationStore } from '../../shared/messenger/store.ts';
import { createDeviceFiles, sweepParts } from '../device-store/attachment-files.ts';
import { eraseDevice } from '../device-store/schema.ts';
import type { DeviceDatabase } from '../device-store/schema.ts';
import { keepSetting, settingsOf } from '../device-store/screen-queries.ts';
import { watchHealth } from './health.ts';
import { loadedJoinCodeKey } from './join-code-key.ts';
import type { HealthWatch } from './health.ts';
import { chooseWebPrimitives } from './web-primitives.ts';

export type Desk = {
  readonly database: DeviceDatabase;
  readonly store: ConversationStore;
  readonly messenger: Messenger;
  readonly health: HealthWatch;
  /** What the person chose, if anything. */
  readonly language: string | undefined;
  sendsReadReceipts(): boolean;
  setSendsReadReceipts(isOn: boolean): Promise<void>;
  /** Stops the messenger and closes the store. */
  close(): Promise<void>;
  /** Closes, and deletes everything that is kept on this device. */
  erase(): Promise<void>;
};

/** Receipts wait a random while, so that the relay does not learn the moment of reading (protocol.md 2.10). */
const receiptJitterMs = { min: 5_000, max: 60_000 };

/** A larger file waits until the person wants it: a phone may be short of room, and pay for what it loads. */
const fetchUpToBytes = 2 * 2 ** 20;

export async function openDesk(database: DeviceDatabase, store: ConversationStore): Promise<Desk> {
  const [settings] = await Promise.all([settingsOf(database), chooseWebPrimitives()]);
  let sendsReadReceipts = settings.sendsReadReceipts;
  await sweepParts(database);
  const messenger = createMessenger({
    role: 'client',
    store,
    relayAt: createRelays(),
    clock: systemClock,
    random: systemRandom,
    attachments: { files: createDeviceFiles(database), fetchUpToBytes },
    appVersion: 'page/1',
    joinCodeKey: loadedJoinCodeKey,
    receiptJitterMs,
    sendsReadReceipts: () => sendsReadReceipts,
  });
  const health = watchHealth(messenger);
  await messenger.start();

  const close = async () => {
    await messenger.stop();
    database.close();
  };

  return {
    database,
    store,
    messenger,
    health,
    language: settings.language,
    sendsReadReceipts: () => sendsReadReceipts,
    async setSendsReadReceipts(isOn) {
      await keepSetting(database, { name: 'sendsReadReceipts', value: isOn });
      sendsReadReceipts = isOn;
    },
    close,
    async erase() {
      await close();
      await eraseDevice();
    },
  };
}

function createRelays(): (relayUrl: string) => Relay {
  const known = new Map<string, Relay>();
  return (relayUrl) => {
    const relay =
      known.get(relayUrl) ??
      createHttpRelay({ url: relayUrl, clock: systemClock, random: systemRandom, web: globalThis });
    known.set(relayUrl, relay);
    return relay;
  };
}
