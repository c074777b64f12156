/** What a page's text is set in: its parts under their heads, what leads into them, and what is said quietly. */
import type { ComponentProps, ReactNode, Ref } from 'react';
import { classNames } from './class-names.ts';
import { Heading } from './Heading.tsx';
import styles from './page.module.css';

type PartProps = {
  readonly title?: string;
  /** Of a head that is given the focus. */
  readonly headRef?: Ref<HTMLHeadingElement>;
  /** Under a line and wider, among parts that have little to do with each other. */
  readonly isApart?: boolean;
  readonly className?: string | undefined;
  readonly children: ReactNode;
};

export function Part({ title, headRef, isApart = false, className, children }: PartProps) {
  return (
    <section className={classNames(styles['part'], isApart && styles['apart'], className)}>
      {title !== undefined && (
        <Heading level={3} size="lead" {...(headRef === undefined ? {} : { ref: headRef, tabIndex: -1 })}>
          {title}
        </Heading>
      )}
      {children}
    </section>
  );
}

export function Lead({ children }: { readonly children: ReactNode }) {
  return <p className={styles['lead']}>{children}</p>;
}

type QuietProps = ComponentProps<'p'> & {
  readonly as?: 'p' | 'span';
  /** No wider than reads well. */
  readonly isMeasured?: boolean;
};

export function Quiet({ as: Tag = 'p', isMeasured = false, ...rest }: QuietProps) {
  return <Tag {...rest} className={classNames(styles['quiet'], isMeasured && styles['measured'])} />;
}
