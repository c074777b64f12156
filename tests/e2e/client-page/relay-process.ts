/** The relay as an operator runs it: a process of its own that serves the built page, and can be killed. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const entry = join(import.meta.dirname, '..', '..', '..', 'relay', 'relay.entry.ts');

export type RelayProcess = { readonly url: string; kill(): Promise<void> };

export type RelayPlace = {
  readonly dataFolder: string;
  readonly pageFolder: string;
  readonly listenHost: string;
  /** 0 lets the system choose; the same port again gives the same relay back. */
  readonly port: number;
};

export async function startRelayProcess({
  dataFolder,
  pageFolder,
  listenHost,
  port,
}: RelayPlace): Promise<RelayProcess> {
  const options = ['--host', listenHost, '--port', String(port), '--data', dataFolder, '--page', pageFolder];
  const relay = spawn(process.execPath, [entry, ...options], { stdio: ['ignore', 'pipe', 'pipe'] });
  let log = '';
  relay.stderr.on('data', (part) => {
    log += String(part);
  });
  const ended = once(relay, 'exit').then(() => {
    throw new Error(`The relay ended before it listened: ${log}`);
  });
  const url = await Promise.race([listening(relay), ended]);
  ended.catch(() => undefined);
  return {
    url,
    async kill() {
      if (relay.exitCode !== null || relay.signalCode !== null) return;
      const gone = once(relay, 'exit');
      relay.kill('SIGKILL');
      await gone;
    },
  };
}

async function listening(relay: ChildProcess): Promise<string> {
  if (relay.stdout === null) throw new Error('The relay has no output.');
  for await (const line of createInterface({ input: relay.stdout })) {
    const said: unknown = JSON.parse(line);
    if (typeof said === 'object' && said !== null && 'listening' in said) return String(said.listening);
  }
  throw new Error('The relay did not say where it listens.');
}
