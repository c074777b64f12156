/** A button that shows only an icon; its label is its name for screen readers and its tooltip. */
import type { ComponentProps } from 'react';
import { classNames } from './class-names.ts';
import { Icon, type IconShape } from './Icon.tsx';
import styles from './icon-button.module.css';
import { Tooltip, type TooltipSide } from './Tooltip.tsx';

export type IconButtonProps = Omit<ComponentProps<'button'>, 'children' | 'aria-label'> & {
  readonly label: string;
  readonly icon: IconShape;
  readonly size?: number;
  readonly tooltipSide?: TooltipSide;
};

export function IconButton({ label, icon, size = 18, tooltipSide = 'bottom', className, ...rest }: IconButtonProps) {
  return (
    <Tooltip text={label} side={tooltipSide}>
      <button type="button" {...rest} aria-label={label} className={classNames(styles['button'], className)}>
        <Icon of={icon} size={size} />
      </button>
    </Tooltip>
  );
}
