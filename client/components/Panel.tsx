/** What a quiet link opens: a dialog over the page, closed by its button, by Escape, or by the way back. */
import { useEffect, useId, useRef } from 'react';
import type { ReactNode } from 'react';
import { QuickExit } from '../quick-exit/QuickExit.tsx';
import { useWords } from '../i18n/use-words.ts';
import { useLeavesRoom } from './use-leaves-room.ts';

export type PanelProps = {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** What the panel is for, where that must stay in sight while its content scrolls. */
  readonly action?: ReactNode;
};

export function Panel({ title, onClose, children, action }: PanelProps) {
  const { say } = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const titleId = useId();
  const ways = useLeavesRoom(action === undefined ? 0.15 : 0.3);

  useEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    // Not the first link: nobody should dial a number by pressing Enter twice.
    heading.current?.focus();
    return () => shown?.close();
  }, []);

  return (
    <dialog
      ref={dialog}
      className="panel"
      aria-labelledby={titleId}
      onClose={() => {
        // The event comes late: of a panel that is gone already, it would close the next one.
        if (dialog.current) onClose();
      }}
    >
      <h2 ref={heading} id={titleId} tabIndex={-1} dir="auto">
        {title}
      </h2>
      {children}
      <div ref={ways.ref} className={ways.leavesRoom ? 'actions close stays' : 'actions close'}>
        {action}
        <button type="button" onClick={onClose}>
          {say('close')}
        </button>
        <QuickExit />
      </div>
    </dialog>
  );
}
