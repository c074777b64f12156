import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Fault, type Input } from '../../shared/contract/index.ts';
import { systemRandom } from '../../shared/crypto/random.ts';
import { type LocalScreen, portPair, screenOn } from './local-screen.ts';
import { createLog } from './log.ts';
import { type ContractServer, type PracticeHandlers, serveContract, type VaultHandlers } from './serve-contract.ts';
import { temporaryFolder } from './testing/folders.ts';
import { testClock } from './testing/vaults.ts';

type Seen = { readonly created: Input<'clients.create'>[] };

/** Only what these tests call; everything else would be a fault of the test. */
function served(isUnlocked = true): {
  readonly server: ContractServer;
  readonly screen: LocalScreen;
  readonly print: LocalScreen;
  readonly seen: Seen;
  readonly logText: () => string;
} {
  const folder = temporaryFolder();
  const seen: Seen = { created: [] };
  const practice: Partial<PracticeHandlers> = {
    'clients.create': (input) => {
      seen.created.push(input);
      if (input.name === 'fault') throw new Fault('store-full');
      if (input.name === 'secret Amira') throw new TypeError('could not take secret Amira');
      return { id: '0'.repeat(32) as never };
    },
    'clients.list': () => new Promise(() => undefined),
    'records.printDocument': () => {
      throw new Fault('not-found');
    },
  };
  const vault: Partial<VaultHandlers> = { 'vault.status': () => ({ kind: 'locked', waitMs: 0, ways: [] }) };
  const server = serveContract({
    vault: vault as VaultHandlers,
    practice: () => (isUnlocked ? (practice as PracticeHandlers) : undefined),
    log: createLog(folder, testClock(), systemRandom),
  });
  function attach(purpose: 'screen' | 'print'): LocalScreen {
    const [screenEnd, serviceEnd] = portPair();
    server.attach(serviceEnd, purpose);
    return screenOn(screenEnd);
  }
  return {
    server,
    screen: attach('screen'),
    print: attach('print'),
    seen,
    logText: () => readFileSync(join(folder, 'service.log'), 'utf8'),
  };
}

describe('the contract over a port', () => {
  test('hands the parsed input on, not what was sent', async () => {
    const { screen, seen } = served();
    await screen.callRaw('clients.create', { name: '  Amira  ', isAdmin: true });
    expect(seen.created).toEqual([{ name: 'Amira' }]);
  });

  test.each([
    ['a method that does not exist', 'clients.drop', undefined],
    ['a name out of the prototype', 'constructor', undefined],
    ['another one', '__proto__', {}],
    ['a wrong type', 'clients.create', { name: 7 }],
    ['a missing field', 'clients.create', {}],
    ['an empty name', 'clients.create', { name: '   ' }],
    ['a name of a megabyte', 'clients.create', { name: 'x'.repeat(1_000_000) }],
    ['a text of ten million characters', 'clients.create', { name: 'x'.repeat(10_000_000) }],
    ['something nested without end', 'clients.create', nested(100)],
    [
      'very many fields',
      'clients.create',
      Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`f${String(index)}`, 1])),
    ],
    ['bytes', 'clients.create', new Uint8Array(100)],
    ['a map', 'clients.create', new Map([['name', 'Amira']])],
    ['an input where there is none', 'clients.list', { everything: true }],
  ])('refuses %s', async (_what, method, input) => {
    const { screen, seen } = served();
    await expect(screen.callRaw(method, input)).rejects.toMatchObject({ code: 'invalid-input' });
    expect(seen.created).toEqual([]);
  });

  test('survives what is no request at all, and goes on answering', async () => {
    const { screen } = served();
    for (const junk of [
      undefined,
      null,
      'text',
      7,
      [],
      {},
      { kind: 'request' },
      { kind: 'request', id: -1, method: 'x', input: 1 },
      { kind: 'request', id: 1, method: 'y'.repeat(1000), input: 1 },
    ]) {
      screen.port.post(junk);
    }
    expect(await screen.callRaw('vault.status', undefined)).toEqual({ kind: 'locked', waitMs: 0, ways: [] });
  });

  test('answers nothing but the vault while it is locked', async () => {
    const { screen, seen } = served(false);
    await expect(screen.callRaw('clients.create', { name: 'Amira' })).rejects.toMatchObject({ code: 'vault-locked' });
    // Not even whether the input would have been right.
    await expect(screen.callRaw('clients.create', { name: 7 })).rejects.toMatchObject({ code: 'vault-locked' });
    expect(seen.created).toEqual([]);
  });

  test('passes a known fault on and hides an unforeseen one behind a number that is in the log', async () => {
    const { screen, logText } = served();
    await expect(screen.callRaw('clients.create', { name: 'fault' })).rejects.toEqual({
      code: 'store-full',
      details: {},
    });
    const refusal: unknown = await screen
      .callRaw('clients.create', { name: 'secret Amira' })
      .catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: 'internal' });
    const { incident } = (refusal as { details: { incident: string } }).details;
    expect(incident).toMatch(/^[0-9a-f]{12}$/);
    expect(logText()).toContain(incident);
    expect(logText()).toContain('TypeError');
    expect(logText()).not.toContain('Amira');
    expect(logText()).not.toContain(process.cwd());
  });

  test('lets the print window ask for its document and for nothing else', async () => {
    const { screen, print } = served();
    await expect(print.callRaw('records.printDocument', { taskId: 'x' })).rejects.toMatchObject({ code: 'not-found' });
    for (const method of ['clients.create', 'vault.status', 'vault.lock', 'search.find']) {
      await expect(print.callRaw(method, { name: 'Amira' })).rejects.toMatchObject({ code: 'invalid-input' });
    }
    await expect(screen.callRaw('records.printDocument', { taskId: 'x' })).rejects.toMatchObject({
      code: 'invalid-input',
    });
  });

  test('tells events to screens alone', async () => {
    const { server, screen, print } = served();
    server.emit('settingsChanged', undefined);
    await screen.callRaw('vault.status', undefined);
    expect(screen.events).toEqual([{ event: 'settingsChanged', payload: undefined }]);
    expect(print.events).toEqual([]);
  });

  test('takes no more calls than can be under way', async () => {
    const { screen } = served();
    const calls = Array.from({ length: 501 }, () => screen.callRaw('clients.list', undefined));
    await expect(calls[500]).rejects.toMatchObject({ code: 'too-many-requests' });
  });

  test('forgets a port that has closed', async () => {
    const { server, screen } = served();
    screen.port.close();
    server.emit('settingsChanged', undefined);
    server.closeAll();
    expect(screen.events).toEqual([]);
  });
});

function nested(depth: number): unknown {
  let value: unknown = 'deep';
  for (let level = 0; level < depth; level += 1) value = { name: value };
  return value;
}
