/** Whether the device has so little room left for this page that messages may soon not be kept. */
import { useEffect, useState } from 'react';

const leastBytes = 20 * 2 ** 20;
const everyMs = 10 * 60_000;

export function isLowRoom({ quota, usage }: StorageEstimate): boolean {
  return quota !== undefined && usage !== undefined && quota - usage < leastBytes;
}

/** No while the browser has not answered, and where it cannot be asked. */
export function useLowRoom(): boolean {
  const [isLow, setIsLow] = useState(false);
  useEffect(() => {
    const ask = () => {
      navigator.storage?.estimate?.().then(
        (estimate) => setIsLow(isLowRoom(estimate)),
        () => undefined,
      );
    };
    ask();
    const timer = setInterval(ask, everyMs);
    return () => clearInterval(timer);
  }, []);
  return isLow;
}
