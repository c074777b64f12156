/** A count or a state in a word or two. */
import type { ReactNode } from 'react';
import styles from './badge.module.css';
import { classNames } from './class-names.ts';
import { Icon, type IconShape } from './Icon.tsx';

export type BadgeTone = 'plain' | 'accent' | 'needs-you' | 'danger' | 'done' | 'private';

type BadgeProps = { readonly tone?: BadgeTone; readonly icon?: IconShape; readonly children: ReactNode };

export function Badge({ tone = 'plain', icon, children }: BadgeProps) {
  return (
    <span className={classNames(styles['badge'], styles[tone])}>
      {icon !== undefined && <Icon of={icon} size={14} />}
      {children}
    </span>
  );
}
