/** Above a list: what is due, calmly, and each thing a way to where it is done. */
import type { ReactNode } from 'react';
import { Banner, type Tone } from './Banner.tsx';
import { Button } from './Button.tsx';
import styles from './due-notice.module.css';

type DueNoticeProps = {
  readonly tone?: Tone;
  readonly title: string;
  readonly actions?: ReactNode;
  readonly items?: readonly { readonly id: number | string; readonly words: string; onOpen(): void }[];
};

export function DueNotice({ tone = 'info', title, actions, items }: DueNoticeProps) {
  return (
    <div className={styles['due']}>
      <Banner tone={tone} title={title} actions={actions}>
        {items === undefined ? undefined : (
          <ul role="list">
            {items.map(({ id, words, onOpen }) => (
              <li key={id}>
                <Button size="small" variant="quiet" onClick={onOpen}>
                  {words}
                </Button>
              </li>
            ))}
          </ul>
        )}
      </Banner>
    </div>
  );
}
