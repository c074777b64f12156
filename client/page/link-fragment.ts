/** Takes the invitation out of the address bar, into memory and nowhere else (protocol.md 2.5). */

export type PageAddress = {
  readonly location: Pick<Location, 'hash' | 'origin' | 'pathname'>;
  readonly history: Pick<History, 'replaceState' | 'state'>;
};

/** Longer than any link, so that what is cut here is still seen to be none. */
const maxFragmentLength = 4_096;

/** The whole link, or undefined when the address held none. The address bar shows the bare page afterwards. */
export function takeLink({ location, history }: PageAddress): string | undefined {
  const fragment = location.hash.replace(/^#/, '');
  if (fragment === '') return undefined;
  history.replaceState(history.state, '', location.pathname);
  return `${location.origin}/#${fragment.slice(0, maxFragmentLength)}`;
}

/** The link in a text that somebody pasted: only what stands behind `#` counts, as this page's own. */
export function linkIn(text: string, origin: string): string | undefined {
  const fragment = /#([\w~.:[\]-]+)/.exec(text)?.[1];
  return fragment === undefined ? undefined : `${origin}/#${fragment.slice(0, maxFragmentLength)}`;
}
