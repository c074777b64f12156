/** The service's process: under Electron's utilityProcess, or as a child of main under Node. It holds the store and the keys. */
import { parseArgs } from 'node:util';
import { systemRandom } from '../../shared/crypto/random.ts';
import { systemClock } from '../../shared/language/clock.ts';
import { composeService } from './compose.ts';
import { demoPassphrase, fillDemo } from './demo/demo.ts';
import { connectToMain } from './main-channel.ts';
import { useFastPrimitives } from './native-primitives.ts';
import { sweepPracticeFolders } from './practice-engine.ts';

// What this process makes, nobody else on this computer may read.
process.umask(0o077);
useFastPrimitives();

const { values } = parseArgs({
  options: {
    folder: { type: 'string' },
    'client-page': { type: 'string' },
    verifier: { type: 'string' },
    'app-version': { type: 'string' },
    'install-file': { type: 'string' },
    demo: { type: 'boolean', default: false },
  },
  // Electron adds switches of its own.
  strict: false,
});
const { folder, demo } = values;
if (typeof folder !== 'string' || folder === '') throw new Error('The service needs --folder=<folder of the vault>');

const channel = connectToMain();
const practicePorts = {
  folder,
  pageFolder: typeof values['client-page'] === 'string' ? values['client-page'] : undefined,
  verifierFolder: typeof values.verifier === 'string' ? values.verifier : undefined,
  appVersion: typeof values['app-version'] === 'string' ? values['app-version'] : '0.0.0',
  installFile: typeof values['install-file'] === 'string' ? values['install-file'] : undefined,
  random: systemRandom,
};

// Nobody waits for it: what is left lies there until the next start.
void sweepPracticeFolders().catch(() => undefined);
void start();

async function start(): Promise<void> {
  const unfilled: unknown = demo === true ? await fillDemo(practicePorts).catch((error: unknown) => error) : undefined;
  const service = composeService({
    ...practicePorts,
    clock: systemClock,
    tellMain: channel.tell,
    ...(demo === true ? { demoPassphrase } : {}),
  });
  if (unfilled !== undefined) service.report(unfilled);
  if (demo === true) await service.unlockDemo();

  let stopping: Promise<void> | undefined;
  function stop(): Promise<void> {
    stopping ??= service.stop().finally(() => process.exit(0));
    return stopping;
  }

  process.on('uncaughtException', (error) => {
    // Half a state is worse than none: main starts the next one, locked.
    service.report(error);
    process.exit(1);
  });
  process.once('SIGTERM', () => void stop());
  channel.onClose(() => void stop());
  channel.listen((message) => {
    switch (message.kind) {
      case 'open-port':
        return service.openPort(message.port, message.purpose);
      case 'lock':
        return void service.lock();
      case 'printed':
        return service.printed(message.taskId, message.result);
      case 'keychain':
        return service.keychainAnswered(message);
      case 'stop':
        return void stop();
    }
  });
}
