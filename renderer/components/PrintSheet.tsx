/** What goes on paper, and is seen on no screen: the window prints a sheet and never itself (styles/base.css). */
import type { ReactNode, Ref } from 'react';
import { createPortal } from 'react-dom';
import type { Locale } from '../../shared/contract/index.ts';
import { classNames } from './class-names.ts';
import styles from './print-sheet.module.css';

type PrintSheetProps = {
  /** The paper's `sheet` (app/use-paper.ts): what prints it. */
  readonly ref: Ref<HTMLDivElement>;
  readonly locale: Locale;
  readonly className?: string | undefined;
  readonly children: ReactNode;
};

export function PrintSheet({ ref, locale, className, children }: PrintSheetProps) {
  return createPortal(
    <div ref={ref} className={classNames(styles['sheet'], className)} data-print-sheet lang={locale}>
      {children}
    </div>,
    document.body,
  );
}
