/** A Lucide icon at the house's line weight: silent for screen readers unless it has a name of its own. */
import type { LucideIcon } from 'lucide-react';

export type IconShape = LucideIcon;

type IconProps = {
  readonly of: IconShape;
  /** Pixels. */
  readonly size?: number;
  /** Only where no text beside it says the same. */
  readonly label?: string;
  readonly className?: string | undefined;
};

export function Icon({ of: Shape, size = 18, label, className }: IconProps) {
  const naming = label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label };
  return <Shape size={size} strokeWidth={1.5} className={className} {...naming} />;
}
