/** Channel plans: saving a version, what is due by the clock, and waiting on. */
import { Fault, type Input, type Output } from '../../../../shared/contract/index.ts';
import {
  type ChannelPlan,
  fallbackOf,
  isFallbackDue,
  isReviewDue,
  wholeDays,
} from '../../../../shared/domain/channel-plan.ts';
import type { ClientId, Timestamp } from '../../../../shared/domain/ids.ts';
import type { Clock } from '../../../../shared/language/clock.ts';
import type { WritableDatabase } from '../../database/database.ts';
import { createChannelPlansRepository } from './channel-plans.repository.ts';

type ChannelPlansPorts = {
  readonly database: WritableDatabase;
  readonly clock: Clock;
  readonly therapistName: () => string;
  /** After how many days without reading the fallback is proposed, where a plan says nothing. */
  readonly usualUnreadDays: () => number;
  readonly clientExists: (clientId: ClientId) => boolean;
  /** Undefined: time went on, and for anyone something may be due. */
  readonly onChange: (clientId: ClientId | undefined) => void;
};

type Due = Pick<Output<'channelPlans.get'>, 'isReviewDue' | 'proposal'>;

/** A computer that slept looks again soon after it wakes. */
const lookEveryMs = 3_600_000;

export function createChannelPlans({
  database,
  clock,
  therapistName,
  usualUnreadDays,
  clientExists,
  onChange,
}: ChannelPlansPorts) {
  const repository = createChannelPlansRepository(database);
  const now = () => clock.now() as Timestamp;

  let lookedOn = localDay(now());
  let cancel = clock.after(lookEveryMs, look);
  function look(): void {
    cancel = clock.after(lookEveryMs, look);
    const today = localDay(now());
    if (today === lookedOn) return;
    lookedOn = today;
    onChange(undefined);
  }

  function dueOf(clientId: ClientId, plan: ChannelPlan): Due {
    const silence = repository.silence(clientId, now());
    const days = plan.unreadDays ?? usualUnreadDays();
    const fallback = fallbackOf(plan);
    const isProposed = fallback !== undefined && isFallbackDue(silence, days, now());
    return {
      isReviewDue: isReviewDue(plan, localDay(now())),
      ...(isProposed && silence.unreadSince !== undefined
        ? {
            proposal: {
              unreadSince: silence.unreadSince as Timestamp,
              days: wholeDays(silence.unreadSince, now()),
              ...fallback,
            },
          }
        : {}),
    };
  }

  return {
    stop: () => cancel(),
    handlers: {
      'channelPlans.get': ({ clientId }: Input<'channelPlans.get'>): Output<'channelPlans.get'> => {
        const versions = repository.versions(clientId);
        const [inForce] = versions;
        const due = inForce === undefined ? { isReviewDue: false } : dueOf(clientId, inForce.plan);
        return { versions, usualUnreadDays: usualUnreadDays(), ...due };
      },

      'channelPlans.save': ({ clientId, plan }: Input<'channelPlans.save'>): Output<'channelPlans.save'> => {
        if (!clientExists(clientId)) throw new Fault('not-found');
        const number = database.transaction(() => {
          const next = (repository.versions(clientId)[0]?.number ?? 0) + 1;
          repository.add(clientId, next, plan, therapistName(), now());
          return next;
        });
        onChange(clientId);
        return { number };
      },

      'channelPlans.wait': ({ clientId, until }: Input<'channelPlans.wait'>): void => {
        if (!clientExists(clientId)) throw new Fault('not-found');
        database.transaction(() => repository.addWait(clientId, until, therapistName(), now()));
        onChange(clientId);
      },

      'channelPlans.due': (): Output<'channelPlans.due'> =>
        repository
          .inForce()
          .map(({ clientId, clientName, plan }) => ({ clientId, clientName, ...dueOf(clientId, plan) }))
          .filter(({ isReviewDue: isDue, proposal }) => isDue || proposal !== undefined),
    },
  };
}

/** `2026-11-22` on this computer's clock. */
function localDay(at: number): string {
  const date = new Date(at);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
