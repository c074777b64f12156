/** Above a psychotherapy note that is open, or in its place while they are locked. */
import { ShieldAlert } from 'lucide-react';
import { Heading, Icon } from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { NotesLock } from './NotesLock.tsx';
import styles from './psychotherapy-notes.module.css';

type NoteLockProps = {
  readonly isOpen: boolean;
  /** Of the heading that stands for the note while they are locked. */
  readonly level: 1 | 3;
};

export function NoteLock({ isOpen, level }: NoteLockProps) {
  const text = useText();
  return (
    <section className={styles['noteLock']} aria-label={text('notes.kind.psychotherapy')}>
      {!isOpen && (
        <Heading level={level} size="small" className={styles['title']}>
          <Icon of={ShieldAlert} size={14} /> {text('notes.kind.psychotherapy')}
        </Heading>
      )}
      <NotesLock isOpen={isOpen} />
    </section>
  );
}
