/** A larger task in a panel at the side, over the screen. */
import { Dialog as BaseDialog } from '@base-ui/react/dialog';
import type { ReactNode } from 'react';
import { DialogHead, useFirstFocus } from './Dialog.tsx';
import styles from './dialog.module.css';

type SheetProps = {
  readonly open: boolean;
  readonly title: string;
  readonly description?: ReactNode;
  readonly children: ReactNode;
  readonly footer?: ReactNode;
  onClose(): void;
};

export function Sheet({ open, title, description, children, footer, onClose }: SheetProps) {
  const { body, focusFirst } = useFirstFocus();
  return (
    <BaseDialog.Root open={open} onOpenChange={(isOpen) => !isOpen && onClose()}>
      <BaseDialog.Portal>
        <BaseDialog.Backdrop className={styles['backdrop']} />
        <BaseDialog.Viewport className={styles['sheetViewport']}>
          <BaseDialog.Popup className={styles['sheet']} initialFocus={focusFirst}>
            <DialogHead title={title} description={description} />
            <div className={styles['body']} ref={body}>
              {children}
            </div>
            {footer !== undefined && <div className={styles['footer']}>{footer}</div>}
          </BaseDialog.Popup>
        </BaseDialog.Viewport>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  );
}
