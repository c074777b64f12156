/** Says of an item that it is not part of the record. */
import { FileX } from 'lucide-react';
import { Badge } from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';

export function OutsideMark() {
  const text = useText();
  return (
    <Badge tone="needs-you" icon={FileX}>
      {text('releases.outside')}
    </Badge>
  );
}
