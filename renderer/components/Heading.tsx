/** A heading: its level is its place in the document, its size how it looks. */
import type { ComponentProps } from 'react';
import { classNames } from './class-names.ts';
import styles from './heading.module.css';

type HeadingProps = ComponentProps<'h2'> & {
  readonly level: 1 | 2 | 3 | 4;
  readonly size?: 'display' | 'title' | 'lead' | 'body' | 'small';
};

const tags = { 1: 'h1', 2: 'h2', 3: 'h3', 4: 'h4' } as const;
const usualSize = { 1: 'title', 2: 'lead', 3: 'body', 4: 'small' } as const;

export function Heading({ level, size = usualSize[level], className, children, ...rest }: HeadingProps) {
  const Tag = tags[level];
  return (
    <Tag {...rest} className={classNames(styles['heading'], styles[size], className)}>
      {children}
    </Tag>
  );
}
