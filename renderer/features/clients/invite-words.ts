/** How long and where an invite works, as it is said on screen. */

export const validDays = ['1', '3', '7', '14'] as const;
export type ValidDays = (typeof validDays)[number];

/** How the link reaches the client. What leaves the room needs a code that goes another way. */
export const inviteWays = ['room', 'mail'] as const;
export type InviteWay = (typeof inviteWays)[number];

export type TimeLeft =
  | { readonly unit: 'days'; readonly count: number }
  | { readonly unit: 'hours'; readonly count: number }
  | { readonly unit: 'minutes' };

const HOUR_MS = 3_600_000;

/** Whole days from two days on, below that whole hours; never more than is left. */
export function timeLeft(expiresAt: number, now: number): TimeLeft {
  const hours = Math.floor((expiresAt - now) / HOUR_MS);
  if (hours >= 48) return { unit: 'days', count: Math.floor(hours / 24) };
  return hours >= 1 ? { unit: 'hours', count: hours } : { unit: 'minutes' };
}

/** `K7QD 2M9X`: for reading aloud. */
export function codeGroups(code: string): string {
  return `${code.slice(0, 4)} ${code.slice(4)}`;
}

/** One character at a time, with a pause between any two. */
export function codeSpelled(code: string): string {
  return Array.from(code).join(', ');
}

/** True for a link that only browsers on this computer can open: the app's own relay listens nowhere else. */
export function worksHereOnly(link: string): boolean {
  const { hostname } = new URL(link);
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d+){3}$/.test(hostname);
}
