/** A word on what a control is, on hover and focus. Never the only place of something needed. */
import { Tooltip as BaseTooltip } from '@base-ui/react/tooltip';
import type { ReactElement } from 'react';
import styles from './floating.module.css';

export type TooltipSide = 'top' | 'bottom' | 'left' | 'right';

type TooltipProps = {
  readonly text: string;
  readonly side?: TooltipSide;
  /** One element that takes a ref and handlers. */
  readonly children: ReactElement<Record<string, unknown>>;
};

export function Tooltip({ text, side = 'bottom', children }: TooltipProps) {
  return (
    <BaseTooltip.Root>
      <BaseTooltip.Trigger render={children} delay={500} />
      <BaseTooltip.Portal container={document.getElementById('floating')}>
        <BaseTooltip.Positioner side={side} sideOffset={6} className={styles['positioner']}>
          <BaseTooltip.Popup className={styles['tooltip']}>{text}</BaseTooltip.Popup>
        </BaseTooltip.Positioner>
      </BaseTooltip.Portal>
    </BaseTooltip.Root>
  );
}
