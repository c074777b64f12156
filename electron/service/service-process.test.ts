/** The service in a process of its own, spoken to as main does: ports by channel, and a process that may be killed. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type Port, type ToMain, type ToService, toMain } from '../../shared/contract/index.ts';
import type { ClientId } from '../../shared/domain/ids.ts';
import { type LocalScreen, screenOn } from './local-screen.ts';
import { temporaryFolder } from './testing/folders.ts';
import { eventually } from './testing/services.ts';
import { strongPassphrase } from './testing/vaults.ts';

type Started = {
  readonly child: ChildProcess;
  readonly told: readonly ToMain[];
  readonly screen: LocalScreen;
  send(message: ToService): void;
  exited(): Promise<number | NodeJS.Signals | null>;
};

async function start(folder: string): Promise<Started> {
  const child = fork(join(import.meta.dirname, 'service.entry.ts'), [`--folder=${folder}`, '--app-version=0.1.0'], {
    serialization: 'advanced',
    execArgv: [],
  });
  const gone = once(child, 'exit');
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  const told: ToMain[] = [];
  const listeners: ((message: unknown) => void)[] = [];
  child.on('message', (raw) => {
    const message = toMain.parse(raw);
    if (message.kind === 'port-message') for (const listener of listeners) listener(message.message);
    else told.push(message);
  });
  const send = (message: ToService): void => void child.send(message);
  await eventually(async () => told.find(({ kind }) => kind === 'ready'));
  send({ kind: 'open-port', channel: 1, purpose: 'screen' });
  const port: Port = {
    post: (message) => send({ kind: 'port-message', channel: 1, message }),
    onMessage: (listener) => void listeners.push(listener),
    onClose: () => undefined,
    close: () => send({ kind: 'port-closed', channel: 1 }),
  };
  return {
    child,
    told,
    screen: screenOn(port),
    send,
    async exited() {
      const [code, signal] = (await gone) as [number | null, NodeJS.Signals | null];
      return code ?? signal;
    },
  };
}

async function createdVault(folder: string): Promise<Started> {
  const started = await start(folder);
  await started.screen.call('vault.create', { passphrase: strongPassphrase, practiceName: 'P', therapistName: 'T' });
  return started;
}

describe('the service as a process', () => {
  test('says that it is ready, answers by channel, locks on demand and ends when it is told to', async () => {
    const { told, screen, send, exited } = await createdVault(join(temporaryFolder(), 'vault'));
    expect(await screen.call('vault.status', undefined)).toMatchObject({ kind: 'unlocked', practiceName: 'P' });
    send({ kind: 'lock' });
    await eventually(async () => told.find(({ kind }) => kind === 'locked'));
    await expect(screen.call('clients.list', undefined)).rejects.toMatchObject({ code: 'vault-locked' });
    send({ kind: 'stop' });
    expect(await exited()).toBe(0);
    expect(told).toContainEqual({ kind: 'port-closed', channel: 1 });
  });

  test('ends when main has gone', async () => {
    const folder = join(temporaryFolder(), 'vault');
    const { child, exited } = await createdVault(folder);
    child.disconnect();
    expect(await exited()).toBe(0);
    expect(readFileSync(join(folder, 'logs', 'service.log'), 'utf8')).toContain('stopped');
  });

  test('what was answered is there after a kill in mid-work, and the vault is free for the next process', async () => {
    const folder = join(temporaryFolder(), 'vault');
    const first = await createdVault(folder);
    const answered: ClientId[] = [];
    let isKilled = false;
    for (let index = 0; index < 200; index += 1) {
      void first.screen.call('clients.create', { name: `Client ${String(index)}` }).then(({ id }) => {
        if (!isKilled) answered.push(id);
      });
    }
    await eventually(async () => (answered.length > 20 ? true : undefined));
    first.child.kill('SIGKILL');
    isKilled = true;
    expect(await first.exited()).toBe('SIGKILL');

    const second = await start(folder);
    expect(await second.screen.call('vault.status', undefined)).toMatchObject({ kind: 'locked' });
    expect(await second.screen.call('vault.unlock', { passphrase: strongPassphrase })).toEqual({ kind: 'unlocked' });
    const ids = new Set((await second.screen.call('clients.list', undefined)).map(({ id }) => id));
    expect(answered.filter((id) => !ids.has(id))).toEqual([]);
  });

  test('attacks 25: a second process on the same folder is told so, and harms nothing', async () => {
    const folder = join(temporaryFolder(), 'vault');
    const first = await createdVault(folder);
    const second = await start(folder);
    expect(await second.screen.call('vault.status', undefined)).toEqual({
      kind: 'unreadable',
      reason: 'store-in-use',
      folder,
    });
    expect(await first.screen.call('clients.create', { name: 'Amira' })).toMatchObject({
      id: expect.any(String) as string,
    });
  });
});
