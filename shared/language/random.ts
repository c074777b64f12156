/** The port through which everything draws randomness: returns `length` fresh bytes. */
export type RandomBytes = (length: number) => Uint8Array;
