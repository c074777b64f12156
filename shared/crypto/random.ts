/** The system's randomness, as the port that the rest of shared/ takes as an argument. */
import { randomBytes } from '@noble/hashes/utils.js';
import type { RandomBytes } from '../language/random.ts';

/** At most 65,536 bytes a call: the platform gives no more at once. */
export const systemRandom: RandomBytes = (length) => randomBytes(length);
