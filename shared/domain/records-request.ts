/** A request for a client's record: by what right, until when, and to what kind of reader. Facts of law with their source stand in the texts. No legal advice. */
import { addDays } from './retention/calendar.ts';
import type { Audience } from './release.ts';

export const requestRights = ['hipaa-access', 'gdpr-sar', 'subpoena', 'authorization', 'own-move'] as const;
export type RequestRight = (typeof requestRights)[number];

export const requestSteps = ['who', 'clock', 'what', 'papers', 'release'] as const;
export type RequestStep = (typeof requestSteps)[number];

export type RequestClock = {
  readonly right: RequestRight;
  /** Calendar days. */
  readonly receivedDay: string;
  /** Named in the request itself, where the right has no time of its own. */
  readonly givenDay?: string | undefined;
  /** The one extension that the right knows, told to whoever asked in time. */
  readonly isExtended: boolean;
};

/** Undefined: nothing says until when. */
export function requestDueDay({ right, receivedDay, givenDay, isExtended }: RequestClock): string | undefined {
  switch (right) {
    // 45 CFR 164.524(b)(2): 30 days, once 30 more.
    case 'hipaa-access':
      return addDays(receivedDay, isExtended ? 60 : 30);
    // GDPR article 12(3): one month, two more where it is complex.
    case 'gdpr-sar':
      return addMonths(receivedDay, isExtended ? 3 : 1);
    case 'subpoena':
    case 'authorization':
    case 'own-move':
      return givenDay;
  }
}

export function mayBeExtended(right: RequestRight): boolean {
  return right === 'hipaa-access' || right === 'gdpr-sar';
}

/** Whole days from `today`; negative: it is late. */
export function daysUntil(dueDay: string, today: string): number {
  return Math.round((Date.parse(`${dueDay}T12:00:00Z`) - Date.parse(`${today}T12:00:00Z`)) / 86_400_000);
}

/** Seven days before and from then on. */
export function isReminderDue(dueDay: string, today: string): boolean {
  return daysUntil(dueDay, today) <= 7;
}

/** The same day of a later month, or its last one where it has no such day. */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}

/** Whom the release builder begins with. */
export function audienceOf(right: RequestRight): Audience {
  switch (right) {
    case 'hipaa-access':
    case 'gdpr-sar':
      return 'client';
    case 'subpoena':
      return 'court';
    case 'authorization':
    case 'own-move':
      return 'clinic';
  }
}
