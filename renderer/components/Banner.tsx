/** Something to know, in its place on the screen: what happened, what is safe, what to do. */
import { CircleAlert, CircleCheck, Hand, Info, LockKeyhole } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './banner.module.css';
import { classNames } from './class-names.ts';
import { Icon } from './Icon.tsx';

export type Tone = 'info' | 'needs-you' | 'danger' | 'done' | 'private';

export const toneIcons = {
  info: Info,
  'needs-you': Hand,
  danger: CircleAlert,
  done: CircleCheck,
  private: LockKeyhole,
} as const;

type BannerProps = {
  readonly tone?: Tone;
  readonly title?: string;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  /** One row, the actions at its end: for what stands above a whole screen. */
  readonly isCompact?: boolean;
  /** Read out when it appears: for what comes up while someone works. */
  readonly isLive?: boolean;
};

export function Banner({ tone = 'info', title, children, actions, isCompact = false, isLive = false }: BannerProps) {
  return (
    <div
      className={classNames(styles['banner'], styles[tone], isCompact && styles['compact'])}
      role={isLive ? (tone === 'danger' ? 'alert' : 'status') : undefined}
    >
      <Icon of={toneIcons[tone]} className={styles['icon']} />
      <div className={styles['words']}>
        {title !== undefined && <p className={styles['title']}>{title}</p>}
        {children !== undefined && <div className={styles['text']}>{children}</div>}
        {actions !== undefined && <div className={styles['actions']}>{actions}</div>}
      </div>
    </div>
  );
}
