/** Enters what went to the printer, or became a file, into the disclosure log by itself; where that fails, it says so. */
import type { Input } from '../../../shared/contract/index.ts';
import { useToasts } from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { useServiceMutation } from '../../service/use-service.ts';

export type Sheet = Input<'disclosures.addSheet'>;

export function useSheetLog(): (sheet: Sheet) => void {
  const text = useText();
  const { show } = useToasts();
  const add = useServiceMutation('disclosures.addSheet');
  return (sheet) =>
    add.mutate(sheet, {
      onSuccess: () => show({ title: text('disclosures.sheet.entered', { to: sheet.recipient }), tone: 'done' }),
      onError: () => show({ title: text('disclosures.sheet.notEntered'), tone: 'danger' }),
    });
}
