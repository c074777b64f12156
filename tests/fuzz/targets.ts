/** Every decoder of QL/1. */
import type { Corpus } from './corpus.ts';
import { inviteTargets, rekeyTargets } from './handshake-targets.ts';
import { contentTargets, ratchetTargets } from './message-targets.ts';
import { fileTargets, storedTargets } from './storage-targets.ts';
import type { Target } from './target.ts';

export function makeTargets(corpus: Corpus): readonly Target[] {
  return [
    ...inviteTargets(corpus),
    ...ratchetTargets(corpus),
    ...contentTargets(corpus),
    ...rekeyTargets(corpus),
    ...fileTargets(corpus),
    ...storedTargets(corpus),
  ];
}
