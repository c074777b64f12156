/** The professional will's part of the contract, for the therapist. */
import type { Input, Output } from '../../../../shared/contract/index.ts';
import type { Will } from './will.ts';

export function createWillHandlers(will: Will, notePrinted: (input: Input<'will.notePrinted'>) => void) {
  return {
    'will.state': (): Output<'will.state'> => will.state(),
    'will.saveLetter': ({ letter }: Input<'will.saveLetter'>): void => will.saveLetter(letter),
    'will.saveClient': ({ clientId, text }: Input<'will.saveClient'>): void => will.saveClient(clientId, text),
    'will.newShares': (wish: Input<'will.newShares'>) => will.newShares(wish),
    'will.confirmShares': (): void => will.confirmShares(),
    'will.remove': ({ capsule }: Input<'will.remove'>): Promise<void> => will.remove(capsule),
    'will.rehearse': ({ capsule, shares }: Input<'will.rehearse'>): Output<'will.rehearse'> =>
      will.rehearse(capsule, shares),
    'will.export': ({ capsule, folder }: Input<'will.export'>) => will.exportTo(capsule, folder),
    'will.acknowledge': ({ id }: Input<'will.acknowledge'>): void => will.acknowledge(id),
    'will.notePrinted': (input: Input<'will.notePrinted'>): void => notePrinted(input),
  };
}
