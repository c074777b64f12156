/** A question or a small task over the screen. Escape and the veil close it; the focus returns to where it was. */
import { Dialog as BaseDialog } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { type ReactNode, type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { useText } from '../i18n/use-text.ts';
import { classNames } from './class-names.ts';
import styles from './dialog.module.css';
import { IconButton } from './IconButton.tsx';

export type DialogProps = {
  readonly open: boolean;
  readonly title: string;
  readonly description?: ReactNode;
  /** `side`: a panel at the edge, as high as the screen (Sheet.tsx). */
  readonly size?: 'small' | 'medium' | 'large' | 'side';
  readonly children: ReactNode;
  /** Buttons, the primary one last. */
  readonly footer?: ReactNode;
  /** What takes the focus first; otherwise the first control of the body, or the dialog itself. */
  readonly initialFocus?: RefObject<HTMLElement | null>;
  onClose(): void;
};

export function Dialog({
  open,
  title,
  description,
  size = 'medium',
  children,
  footer,
  initialFocus,
  onClose,
}: DialogProps) {
  const { body, focusFirst } = useFirstFocus();
  const isSide = size === 'side';
  return (
    <BaseDialog.Root open={open} onOpenChange={(isOpen) => !isOpen && onClose()}>
      <BaseDialog.Portal>
        <BaseDialog.Backdrop className={styles['backdrop']} />
        <BaseDialog.Viewport className={styles[isSide ? 'sheetViewport' : 'viewport']}>
          <BaseDialog.Popup
            className={classNames(styles['window'], ...(isSide ? [styles['sheet']] : [styles['popup'], styles[size]]))}
            initialFocus={initialFocus ?? focusFirst}
          >
            <DialogHead title={title} description={description} />
            <DialogBody body={body}>{children}</DialogBody>
            {footer !== undefined && <div className={styles['footer']}>{footer}</div>}
          </BaseDialog.Popup>
        </BaseDialog.Viewport>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  );
}

const controls = 'input:not(:disabled), textarea, select, button:not(:disabled), a[href], [tabindex="0"]';

/** The close button in the head would otherwise come first, and its tooltip with it. */
function useFirstFocus(): { readonly body: RefObject<HTMLDivElement | null>; focusFirst(): HTMLElement | null } {
  const body = useRef<HTMLDivElement>(null);
  return {
    body,
    focusFirst: () =>
      body.current?.querySelector<HTMLElement>(controls) ??
      body.current?.closest<HTMLElement>('[role="dialog"]') ??
      null,
  };
}

type DialogBodyProps = { readonly body: RefObject<HTMLDivElement | null>; readonly children: ReactNode };

function DialogBody({ body, children }: DialogBodyProps) {
  const isReadByKey = useIsReadByKey(body);
  return (
    <div className={styles['body']} ref={body} tabIndex={isReadByKey ? 0 : undefined}>
      {children}
    </div>
  );
}

/** Whether it scrolls and has no control in it: words below the edge are then reached by the arrow keys in itself. */
function useIsReadByKey(body: RefObject<HTMLDivElement | null>): boolean {
  const [isReadByKey, setIsReadByKey] = useState(false);
  // Without dependencies: what stands in it may be another thing each time.
  useLayoutEffect(() => {
    const element = body.current;
    if (element === null) return;
    const look = () =>
      setIsReadByKey(element.scrollHeight > element.clientHeight && element.querySelector(controls) === null);
    const observer = new ResizeObserver(look);
    observer.observe(element);
    for (const child of element.children) observer.observe(child);
    look();
    return () => observer.disconnect();
  });
  return isReadByKey;
}

function DialogHead({ title, description }: { readonly title: string; readonly description?: ReactNode }) {
  const text = useText();
  return (
    <div className={styles['head']}>
      <div className={styles['headWords']}>
        <BaseDialog.Title render={<h2 />} className={styles['title']}>
          {title}
        </BaseDialog.Title>
        {description !== undefined && (
          <BaseDialog.Description className={styles['description']}>{description}</BaseDialog.Description>
        )}
      </div>
      <BaseDialog.Close render={<IconButton icon={X} label={text('components.close')} />} />
    </div>
  );
}
