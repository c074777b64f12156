/** Rows under heads: on a screen within a frame that scrolls sideways where it is narrow, bare on paper and in a dialog. */
import type { ReactElement, ReactNode } from 'react';
import { classNames } from './class-names.ts';
import styles from './table.module.css';

type TableProps = {
  /** The frame's name, and how narrow (in px) the table may get before the frame scrolls; absent where there is none. */
  readonly frame?: { readonly label: string; readonly minWidth: number } | undefined;
  /** A word each, or the `th` itself where it does more. */
  readonly heads: readonly (string | ReactElement)[];
  readonly isSmall?: boolean;
  readonly className?: string | undefined;
  readonly children: ReactNode;
};

export function Table({ frame, heads, isSmall = false, className, children }: TableProps) {
  const table = (
    <table
      className={classNames(styles['table'], isSmall && styles['small'], className)}
      style={{ minWidth: frame?.minWidth }}
    >
      <thead>
        <tr>
          {heads.map((head) =>
            typeof head === 'string' ? (
              <th key={head} scope="col">
                {head}
              </th>
            ) : (
              head
            ),
          )}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
  if (frame === undefined) return table;
  return (
    <div className={styles['frame']} tabIndex={0} role="region" aria-label={frame.label}>
      {table}
    </div>
  );
}
