import { expect, test } from 'vitest';
import { parseSettings, settingsFromEnvironment } from './settings.ts';

test('has a default for everything', () => {
  expect(parseSettings({})).toEqual({
    kind: 'settings',
    settings: {
      host: '127.0.0.1',
      port: 8787,
      dataFolder: './relay-data',
      publicHosts: [],
      pageRelays: [],
      trustProxy: false,
      maxStoreMiB: 10_240,
    },
  });
});

test('reads the environment', () => {
  const values = settingsFromEnvironment({
    QUIETLINE_RELAY_HOST: '0.0.0.0',
    QUIETLINE_RELAY_PORT: '9000',
    QUIETLINE_RELAY_DATA: '/srv/relay',
    QUIETLINE_RELAY_PAGE: '/srv/page',
    QUIETLINE_RELAY_PUBLIC_HOSTS: 'Relay.example, relay.example:8443',
    QUIETLINE_RELAY_PAGE_RELAYS: 'https://other.example',
    QUIETLINE_RELAY_TRUST_PROXY: 'true',
    QUIETLINE_RELAY_MAX_STORE_MIB: '2048',
    QUIETLINE_RELAY_PASSWORD: 'a long operator password',
    PATH: '/bin',
  });
  expect(parseSettings(values)).toEqual({
    kind: 'settings',
    settings: {
      host: '0.0.0.0',
      port: 9000,
      dataFolder: '/srv/relay',
      pageFolder: '/srv/page',
      publicHosts: ['relay.example', 'relay.example:8443'],
      pageRelays: ['https://other.example'],
      trustProxy: true,
      maxStoreMiB: 2048,
      operatorPassword: 'a long operator password',
    },
  });
});

test('says in a sentence what does not fit, without repeating it', () => {
  const cases: [unknown, string][] = [
    [{ port: 'eighty' }, 'The setting "port" must be a port number.'],
    [{ port: -1 }, 'The setting "port" must be between 0 and 65535.'],
    [{ port: 80.5 }, 'The setting "port" must be a whole number.'],
    [{ dataFolder: '' }, 'The setting "dataFolder" must be a folder.'],
    [{ dataFolder: 7 }, 'The setting "dataFolder" has a value of the wrong kind.'],
    [{ pageRelays: ['other'] }, 'The setting "pageRelays.0" must be an address such as https://relay.example.'],
    [
      settingsFromEnvironment({ QUIETLINE_RELAY_TRUST_PROXY: 'yes' }),
      'The setting "trustProxy" must be true or false.',
    ],
    [{ maxStoreMiB: 'all' }, 'The setting "maxStoreMiB" must be a number of MiB.'],
    [{ maxStoreMiB: 3 }, 'The setting "maxStoreMiB" must be 64 MiB or more.'],
    [{ operatorPassword: 'hunter2' }, 'The setting "operatorPassword" must have at least 16 characters.'],
    [{ colour: 'blue' }, 'There is no setting called "colour".'],
    [[], 'The settings must be one JSON object.'],
    ['x', 'The settings must be one JSON object.'],
  ];
  for (const [values, sentence] of cases) expect(parseSettings(values)).toEqual({ kind: 'unusable', sentence });
});
