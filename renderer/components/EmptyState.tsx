/** A place with nothing in it, said as the good or natural thing it is. */
import type { ReactNode } from 'react';
import styles from './empty-state.module.css';
import { Heading } from './Heading.tsx';
import { Icon, type IconShape } from './Icon.tsx';

type EmptyStateProps = {
  readonly icon?: IconShape;
  readonly title: string;
  readonly level?: 2 | 3;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
};

export function EmptyState({ icon, title, level = 2, children, action }: EmptyStateProps) {
  return (
    <div className={styles['empty']}>
      {icon !== undefined && <Icon of={icon} size={32} className={styles['icon']} />}
      <Heading level={level} size="lead">
        {title}
      </Heading>
      {children !== undefined && <div className={styles['text']}>{children}</div>}
      {action !== undefined && <div className={styles['action']}>{action}</div>}
    </div>
  );
}
