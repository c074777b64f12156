/** Keeps the screens connected: takes the port that main hands over, and asks for the next one when the service stops. */
import { portOf } from './port-of.ts';
import type { ServiceClient } from './service-client.ts';

export type ConnectionPhase =
  /** The window has just opened. */
  | 'connecting'
  | 'connected'
  /** The service stopped by itself and is being started again; the vault is locked. */
  | 'restarting'
  /** It stopped twice within a minute: only the person starts it again. */
  | 'failed';

export type ConnectionState = {
  readonly phase: ConnectionPhase;
  /** Grows with every port: what was read through an earlier one is out of date. */
  readonly generation: number;
};

export type Connection = {
  state(): ConnectionState;
  /** Returns the way to stop listening. */
  onChange(listener: () => void): () => void;
  retry(): void;
};

const crashWindowMs = 60_000;

type ConnectionOptions = {
  readonly service: ServiceClient;
  readonly window: Window;
  requestPort(): void;
  now(): number;
};

export function connectService({ service, window, requestPort, now }: ConnectionOptions): Connection {
  let state: ConnectionState = { phase: 'connecting', generation: 0 };
  let lastStop = Number.NEGATIVE_INFINITY;
  const listeners = new Set<() => void>();

  function become(phase: ConnectionPhase, generation = state.generation): void {
    state = { phase, generation };
    for (const listener of listeners) listener();
  }

  window.addEventListener('message', (event) => {
    const [port] = event.ports;
    if (event.source !== window || port === undefined || !isPortMessage(event.data)) return;
    service.connect(portOf(port));
    become('connected', state.generation + 1);
  });
  service.onDisconnect(() => {
    const isSecondStop = now() - lastStop < crashWindowMs;
    lastStop = now();
    if (isSecondStop) return become('failed');
    become('restarting');
    requestPort();
  });
  requestPort();

  return {
    state: () => state,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    retry() {
      lastStop = Number.NEGATIVE_INFINITY;
      become('restarting');
      requestPort();
    },
  };
}

function isPortMessage(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'quietline' in data && data.quietline === 'port';
}
