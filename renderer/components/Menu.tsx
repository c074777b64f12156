/** A list of actions behind one control. */
import { Menu as BaseMenu } from '@base-ui/react/menu';
import { Fragment, type ReactElement } from 'react';
import { classNames } from './class-names.ts';
import styles from './floating.module.css';
import { Icon, type IconShape } from './Icon.tsx';
import { Kbd } from './Kbd.tsx';

export type MenuItem = {
  readonly key: string;
  readonly label: string;
  readonly icon?: IconShape;
  /** As for Kbd: `mod+N`. */
  readonly shortcut?: string;
  readonly tone?: 'danger';
  readonly disabled?: boolean;
  /** A line above this item. */
  readonly startsGroup?: boolean;
  onSelect(): void;
};

type MenuProps = {
  /** A Button or IconButton. */
  readonly trigger: ReactElement<Record<string, unknown>>;
  readonly items: readonly MenuItem[];
  readonly align?: 'start' | 'end';
};

export function Menu({ trigger, items, align = 'end' }: MenuProps) {
  return (
    <BaseMenu.Root>
      <BaseMenu.Trigger render={trigger} />
      <BaseMenu.Portal>
        <BaseMenu.Positioner className={styles['positioner']} sideOffset={4} align={align}>
          <BaseMenu.Popup className={styles['popup']}>
            {items.map((item) => (
              <Fragment key={item.key}>
                {item.startsGroup === true && <BaseMenu.Separator className={styles['separator']} />}
                <BaseMenu.Item
                  className={classNames(styles['item'], item.tone === 'danger' && styles['danger'])}
                  disabled={item.disabled ?? false}
                  onClick={() => item.onSelect()}
                >
                  {item.icon !== undefined && <Icon of={item.icon} />}
                  <span className={styles['itemText']}>{item.label}</span>
                  {item.shortcut !== undefined && <Kbd keys={item.shortcut} />}
                </BaseMenu.Item>
              </Fragment>
            ))}
          </BaseMenu.Popup>
        </BaseMenu.Positioner>
      </BaseMenu.Portal>
    </BaseMenu.Root>
  );
}
