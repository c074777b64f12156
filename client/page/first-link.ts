/** Imported before everything else, so that the link has left the address bar before any other code runs. */
import { takeLink } from './link-fragment.ts';

export const firstLink = takeLink(window);
