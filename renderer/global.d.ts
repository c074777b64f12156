/** What the window offers beyond the platform, and what the bundler makes of style sheets. */
import type { HostCalls } from '../shared/contract/index.ts';

declare global {
  interface Window {
    /** Put there by the preload, before any script of the page runs. */
    readonly quietline: HostCalls;
  }
}
