/** What stands in the window while there is no service to show: it opens, it restarts, it stays away. */
import { useEffect, useState } from 'react';
import { Button, FormActions, Spinner } from '../components/index.ts';
import { GateFrame } from '../features/vault/index.ts';
import { useText } from '../i18n/use-text.ts';
import styles from './shell.module.css';

/** Shorter waits show nothing at all. */
const silentMs = 400;

export function Opening() {
  const text = useText();
  const [isLong, setIsLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsLong(true), silentMs);
    return () => clearTimeout(timer);
  }, []);
  return <div className={styles['opening']}>{isLong && <Spinner size={24} label={text('shell.opening')} />}</div>;
}

export function ServiceRestarting() {
  const text = useText();
  return (
    <GateFrame title={text('shell.restartingTitle')} lead={text('shell.restartingText')}>
      <Spinner size={24} label={text('shell.opening')} />
    </GateFrame>
  );
}

/** `details`: what is known of the reason, already in words. */
export function ServiceFailed({ details, onRetry }: { readonly details?: string; onRetry(): void }) {
  const text = useText();
  return (
    <GateFrame title={text('shell.failedTitle')} lead={details ?? text('shell.failedText')}>
      <FormActions>
        <Button variant="primary" onClick={onRetry}>
          {text('shell.failedAction')}
        </Button>
      </FormActions>
    </GateFrame>
  );
}
