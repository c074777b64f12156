/** What stands beside a conversation: its head stays, with the way out and the way back, and what is below scrolls. */
import { ArrowLeft, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useText } from '../i18n/use-text.ts';
import { classNames } from './class-names.ts';
import { Heading } from './Heading.tsx';
import { IconButton } from './IconButton.tsx';
import styles from './side-panel.module.css';

type SidePanelProps = {
  readonly title: string;
  /** From one thing to the list that it stands in. */
  readonly back?: { readonly label: string; onClick(): void } | undefined;
  /** Of the part that scrolls. */
  readonly className?: string | undefined;
  readonly children: ReactNode;
  onClose(): void;
};

export function SidePanel({ title, back, className, children, onClose }: SidePanelProps) {
  const text = useText();
  return (
    <>
      <div className={styles['head']}>
        {back !== undefined && <IconButton icon={ArrowLeft} {...back} />}
        <Heading level={2} size="body" className={styles['title']}>
          {title}
        </Heading>
        <IconButton icon={X} label={text('components.closePanel')} onClick={onClose} />
      </div>
      <div className={classNames(styles['body'], className)}>{children}</div>
    </>
  );
}
