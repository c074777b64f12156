/** `node relay/relay.entry.ts`: a relay as a process of its own, until SIGTERM. */

import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { pino } from 'pino';
import { startRelay } from './index.ts';
import { parseSettings, settingsFromEnvironment } from './settings.ts';

const usage = `Usage: relay [--config FILE] [--host ADDRESS] [--port NUMBER] [--data FOLDER] [--page FOLDER] [--public-host NAME]

Settings come from FILE (JSON), from the environment (QUIETLINE_RELAY_PORT and so on), and from these
options; each of them stands above the one before. See docs/relay.md.`;

/** Ends the process with a sentence on stderr. */
function stop(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(2);
}

function readArguments() {
  try {
    const text = { type: 'string' } as const;
    return parseArgs({
      options: {
        config: text,
        host: text,
        port: text,
        data: text,
        page: text,
        'public-host': { type: 'string', multiple: true },
        help: { type: 'boolean' },
      },
    }).values;
  } catch {
    return stop(usage);
  }
}

function readConfig(file: string | undefined): object {
  if (file === undefined) return {};
  try {
    const values: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (typeof values === 'object' && values !== null && !Array.isArray(values)) return values;
  } catch {
    // Said below, in one sentence for all that can be wrong with the file.
  }
  return stop(`The settings in ${file} cannot be read: the file must hold one JSON object.`);
}

async function main(): Promise<void> {
  const given = readArguments();
  if (given.help === true) return void process.stdout.write(`${usage}\n`);
  const options = {
    host: given.host,
    port: given.port,
    dataFolder: given.data,
    pageFolder: given.page,
    publicHosts: given['public-host'],
  };
  const set = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
  const parsed = parseSettings({
    ...readConfig(given.config),
    ...settingsFromEnvironment(process.env),
    ...set,
  });
  if (parsed.kind === 'unusable') return stop(parsed.sentence);

  // 1. Standard error holds the log; standard output holds one line, which says where the relay listens.
  const log = pino({ base: null }, pino.destination({ fd: 2, sync: true }));
  const { maxStoreMiB, ...settings } = parsed.settings;
  const relay = await startRelay({ ...settings, maxStoreBytes: maxStoreMiB * 2 ** 20, log }).catch((cause: unknown) =>
    stop(cause instanceof Error ? cause.message : 'The relay could not start.'),
  );
  process.stdout.write(`${JSON.stringify({ listening: relay.url })}\n`);

  // 2. The first signal drains and closes; a second one does not wait.
  let isEnding = false;
  const end = () => {
    if (isEnding) process.exit(1);
    isEnding = true;
    relay.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
}

await main();
