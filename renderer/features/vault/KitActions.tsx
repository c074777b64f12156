/** From the screen to paper, for the recovery kit. */
import type { Paper } from '../../app/use-paper.ts';
import { useText } from '../../i18n/use-text.ts';
import { useService } from '../../service/use-service.ts';
import { PaperActions } from './PaperActions.tsx';
import type { RecoveryWords } from './RecoveryKit.tsx';

export function KitActions({ paper, recovery }: { readonly paper: Paper; readonly recovery: RecoveryWords }) {
  const text = useText();
  const service = useService();
  return (
    <PaperActions
      paper={paper}
      fileName={text('paper.kitFile', { name: recovery.vaultName })}
      note={(as) => service.call('vault.notePrinted', { sheet: 'kit', as, sheets: 1 })}
    />
  );
}
