/** Under which names the relay is known: a signature made for another host is good for nothing here (attacks.md 30). */

import { hostname, networkInterfaces } from 'node:os';

export type HostNames = {
  /** The name a signature must be made for: the request's own when it is one of ours, else the first of ours. */
  signedHost(hostHeader: string | undefined): string;
  /** `ws://name` or `wss://name`, for a page served under that name. */
  socketOrigin(hostHeader: string | undefined): string;
};

/**
 * `publicHosts` are reached through TLS. With them the listening address is no name of the relay any more, since
 * a proxy may put that into the Host header; without them it is the only one.
 */
export function createHostNames(publicHosts: readonly string[], listenHost: string, port: number): HostNames {
  const local = localNames(listenHost).map((name) => (port === 80 ? name : `${name}:${port}`));
  const own = new Set(publicHosts.length > 0 ? publicHosts : local);
  const [first = 'localhost'] = own;

  function signedHost(hostHeader: string | undefined): string {
    const host = hostHeader?.toLowerCase();
    return host !== undefined && own.has(host) ? host : first;
  }

  return {
    signedHost,
    socketOrigin(hostHeader) {
      const host = signedHost(hostHeader);
      return `${publicHosts.includes(host) ? 'wss' : 'ws'}://${host}`;
    },
  };
}

function localNames(listenHost: string): readonly string[] {
  const loopback = ['127.0.0.1', 'localhost', '[::1]'];
  if (listenHost !== '0.0.0.0' && listenHost !== '::') {
    const name = listenHost.includes(':') ? `[${listenHost}]` : listenHost.toLowerCase();
    return [name, ...loopback.filter((other) => other !== name)];
  }
  const addresses = Object.values(networkInterfaces())
    .flatMap((interfaces) => interfaces ?? [])
    .map(({ address, family }) => (family === 'IPv6' ? `[${address}]` : address));
  return [...loopback, ...addresses, hostname().toLowerCase()];
}
