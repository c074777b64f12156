/** The backups' part of the contract. */
import type { Input, Output } from '../../../../shared/contract/index.ts';
import type { Backups } from './backups.ts';

export function createBackupsHandlers(backups: Backups) {
  return {
    'backups.state': (): Output<'backups.state'> => backups.state(),
    'backups.setFolder': async ({ folder }: Input<'backups.setFolder'>): Promise<Output<'backups.setFolder'>> => ({
      kind: await backups.setFolder(folder),
    }),
    'backups.start': (): void => void backups.backUp(),
    'backups.check': (): void => void backups.check(),
    'backups.cancel': (): void => backups.cancel(),
  };
}
