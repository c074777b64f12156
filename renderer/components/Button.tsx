/** The button: one primary per screen, the verb on it. While busy it stays where it is, keeps the focus and does nothing. */
import type { ComponentProps, MouseEvent, ReactNode } from 'react';
import styles from './button.module.css';
import { classNames } from './class-names.ts';
import { Icon, type IconShape } from './Icon.tsx';
import { Spinner } from './Spinner.tsx';

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger';

export type ButtonProps = ComponentProps<'button'> & {
  readonly variant?: ButtonVariant;
  readonly size?: 'normal' | 'small';
  /** As wide as what it stands in. */
  readonly wide?: boolean;
  readonly icon?: IconShape;
  readonly busy?: boolean;
};

export function Button({
  variant = 'secondary',
  size = 'normal',
  wide = false,
  icon,
  busy = false,
  className,
  children,
  onClick,
  type = 'button',
  ...rest
}: ButtonProps) {
  function press(event: MouseEvent<HTMLButtonElement>): void {
    if (busy) event.preventDefault();
    else onClick?.(event);
  }
  const names = classNames(
    styles['button'],
    styles[variant],
    size === 'small' && styles['small'],
    wide && styles['wide'],
    className,
  );
  return (
    <button
      {...rest}
      type={type}
      className={names}
      aria-disabled={busy || undefined}
      aria-busy={busy || undefined}
      onClick={press}
    >
      {busy ? <Spinner size={16} /> : icon !== undefined && <Icon of={icon} size={size === 'small' ? 16 : 18} />}
      {children}
    </button>
  );
}

export function ButtonRow({ children }: { readonly children: ReactNode }) {
  return <div className={styles['row']}>{children}</div>;
}
