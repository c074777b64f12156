/** What a custodian may ask of a computer that never saw the vault. */
import type { Input } from '../../../../shared/contract/index.ts';
import type { Clock } from '../../../../shared/language/clock.ts';
import { checkCapsuleShares, findCapsules, openContinuity } from './open-capsule.ts';

export function createCustodianHandlers(clock: Clock) {
  return {
    'vault.findCapsules': ({ place }: Input<'vault.findCapsules'>) => findCapsules(place),
    'vault.checkCapsuleShares': ({ file, shares }: Input<'vault.checkCapsuleShares'>) =>
      checkCapsuleShares(file, shares),
    'vault.openCapsule': ({ file, shares }: Input<'vault.openCapsule'>) => openContinuity(file, shares, clock.now()),
  };
}
