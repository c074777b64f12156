/** The relay that new invites use, and whether it can be reached. */
import type { Output } from '../../../shared/contract/index.ts';
import type { Timestamp } from '../../../shared/domain/ids.ts';
import type { Clock } from '../../../shared/language/clock.ts';
import type { Relay } from '../../../shared/relay/relay.ts';
import type { EmbeddedRelay } from './embedded/embedded-relay.ts';
import { relayOrigin } from './http/http-relays.ts';

export type RelayChoice =
  | { readonly kind: 'embedded' }
  | { readonly kind: 'server'; readonly url: string; readonly pageUrl: string; readonly password: string };

type Status = Output<'settings.relayStatus'>;

export type PracticeRelay = {
  status(): Status;
  /** Where a new invite's mailbox is made and where its link leads. */
  inviteRelay(): { readonly relayUrl: string; readonly pageUrl: string; readonly password: string | undefined };
  /** The engine has heard from a relay, or has not. */
  heard(relayUrl: string, isReachable: boolean): void;
  /** Looks at the settings and at the embedded relay again. */
  refresh(): void;
  tryRelay(url: string): Promise<Output<'settings.tryRelay'>>;
  stop(): void;
};

export type PracticeRelayPorts = {
  readonly clock: Clock;
  readonly choice: () => RelayChoice;
  readonly embedded: EmbeddedRelay;
  readonly relayAt: (relayUrl: string) => Relay;
  readonly waitingToSend: () => number;
  readonly onChange: () => void;
};

const probeEveryMs = 60_000;

export function createPracticeRelay({
  clock,
  choice,
  embedded,
  relayAt,
  waitingToSend,
  onChange,
}: PracticeRelayPorts): PracticeRelay {
  let known: Omit<Status, 'waitingToSend'> = here('starting');
  let cancelProbe = (): void => undefined;
  let isStopped = false;

  function urlNow(): string {
    const chosen = choice();
    if (chosen.kind === 'server') return relayOrigin(chosen.url);
    const state = embedded.state();
    return state.kind === 'starting' ? '' : state.url;
  }

  function here(kind: Status['kind']): Omit<Status, 'waitingToSend'> {
    return { kind, url: urlNow(), isEmbedded: choice().kind === 'embedded', since: clock.now() as Timestamp };
  }

  function become(kind: Status['kind']): void {
    const next = here(kind);
    if (next.kind === known.kind && next.url === known.url) return;
    known = next;
    onChange();
  }

  function refresh(): void {
    cancelProbe();
    if (isStopped) return;
    if (choice().kind === 'server') {
      if (known.url !== urlNow()) become('starting');
      void probe();
      return;
    }
    switch (embedded.state().kind) {
      case 'starting':
        return become('starting');
      case 'running':
        return become('reachable');
      case 'port-taken':
        return become('port-taken');
      case 'failed':
        return become('unreachable');
    }
  }

  /** A server that no session uses yet is asked by nobody else. */
  async function probe(): Promise<void> {
    const url = urlNow();
    const answer = await relayAt(url).info();
    if (isStopped || choice().kind !== 'server' || url !== urlNow()) return;
    become(answer.kind === 'info' ? 'reachable' : 'unreachable');
    cancelProbe = clock.after(probeEveryMs, () => void probe());
  }

  return {
    status: () => ({ ...known, waitingToSend: waitingToSend() }),
    inviteRelay() {
      const chosen = choice();
      const relayUrl = urlNow();
      if (chosen.kind === 'embedded') return { relayUrl, pageUrl: relayUrl, password: undefined };
      const pageUrl = chosen.pageUrl === '' ? relayUrl : relayOrigin(chosen.pageUrl);
      return { relayUrl, pageUrl, password: chosen.password === '' ? undefined : chosen.password };
    },
    heard(relayUrl, isReachable) {
      if (relayUrl === urlNow() && known.kind !== 'port-taken') become(isReachable ? 'reachable' : 'unreachable');
    },
    refresh,
    async tryRelay(url) {
      const answer = await relayAt(relayOrigin(url)).info();
      switch (answer.kind) {
        case 'info':
          return { kind: answer.needsToken ? 'wants-password' : 'reachable' };
        case 'unreachable':
        case 'rate-limited':
        case 'full':
          return { kind: 'unreachable' };
        case 'not-found':
        case 'refused':
          return { kind: 'not-a-relay' };
      }
    },
    stop() {
      isStopped = true;
      cancelProbe();
    },
  };
}
