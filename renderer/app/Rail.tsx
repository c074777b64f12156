/** The rail at the left: places above, the lock below. */
import { Armchair, Inbox, Lock, NotebookPen, ScrollText, Search, Settings } from 'lucide-react';
import { Icon, type IconShape, VisuallyHidden } from '../components/index.ts';
import { BrandMark } from '../features/vault/index.ts';
import type { MessageId } from '../i18n/messages.ts';
import { useText } from '../i18n/use-text.ts';
import type { Route, RouteName } from './navigation.ts';
import styles from './shell.module.css';

type Place = { readonly name: RouteName; readonly label: MessageId; readonly icon: IconShape };

const places: readonly Place[] = [
  { name: 'clients', label: 'shell.inbox', icon: Inbox },
  { name: 'notes', label: 'shell.notes', icon: NotebookPen },
  { name: 'record', label: 'shell.record', icon: ScrollText },
  { name: 'practice', label: 'shell.practice', icon: Armchair },
];

type RailProps = {
  readonly route: Route;
  readonly unread: number;
  onGo(route: Route): void;
  onSearch(): void;
  onLock(): void;
};

export function Rail({ route, unread, onGo, onSearch, onLock }: RailProps) {
  const text = useText();
  return (
    <nav className={styles['rail']} aria-label={text('shell.navigation')}>
      <span className={styles['brand']}>
        <BrandMark size={24} />
      </span>
      {places.map(({ name, label, icon }) => (
        <RailButton
          key={name}
          icon={icon}
          label={text(label)}
          isCurrent={route.name === name}
          badge={name === 'clients' ? unread : 0}
          onPress={() => onGo({ name })}
        />
      ))}
      <RailButton icon={Search} label={text('shell.search')} onPress={onSearch} />
      <span className={styles['railSpace']} />
      <RailButton
        icon={Settings}
        label={text('shell.settings')}
        isCurrent={route.name === 'settings'}
        onPress={() => onGo({ name: 'settings' })}
      />
      <RailButton icon={Lock} label={text('shell.lock')} onPress={onLock} />
    </nav>
  );
}

type RailButtonProps = {
  readonly icon: IconShape;
  readonly label: string;
  readonly isCurrent?: boolean;
  /** Unread messages. */
  readonly badge?: number;
  onPress(): void;
};

const mostInBadge = 99;

function RailButton({ icon, label, isCurrent = false, badge = 0, onPress }: RailButtonProps) {
  const text = useText();
  return (
    <button
      type="button"
      className={styles['railButton']}
      aria-current={isCurrent ? 'page' : undefined}
      onClick={onPress}
    >
      <span className={styles['railIcon']}>
        <Icon of={icon} size={20} />
        {badge > 0 && (
          <span className={styles['railBadge']} aria-hidden="true">
            {badge > mostInBadge ? `${mostInBadge}+` : badge}
          </span>
        )}
      </span>
      <span className={styles['railLabel']}>{label}</span>
      {badge > 0 && <VisuallyHidden>{text('shell.unread', { count: badge })}</VisuallyHidden>}
    </button>
  );
}
