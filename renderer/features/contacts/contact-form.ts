/** The contact form as a person fills it in, and the entry that it becomes. */
import type { Output } from '../../../shared/contract/index.ts';
import type { Timestamp } from '../../../shared/domain/ids.ts';

export type ContactView = Output<'contacts.get'>;
export type ContactText = Omit<ContactView, 'id' | 'clientId' | 'author' | 'savedAt' | 'struck' | 'earlier'>;
export type ContactWay = ContactText['way'];
export type ContactDirection = ContactText['direction'];

export const contactWays: readonly ContactWay[] = [
  'call',
  'voicemail',
  'video',
  'visit',
  'letter',
  'sms',
  'email',
  'other',
];
export const contactDirections: readonly ContactDirection[] = ['incoming', 'outgoing', 'together'];

export type ContactForm = {
  readonly way: ContactWay;
  readonly direction: ContactDirection;
  /** `YYYY-MM-DD` and `HH:MM` on this computer's clock; empty where nothing was chosen. */
  readonly day: string;
  readonly time: string;
  readonly minutes: string;
  readonly person: string;
  readonly text: string;
};

export type ContactNeed = 'day' | 'time' | 'minutes';

export type FilledContact =
  | { readonly kind: 'ready'; readonly contact: ContactText }
  | { readonly kind: 'incomplete'; readonly needed: readonly ContactNeed[] };

export function emptyContact(now: number): ContactForm {
  return { way: 'call', direction: 'outgoing', ...momentOf(now), minutes: '', person: '', text: '' };
}

export function contactFormOf({ way, direction, at, minutes, person, text }: ContactText): ContactForm {
  return { way, direction, ...momentOf(at), minutes: minutes === undefined ? '' : String(minutes), person, text };
}

export function filledContact(form: ContactForm): FilledContact {
  const { way, direction, day, time, person, text } = form;
  const minutes = form.minutes.trim() === '' ? undefined : Number(form.minutes);
  const at = new Date(`${day}T${time}`).getTime();
  const isMinutesWrong = minutes !== undefined && (!Number.isSafeInteger(minutes) || minutes < 0 || minutes > 1440);
  const needed: ContactNeed[] = [
    ...(day === '' ? ['day' as const] : []),
    ...(time === '' || (day !== '' && Number.isNaN(at)) ? ['time' as const] : []),
    ...(isMinutesWrong ? ['minutes' as const] : []),
  ];
  if (needed.length > 0) return { kind: 'incomplete', needed };
  const contact = { way, direction, at: at as Timestamp, person: person.trim(), text };
  return { kind: 'ready', contact: minutes === undefined ? contact : { ...contact, minutes } };
}

function momentOf(at: number): { readonly day: string; readonly time: string } {
  const date = new Date(at);
  const two = (value: number) => String(value).padStart(2, '0');
  return {
    day: `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`,
    time: `${two(date.getHours())}:${two(date.getMinutes())}`,
  };
}
