/** The system's clock seen from another day: time passes as it does, and can be sent forward. */
import { type Clock, systemClock } from '../../../shared/language/clock.ts';

export type TravellingClock = Clock & {
  /** Goes to this time; never back. */
  travelTo(at: number): void;
};

export function createTravellingClock(start: number): TravellingClock {
  let offset = start - systemClock.now();
  const now = (): number => systemClock.now() + offset;
  return {
    now,
    after: systemClock.after,
    travelTo(at) {
      offset += Math.max(0, at - now());
    },
  };
}
