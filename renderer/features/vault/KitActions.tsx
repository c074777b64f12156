/** From the screen to paper, for the recovery kit. */
import { useText } from '../../i18n/use-text.ts';
import { useService } from '../../service/use-service.ts';
import { PaperActions } from './PaperActions.tsx';
import type { RecoveryWords } from './RecoveryKit.tsx';

export function KitActions({ recovery }: { readonly recovery: RecoveryWords }) {
  const text = useText();
  const service = useService();
  return (
    <PaperActions
      fileName={text('paper.kitFile', { name: recovery.vaultName })}
      note={(as) => service.call('vault.notePrinted', { sheet: 'kit', as, sheets: 1 })}
    />
  );
}
