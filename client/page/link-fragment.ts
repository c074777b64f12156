/** Takes the invitation out of the address bar, into memory and nowhere else (protocol.md 2.5). */

export type PageAddress = {
  readonly location: Pick<Location, 'hash' | 'origin' | 'pathname'>;
  readonly history: Pick<History, 'replaceState' | 'state'>;
};

/** Longest fragment that is looked at: the link's 46 characters, a relay's host and room to spare. */
const maxFragmentLength = 400;

/** The whole link, or undefined when the address held none. The address bar shows the bare page afterwards. */
export function takeLink({ location, history }: PageAddress): string | undefined {
  const fragment = location.hash.replace(/^#/, '');
  if (fragment === '') return undefined;
  history.replaceState(history.state, '', location.pathname);
  return `${location.origin}/#${fragment.slice(0, maxFragmentLength)}`;
}
