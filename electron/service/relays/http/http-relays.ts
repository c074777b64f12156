/** The plugs for relays that are reached over HTTP, one per address. */
import { systemClock } from '../../../../shared/language/clock.ts';
import type { RandomBytes } from '../../../../shared/language/random.ts';
import { createHttpRelay } from '../../../../shared/relay/http-relay.ts';
import type { Relay } from '../../../../shared/relay/relay.ts';

/** The network's own waiting goes by real time, whatever clock the practice lives by. Throws for what is no address. */
export function createHttpRelays(random: RandomBytes): (relayUrl: string) => Relay {
  const relays = new Map<string, Relay>();
  return (relayUrl) => {
    const known = relays.get(relayUrl);
    if (known !== undefined) return known;
    const relay = createHttpRelay({ url: relayUrl, clock: systemClock, random, web: globalThis });
    relays.set(relayUrl, relay);
    return relay;
  };
}

/** What a person typed, as the address that invites and sessions keep. */
export function relayOrigin(url: string): string {
  return new URL(url).origin;
}
