/** How far something longer than half a second has come, and the way to stop it. */
import { Progress as BaseProgress } from '@base-ui/react/progress';
import { useText } from '../i18n/use-text.ts';
import { Button } from './Button.tsx';
import styles from './progress.module.css';

type ProgressProps = {
  readonly label: string;
  readonly done: number;
  readonly total: number;
  /** Undefined: "3 of 12". */
  readonly detail?: string;
  readonly cancelLabel?: string;
  onCancel?(): void;
};

export function Progress({ label, done, total, detail, cancelLabel, onCancel }: ProgressProps) {
  const text = useText();
  const words = detail ?? text('components.progress', { done, total });
  return (
    <div className={styles['progress']}>
      <BaseProgress.Root value={total === 0 ? null : done} max={Math.max(total, 1)} getAriaValueText={() => words}>
        <div className={styles['progress']}>
          <div className={styles['head']}>
            <BaseProgress.Label>{label}</BaseProgress.Label>
            <span className={styles['count']}>{words}</span>
          </div>
          <BaseProgress.Track className={styles['track']}>
            <BaseProgress.Indicator className={styles['indicator']} />
          </BaseProgress.Track>
        </div>
      </BaseProgress.Root>
      {onCancel !== undefined && (
        <div>
          <Button size="small" onClick={() => onCancel()}>
            {cancelLabel ?? text('components.cancel')}
          </Button>
        </div>
      )}
    </div>
  );
}
