/** Everything that works on this device's conversations: the store, the messenger over it, and the settings. */
import { systemRandom } from '../../shared/crypto/random.ts';
import { createHttpRelay } from '../../shared/relay/http-relay.ts';
import type { Relay } from '../../shared/relay/relay.ts';
import { systemClock } from '../../shared/language/clock.ts';
import { createMessenger } from '../../shared/messenger/create-messenger.ts';
import type { Messenger } from '../../shared/messenger/messenger.ts';
import type { ConversationStore } from '../../shared/messenger/store.ts';
import { createDeviceFiles, sweepParts } from '../device-store/attachment-files.ts';
import { forgetPage } from '../offline/keep-page.ts';
import { eraseDevice } from '../device-store/schema.ts';
import type { DeviceDatabase, SettingRow } from '../device-store/schema.ts';
import { hasPasscode, removePasscode, setPasscode } from '../device-store/passcode.ts';
import { keepSetting, settingsOf } from '../device-store/screen-queries.ts';
import type { Settings } from '../device-store/screen-queries.ts';
import { watchHealth } from './health.ts';
import { loadedJoinCodeKey } from './join-code-key.ts';
import { unlockingWith } from './unlocking.ts';
import type { HealthWatch } from './health.ts';
import { chooseWebPrimitives } from './web-primitives.ts';

export type Desk = {
  readonly database: DeviceDatabase;
  readonly store: ConversationStore;
  readonly messenger: Messenger;
  readonly health: HealthWatch;
  /** What the person chose, if anything. */
  readonly language: string | undefined;
  readonly hasPasscode: boolean;
  /** As they stand now. */
  settings(): Settings;
  /** Kept on this device; rejects with the faults of a commit, and then nothing has changed. */
  keepSetting(setting: SettingRow): Promise<void>;
  /** Undefined takes it away. The desk is of no use afterwards: the page has to be loaded anew. */
  changePasscode(code: string | undefined, onProgress: (done: number) => void): Promise<void>;
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
  const [kept, isLocked] = await Promise.all([settingsOf(database), hasPasscode(database.idb), chooseWebPrimitives()]);
  let settings = kept;
  const sendsReadReceipts = () => settings.sendsReadReceipts ?? true;
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
    sendsReadReceipts,
  });
  const health = watchHealth(messenger);
  await messenger.start();

  const close = async () => {
    await messenger.stop();
    database.idb.close();
  };

  return {
    database,
    store,
    messenger,
    health,
    language: settings.language,
    hasPasscode: isLocked,
    settings: () => settings,
    async keepSetting(setting) {
      await keepSetting(database, setting);
      settings = { ...settings, [setting.name]: setting.value };
    },
    async changePasscode(code, onProgress) {
      const unlocking = code === undefined ? undefined : await unlockingWith(onProgress);
      await messenger.stop();
      if (code === undefined || unlocking === undefined) await removePasscode(database);
      else await setPasscode(database, code, unlocking);
    },
    close,
    async erase() {
      await close();
      await eraseDevice();
      await forgetPage();
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
