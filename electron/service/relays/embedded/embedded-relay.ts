/** The relay inside this process, on loopback: nothing else is needed for a first try, and it is as blind as any other. */
import { type RelayOptions, type RunningRelay, startRelay } from '../../../../relay/index.ts';
import type { Clock } from '../../../../shared/language/clock.ts';
import type { RandomBytes } from '../../../../shared/language/random.ts';

/**
 * A practice's own port, since links that were given out name it: another practice on this computer would answer there
 * that it knows nobody. Below those that systems lend to programs for a moment.
 */
export function freshPort(random: RandomBytes): number {
  const [high = 0, low = 0] = random(2);
  return 20_000 + (((high << 8) | low) % 12_000);
}

export type EmbeddedRelayState =
  | { readonly kind: 'starting' }
  | { readonly kind: 'running'; readonly url: string }
  /** Another program has the port that this practice's links name. Nothing is lost: cells wait on both sides. */
  | { readonly kind: 'port-taken'; readonly url: string }
  | { readonly kind: 'failed'; readonly url: string };

export type EmbeddedRelay = {
  /** Idempotent; resolves once it runs or is known not to. Tried again every half minute until it does. */
  start(): Promise<void>;
  state(): EmbeddedRelayState;
  /** True for this practice's own address while something else may be answering there. */
  isAway(relayUrl: string): boolean;
  stop(): Promise<void>;
};

export type EmbeddedRelayPorts = Pick<RelayOptions, 'dataFolder' | 'pageFolder' | 'version'> & {
  /** Undefined: loopback. Only a make-believe practice is ever reached from elsewhere. */
  readonly host?: string | undefined;
  readonly clock: Clock;
  /** For the first start; where it is taken, or 0, the system chooses. */
  readonly preferredPort: number;
  /** The practice's port, or undefined before the first start. */
  readonly rememberedPort: number | undefined;
  readonly rememberPort: (port: number) => void;
  readonly onChange: () => void;
};

const retryMs = 30_000;
/** Any page in any browser on this computer may ask it to keep something: it must not fill the disk that the vault is on. */
const maxStoreBytes = 2 ** 30;

export function createEmbeddedRelay(ports: EmbeddedRelayPorts): EmbeddedRelay {
  let state: EmbeddedRelayState = { kind: 'starting' };
  let running: RunningRelay | undefined;
  let attempt: Promise<void> | undefined;
  let cancelRetry = (): void => undefined;
  let isStopped = false;

  function become(next: EmbeddedRelayState): void {
    if (next.kind === state.kind) return;
    state = next;
    ports.onChange();
  }

  async function listen(): Promise<RunningRelay> {
    const { dataFolder, pageFolder, version } = ports;
    const options: RelayOptions = {
      dataFolder,
      pageFolder,
      maxStoreBytes,
      ...(ports.host === undefined ? {} : { host: ports.host }),
      ...(version === undefined ? {} : { version }),
    };
    if (ports.rememberedPort !== undefined) return startRelay({ ...options, port: ports.rememberedPort });
    try {
      return await startRelay({ ...options, port: ports.preferredPort });
    } catch (error) {
      if (!isPortTaken(error)) throw error;
      return startRelay({ ...options, port: 0 });
    }
  }

  async function tryOnce(): Promise<void> {
    try {
      const started = await listen();
      if (isStopped) return await started.close();
      running = started;
      ports.rememberPort(Number(new URL(started.url).port));
      become({ kind: 'running', url: started.url });
    } catch (error) {
      const url = urlOf(ports.host, ports.rememberedPort ?? ports.preferredPort);
      become({ kind: isPortTaken(error) ? 'port-taken' : 'failed', url });
      if (!isStopped) cancelRetry = ports.clock.after(retryMs, () => void again());
    }
  }

  function again(): Promise<void> {
    attempt = tryOnce();
    return attempt;
  }

  return {
    start: () => attempt ?? again(),
    state: () => state,
    isAway: (relayUrl) =>
      state.kind !== 'running' && relayUrl === urlOf(ports.host, ports.rememberedPort ?? ports.preferredPort),
    async stop() {
      isStopped = true;
      cancelRetry();
      await attempt;
      await running?.close();
      running = undefined;
    },
  };
}

function urlOf(host: string | undefined, port: number): string {
  return `http://${host ?? '127.0.0.1'}:${String(port)}`;
}

function isPortTaken(error: unknown): boolean {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  return cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE';
}
