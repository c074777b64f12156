/** The state of the record form: what is still missing, and the request that it becomes. */
import type { ClientId, RequestId } from '../../../shared/domain/ids.ts';
import type { ReleasePreset } from '../../app/navigation.ts';
import type { Input, Locale } from '../../../shared/contract/index.ts';
import { type Audience, type ReleasePart, releaseParts, usualParts } from '../../../shared/domain/release.ts';
import { type DayRange, presetRange, type RangePreset } from './day-ranges.ts';

export type RecordFormat = Input<'records.export'>['formats'][number];
/** What is given away, of whose file (shared/domain/release.ts). */
export type Release = Input<'records.preview'>;
export type PageSize = Input<'records.export'>['pageSize'];

export type ExportForm = DayRange & {
  readonly clientId: ClientId | undefined;
  readonly preset: RangePreset;
  readonly timeZone: string;
  readonly audience: Audience;
  readonly parts: readonly ReleasePart[];
  readonly picked: Release['picked'];
  readonly psychotherapyNotes: Release['psychotherapyNotes'];
  readonly formats: readonly RecordFormat[];
  readonly pageSize: PageSize;
  readonly isLarge: boolean;
  readonly locale: Locale;
  readonly recipient: string;
  readonly reason: string;
  /** May be empty. */
  readonly authority: string;
  readonly folder: string | undefined;
  /** The request that this export answers. */
  readonly requestId: RequestId | undefined;
};

/** What the screen has to know of an export that runs. */
export type StartedExport = {
  readonly taskId: string;
  readonly clientName: string;
  readonly to: 'files' | 'paper';
  /** What it was started from: to go back to. */
  readonly from: KeptForm;
};

/** `place`: whose record, and which request's, the screen was opened for. */
export type KeptForm = { readonly place: string; readonly form: ExportForm };

const screenOrder = ['client', 'days', 'range', 'contents', 'formats', 'recipient', 'reason', 'folder'] as const;

export type Needed = (typeof screenOrder)[number];

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
    audience: 'client',
    parts: usualParts('client'),
    picked: { kind: 'all-but', ids: [] },
    psychotherapyNotes: [],
    formats: ['pdf'],
    isLarge: false,
    recipient: '',
    reason: '',
    authority: '',
    folder: undefined,
    requestId: undefined,
  };
}

/** The days that the form stands for: a preset's, or the ones typed. */
export function daysOf(form: ExportForm, firstDay: string, now: number): DayRange {
  return form.preset === 'own'
    ? { fromDay: form.fromDay, toDay: form.toDay }
    : presetRange(form.preset, firstDay, now, form.timeZone);
}

/** Another reader usually gets other things; what was picked by hand, or released by itself, was for this one. */
export function withAudience(form: ExportForm, audience: Audience): ExportForm {
  return {
    ...form,
    audience,
    parts: usualParts(audience),
    picked: { kind: 'all-but', ids: [] },
    psychotherapyNotes: [],
  };
}

/** As it was asked for elsewhere. */
export function withPreset(form: ExportForm, preset: ReleasePreset | undefined): ExportForm {
  if (preset === undefined) return form;
  const { audience, fromDay, toDay, parts, recipient, reason, authority, formats, locale, requestId } = preset;
  const chosen = audience === undefined ? form : withAudience(form, audience);
  return {
    ...chosen,
    ...(fromDay === undefined || toDay === undefined ? {} : { preset: 'own', fromDay, toDay }),
    ...(parts === undefined ? {} : { parts }),
    ...(recipient === undefined ? {} : { recipient }),
    ...(reason === undefined ? {} : { reason }),
    ...(authority === undefined ? {} : { authority }),
    ...(formats === undefined ? {} : { formats }),
    ...(locale === undefined ? {} : { locale }),
    ...(requestId === undefined ? {} : { requestId }),
  };
}

/** What was picked and released was this client's; and another's record neither answers this one's request nor goes to whom it names. */
export function withClient(form: ExportForm, clientId: ClientId | undefined): ExportForm {
  if (clientId === form.clientId) return form;
  return {
    ...form,
    clientId,
    picked: { kind: 'all-but', ids: [] },
    psychotherapyNotes: [],
    ...(form.requestId === undefined ? {} : { requestId: undefined, recipient: '', reason: '', authority: '' }),
  };
}

export function withPart(form: ExportForm, part: ReleasePart, isWanted: boolean): ExportForm {
  return { ...form, parts: releaseParts.filter((other) => (other === part ? isWanted : form.parts.includes(other))) };
}

export function withFormat(form: ExportForm, format: RecordFormat, isWanted: boolean): ExportForm {
  const formats = formatOrder.filter((other) => (other === format ? isWanted : form.formats.includes(other)));
  return { ...form, formats };
}

/** What can be counted already; undefined while the range itself is incomplete. */
export function previewRequest(form: ExportForm, days: DayRange): Release | undefined {
  if (form.clientId === undefined || rangeNeeds(days) !== undefined) return undefined;
  const { clientId, timeZone, audience, parts, picked, psychotherapyNotes } = form;
  return { clientId, ...days, timeZone, audience, parts: [...parts], picked, psychotherapyNotes };
}

type RequestFor<Input> =
  | { readonly kind: 'ready'; readonly input: Input }
  | { readonly kind: 'incomplete'; readonly needed: readonly Needed[] };

export type ExportRequest = RequestFor<Input<'records.export'>>;

export function exportRequest(form: ExportForm, days: DayRange): ExportRequest {
  const paper = paperRequest(form, days);
  const { folder } = form;
  const missing = new Set<Needed>(paper.kind === 'ready' ? [] : paper.needed);
  if (form.formats.length === 0) missing.add('formats');
  if (folder === undefined) missing.add('folder');
  const needed = screenOrder.filter((need) => missing.has(need));
  if (needed.length > 0 || paper.kind !== 'ready' || folder === undefined) return { kind: 'incomplete', needed };
  return { kind: 'ready', input: { ...paper.input, formats: [...form.formats], folder } };
}

/** What the print dialog needs: neither a kind of file nor a folder. */
export function paperRequest(form: ExportForm, days: DayRange): RequestFor<Input<'records.print'>> {
  const recipient = form.recipient.trim();
  const reason = form.reason.trim();
  const range = previewRequest(form, days);
  const rangeNeed = rangeNeeds(days);
  const needed: Needed[] = [];
  if (form.clientId === undefined) needed.push('client');
  if (rangeNeed !== undefined) needed.push(rangeNeed);
  if (form.parts.length === 0 && form.picked.kind === 'all-but' && form.psychotherapyNotes.length === 0)
    needed.push('contents');
  if (recipient === '') needed.push('recipient');
  if (reason === '') needed.push('reason');
  if (needed.length > 0 || range === undefined) return { kind: 'incomplete', needed };
  const { pageSize, isLarge, locale, requestId } = form;
  return {
    kind: 'ready',
    input: {
      ...range,
      ...{ locale, pageSize, isLarge, recipient, reason },
      authority: form.authority.trim(),
      ...(requestId === undefined ? {} : { requestId }),
    },
  };
}

function rangeNeeds(days: DayRange): 'days' | 'range' | undefined {
  if (days.fromDay === '' || days.toDay === '') return 'days';
  return days.fromDay > days.toDay ? 'range' : undefined;
}
