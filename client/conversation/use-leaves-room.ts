/** Whether the reply box may stay at the bottom of the window: only while most of the window is left to the thread. */
import { useCallback, useEffect, useState } from 'react';

const largestShare = 0.45;

/** The first part is the `ref` of what wants to stay. */
export function useLeavesRoom(): readonly [(element: HTMLElement | null) => void, boolean] {
  const [element, setElement] = useState<HTMLElement | null>(null);
  const [leavesRoom, setLeavesRoom] = useState(true);
  const measure = useCallback(() => {
    if (element !== null) setLeavesRoom(element.offsetHeight <= window.innerHeight * largestShare);
  }, [element]);

  useEffect(() => {
    if (element === null) return undefined;
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    window.addEventListener('resize', measure);
    return () => {
      observer.disconnect();
      window.removeEventListener('resize', measure);
    };
  }, [element, measure]);

  return [setElement, leavesRoom];
}
