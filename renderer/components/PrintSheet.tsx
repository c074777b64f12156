/** What goes on paper, and is seen on no screen: while it is there, the window prints it and nothing else. */
import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';
import type { Locale } from '../../shared/contract/index.ts';
import { classNames } from './class-names.ts';
import styles from './print-sheet.module.css';

type PrintSheetProps = {
  readonly locale: Locale;
  readonly className?: string | undefined;
  readonly children: ReactNode;
};

export function PrintSheet({ locale, className, children }: PrintSheetProps) {
  return createPortal(
    <div className={classNames(styles['sheet'], className)} data-print-sheet lang={locale}>
      {children}
    </div>,
    document.body,
  );
}
