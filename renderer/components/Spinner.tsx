/** For waits between a fifth of a second and a few; longer ones have a Progress. */
import { LoaderCircle } from 'lucide-react';
import { Icon } from './Icon.tsx';
import styles from './spinner.module.css';
import { VisuallyHidden } from './VisuallyHidden.tsx';

export function Spinner({ size = 18, label }: { readonly size?: number; readonly label?: string }) {
  return (
    <span className={styles['spinner']} role={label === undefined ? undefined : 'status'}>
      <Icon of={LoaderCircle} size={size} className={styles['shape']} />
      {label !== undefined && <VisuallyHidden>{label}</VisuallyHidden>}
    </span>
  );
}
