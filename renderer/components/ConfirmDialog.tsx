/** Asks before something that can't be taken back. The safe way out has the focus; only a button closes it. */
import { AlertDialog } from '@base-ui/react/alert-dialog';
import { type ReactNode, useRef } from 'react';
import { useText } from '../i18n/use-text.ts';
import { Button } from './Button.tsx';
import { classNames } from './class-names.ts';
import styles from './dialog.module.css';

type ConfirmDialogProps = {
  readonly open: boolean;
  readonly title: string;
  /** What happens, and what stays. */
  readonly children: ReactNode;
  /** The verb. */
  readonly confirmLabel: string;
  readonly cancelLabel?: string;
  readonly tone?: 'primary' | 'danger';
  readonly busy?: boolean;
  onConfirm(): void;
  onCancel(): void;
};

export function ConfirmDialog({
  open,
  title,
  children,
  confirmLabel,
  cancelLabel,
  tone = 'primary',
  busy = false,
  onConfirm,
  onCancel,
}: ConfirmDialogProps) {
  const text = useText();
  const cancelButton = useRef<HTMLButtonElement>(null);
  return (
    <AlertDialog.Root open={open} onOpenChange={(isOpen) => !isOpen && onCancel()}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className={styles['backdrop']} />
        <AlertDialog.Viewport className={styles['viewport']}>
          <AlertDialog.Popup
            className={classNames(styles['window'], styles['popup'], styles['small'])}
            initialFocus={cancelButton}
          >
            <div className={styles['head']}>
              <AlertDialog.Title render={<h2 />} className={styles['title']}>
                {title}
              </AlertDialog.Title>
            </div>
            <AlertDialog.Description render={<div />} className={styles['body']}>
              {children}
            </AlertDialog.Description>
            <div className={styles['footer']}>
              <Button ref={cancelButton} onClick={onCancel}>
                {cancelLabel ?? text('components.cancel')}
              </Button>
              <Button variant={tone} busy={busy} onClick={onConfirm}>
                {confirmLabel}
              </Button>
            </div>
          </AlertDialog.Popup>
        </AlertDialog.Viewport>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
