/** While an unlock takes long because an older vault is brought up to date first. */
import { useEffect, useState } from 'react';
import { Banner, Spinner } from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { useServiceEvent } from '../../service/use-service.ts';

/** Half a second nobody wonders about. */
const silentMs = 500;

/** Stands there only while the unlock runs. */
export function UpdatingNote() {
  const text = useText();
  const [isUpdating, setIsUpdating] = useState(false);
  const [isLong, setIsLong] = useState(false);
  useServiceEvent('vaultUpdating', () => setIsUpdating(true));
  useEffect(() => {
    const timer = setTimeout(() => setIsLong(true), silentMs);
    return () => clearTimeout(timer);
  }, []);
  if (!isUpdating || !isLong) return null;
  return (
    <Banner tone="info" title={text('unlock.updating')} isLive actions={<Spinner />}>
      {text('unlock.updatingText')}
    </Banner>
  );
}
