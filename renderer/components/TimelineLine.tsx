/** A row of the timeline that is no message: in one line what it was and when, and below it what belongs to it. */
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Icon, type IconShape } from './Icon.tsx';
import styles from './timeline-line.module.css';

type TimelineLineProps = {
  readonly rowKey: string;
  readonly icon: IconShape;
  readonly title: ReactNode;
  /** What follows the title in the same line. */
  readonly facts: ReactNode;
  /** The one row that Tab reaches. */
  readonly isActive: boolean;
  /** Somebody came here to see it. */
  readonly isMarked: boolean;
  readonly children?: ReactNode;
  onActivate(key: string): void;
};

export function TimelineLine({
  rowKey,
  icon,
  title,
  facts,
  isActive,
  isMarked,
  children,
  onActivate,
}: TimelineLineProps) {
  return (
    <article
      data-key={rowKey}
      tabIndex={isActive ? 0 : -1}
      className={classNames(styles['line'], isMarked && styles['marked'])}
      onFocus={() => onActivate(rowKey)}
    >
      <p className={styles['head']}>
        <Icon of={icon} size={14} />
        <span className={styles['title']} dir="auto">
          {title}
        </span>
        {facts}
      </p>
      {children}
    </article>
  );
}
