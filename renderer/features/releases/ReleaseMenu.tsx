/** What can be done with an item as a part of the record: set it apart, take it back, hide words of it. */
import { Ellipsis, EyeOff, FileX } from 'lucide-react';
import type { ClientId } from '../../../shared/domain/ids.ts';
import { IconButton, Menu, type MenuItem } from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { useServiceMutation } from '../../service/use-service.ts';

type ReleaseItem = {
  readonly clientId: ClientId;
  readonly itemId: string;
  readonly isOutside: boolean;
  onRedact(): void;
};

export function useReleaseItems({ clientId, itemId, isOutside, onRedact }: ReleaseItem): MenuItem[] {
  const text = useText();
  const setOutside = useServiceMutation('releases.setOutside');
  return [
    {
      key: 'outside',
      label: text(isOutside ? 'releases.takeBack' : 'releases.setOutside'),
      icon: FileX,
      startsGroup: true,
      onSelect: () => setOutside.mutate({ clientId, itemId, isOutside: !isOutside }),
    },
    { key: 'redact', label: text('releases.redact'), icon: EyeOff, onSelect: onRedact },
  ];
}

export function ReleaseMenu({ tabIndex, ...item }: ReleaseItem & { readonly tabIndex: 0 | -1 }) {
  const text = useText();
  return (
    <Menu
      trigger={<IconButton icon={Ellipsis} label={text('releases.menu')} size={14} tabIndex={tabIndex} />}
      items={useReleaseItems(item)}
    />
  );
}
