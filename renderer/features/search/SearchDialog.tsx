/** Search over messages and notes: typed, found on this computer, opened where it was said. */
import { Dialog } from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { Search } from './Search.tsx';

type SearchDialogProps = { readonly open: boolean; onClose(): void };

export function SearchDialog({ open, onClose }: SearchDialogProps) {
  const text = useText();
  return (
    <Dialog open={open} size="large" title={text('search.title')} onClose={onClose}>
      <Search onClose={onClose} />
    </Dialog>
  );
}
