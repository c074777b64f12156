/** The line to main, the same over Electron's parent port and over a Node child's channel. */
import { z } from 'zod';
import { type Port, type ToMain, type ToService, toService } from '../../shared/contract/index.ts';

/** What main says, with the port in its hand where it says `open-port`. */
export type FromMain =
  | { readonly kind: 'open-port'; readonly port: Port; readonly purpose: 'screen' | 'print' }
  | Extract<ToService, { kind: 'lock' | 'printed' | 'keychain' | 'stop' }>;

export type MainChannel = {
  tell(message: ToMain): void;
  /** Says `ready` and hears what main sends from then on. */
  listen(listener: (message: FromMain) => void): void;
  /** Main is gone. */
  onClose(listener: () => void): void;
};

/** As much of Electron's MessagePortMain as is used; its types belong to main's room. */
type ElectronPort = {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): void;
  on(event: 'close', listener: () => void): void;
  start(): void;
  close(): void;
};

type ParentPort = {
  postMessage(message: unknown): void;
  on(
    event: 'message',
    listener: (event: { readonly data: unknown; readonly ports: readonly ElectronPort[] }) => void,
  ): void;
};

const parentPort = z.custom<ParentPort>(
  (value) => typeof value === 'object' && value !== null && 'postMessage' in value && 'on' in value,
);

/** Throws when this process has no parent to talk to. */
export function connectToMain(): MainChannel {
  const electronParent = 'parentPort' in process ? parentPort.safeParse(process.parentPort) : undefined;
  if (electronParent?.success === true) return overElectron(electronParent.data);
  if (process.send === undefined) throw new Error('The service is started by the app, not by hand');
  return overNode();
}

function overElectron(parent: ParentPort): MainChannel {
  return {
    tell: (message) => parent.postMessage(message),
    listen(listener) {
      parent.on('message', ({ data, ports }) => {
        const message = toService.parse(data);
        if (message.kind === 'open-port') {
          const [port] = ports;
          if (port !== undefined) listener({ kind: 'open-port', port: electronPort(port), purpose: message.purpose });
        } else if (message.kind !== 'port-message' && message.kind !== 'port-closed') listener(message);
      });
      parent.postMessage({ kind: 'ready' } satisfies ToMain);
    },
    // A utility process ends with its parent.
    onClose: () => undefined,
  };
}

function electronPort(port: ElectronPort): Port {
  return {
    post: (message) => port.postMessage(message),
    onMessage(listener) {
      port.on('message', (event) => listener(event.data));
      port.start();
    },
    onClose: (listener) => port.on('close', listener),
    close: () => port.close(),
  };
}

/** Main relays each port's messages under the number of its channel. */
function overNode(): MainChannel {
  const channels = new Map<number, RelayedPort>();
  const tell = (message: ToMain): void => {
    // With a callback, a main that has just gone is no exception: `disconnect` is about to tell.
    if (process.connected) process.send?.(message, undefined, undefined, () => undefined);
  };
  return {
    tell,
    listen(listener) {
      process.on('message', (raw) => {
        const message = toService.parse(raw);
        switch (message.kind) {
          case 'open-port': {
            const { channel, purpose } = message;
            const relayed = relayedPort(
              (content) => tell({ kind: 'port-message', channel, message: content }),
              () => {
                channels.delete(channel);
                tell({ kind: 'port-closed', channel });
              },
            );
            channels.set(channel, relayed);
            return listener({ kind: 'open-port', port: relayed.port, purpose });
          }
          case 'port-message':
            return channels.get(message.channel)?.receive(message.message);
          case 'port-closed':
            channels.get(message.channel)?.closed();
            return void channels.delete(message.channel);
          case 'lock':
          case 'printed':
          case 'keychain':
          case 'stop':
            return listener(message);
        }
      });
      tell({ kind: 'ready' });
    },
    onClose: (listener) => void process.on('disconnect', listener),
  };
}

type RelayedPort = { readonly port: Port; receive(message: unknown): void; closed(): void };

function relayedPort(post: (message: unknown) => void, close: () => void): RelayedPort {
  const messageListeners: ((message: unknown) => void)[] = [];
  const closeListeners: (() => void)[] = [];
  return {
    port: {
      post,
      onMessage: (listener) => void messageListeners.push(listener),
      onClose: (listener) => void closeListeners.push(listener),
      close,
    },
    receive(message) {
      for (const listener of messageListeners) listener(message);
    },
    closed() {
      for (const listener of closeListeners) listener();
    },
  };
}
