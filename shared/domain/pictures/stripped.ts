/** What comes out when a picture's hidden details are taken out of it. */

/** `place`: it said where it was taken, and maybe more. `details`: anything else, the camera, times, words. */
export type Removed = 'nothing' | 'details' | 'place';

export type Stripped = { readonly bytes: Uint8Array; readonly removed: Removed };

/** Counts what is left out while a picture is copied. */
export function startRemoving(): { note(removed: Removed): void; result(): Removed } {
  let found: Removed = 'nothing';
  return {
    note(removed) {
      if (removed === 'place' || found === 'nothing') found = removed;
    },
    result: () => found,
  };
}
