/** Whether what belongs at the bottom of the window may stay there: only while most of the window is left to what is read. */
import { useCallback, useEffect, useState } from 'react';

export type Staying = {
  /** The `ref` of what wants to stay. */
  readonly ref: (element: HTMLElement | null) => void;
  readonly leavesRoom: boolean;
  /** How much it covers while it stays, in CSS pixels. */
  readonly coveredPx: number;
};

/** `largestShare` of the window's height. */
export function useLeavesRoom(largestShare: number): Staying {
  const [element, setElement] = useState<HTMLElement | null>(null);
  const [heightPx, setHeightPx] = useState(0);
  const [windowPx, setWindowPx] = useState(window.innerHeight);
  const measure = useCallback(() => {
    if (element !== null) setHeightPx(element.offsetHeight);
    setWindowPx(window.innerHeight);
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

  const leavesRoom = heightPx <= windowPx * largestShare;
  return { ref: setElement, leavesRoom, coveredPx: leavesRoom ? heightPx : 0 };
}
