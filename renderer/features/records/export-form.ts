/** The state of the record form: what is still missing, and the request that it becomes. */
import type { ClientId } from '../../../shared/domain/ids.ts';
import type { Input, Locale } from '../../../shared/contract/index.ts';
import { type DayRange, presetRange, type RangePreset } from './day-ranges.ts';

export type RecordFormat = Input<'records.export'>['formats'][number];
export type PageSize = Input<'records.export'>['pageSize'];

export type ExportForm = DayRange & {
  readonly clientId: ClientId | undefined;
  readonly preset: RangePreset;
  readonly timeZone: string;
  readonly includeMessages: boolean;
  readonly includeContacts: boolean;
  readonly includeImported: boolean;
  readonly includeNotes: boolean;
  readonly formats: readonly RecordFormat[];
  readonly pageSize: PageSize;
  readonly locale: Locale;
  readonly recipient: string;
  readonly reason: string;
  readonly folder: string | undefined;
};

/** What the screen has to know of an export that runs. */
export type StartedExport = { readonly taskId: string; readonly clientName: string };

export type Needed = 'client' | 'days' | 'range' | 'contents' | 'formats' | 'recipient' | 'reason' | 'folder';

export const formatOrder: readonly RecordFormat[] = ['pdf', 'text', 'json', 'csv', 'fhir', 'ccda', 'zip'];

export function emptyForm(options: {
  readonly clientId: ClientId | undefined;
  readonly timeZone: string;
  readonly locale: Locale;
  readonly pageSize: PageSize;
}): ExportForm {
  return {
    ...options,
    preset: 'all',
    fromDay: '',
    toDay: '',
    includeMessages: true,
    includeContacts: true,
    includeImported: true,
    includeNotes: true,
    formats: ['pdf'],
    recipient: '',
    reason: '',
    folder: undefined,
  };
}

/** The days that the form stands for: a preset's, or the ones typed. */
export function daysOf(form: ExportForm, firstAt: number, now: number): DayRange {
  return form.preset === 'own'
    ? { fromDay: form.fromDay, toDay: form.toDay }
    : presetRange(form.preset, firstAt, now, form.timeZone);
}

export function withFormat(form: ExportForm, format: RecordFormat, isWanted: boolean): ExportForm {
  const formats = formatOrder.filter((other) => (other === format ? isWanted : form.formats.includes(other)));
  return { ...form, formats };
}

type Range = Input<'records.preview'>;

/** What can be counted already; undefined while the range itself is incomplete. */
export function previewRequest(form: ExportForm, days: DayRange): Range | undefined {
  if (form.clientId === undefined || rangeNeeds(days) !== undefined) return undefined;
  const { clientId, timeZone, includeMessages, includeContacts, includeImported, includeNotes } = form;
  return { clientId, ...days, timeZone, includeMessages, includeContacts, includeImported, includeNotes };
}

export type ExportRequest =
  | { readonly kind: 'ready'; readonly input: Input<'records.export'> }
  | { readonly kind: 'incomplete'; readonly needed: readonly Needed[] };

export function exportRequest(form: ExportForm, days: DayRange): ExportRequest {
  const recipient = form.recipient.trim();
  const reason = form.reason.trim();
  const { folder } = form;
  const range = previewRequest(form, days);
  const rangeNeed = rangeNeeds(days);
  const needed: Needed[] = [];
  if (form.clientId === undefined) needed.push('client');
  if (rangeNeed !== undefined) needed.push(rangeNeed);
  if (!form.includeMessages && !form.includeContacts && !form.includeImported && !form.includeNotes)
    needed.push('contents');
  if (form.formats.length === 0) needed.push('formats');
  if (recipient === '') needed.push('recipient');
  if (reason === '') needed.push('reason');
  if (folder === undefined) needed.push('folder');
  if (needed.length > 0 || range === undefined || folder === undefined) return { kind: 'incomplete', needed };
  const { pageSize, locale } = form;
  return {
    kind: 'ready',
    input: { ...range, formats: [...form.formats], locale, pageSize, recipient, reason, folder },
  };
}

function rangeNeeds(days: DayRange): 'days' | 'range' | undefined {
  if (days.fromDay === '' || days.toDay === '') return 'days';
  return days.fromDay > days.toDay ? 'range' : undefined;
}
