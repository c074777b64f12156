import { describe, expect, test } from 'vitest';
import { clientId, noteId, requestId } from '../../../shared/contract/shapes.ts';
import {
  daysOf,
  type ExportForm,
  emptyForm,
  exportRequest,
  paperRequest,
  previewRequest,
  withAudience,
  withClient,
  withFormat,
  withPreset,
} from './export-form.ts';
import { isPickable, withItem, withReleased } from './pick-items.ts';

const client = clientId.parse('0'.repeat(32));
const days = { fromDay: '2026-01-01', toDay: '2026-03-01' };

function filled(changed: Partial<ExportForm> = {}): ExportForm {
  return {
    ...emptyForm({ clientId: client, timeZone: 'UTC', locale: 'en', pageSize: 'Letter' }),
    recipient: ' Ana ',
    reason: 'Her request',
    folder: '/home/ruth',
    ...changed,
  };
}

describe('the form of a record', () => {
  test('keeps nothing of one client for another: not what was released, nor whom the request named', () => {
    const asked = filled({
      requestId: requestId.parse('2'.repeat(32)),
      psychotherapyNotes: [noteId.parse('3'.repeat(32))],
    });
    expect(withClient(asked, client)).toBe(asked);
    const other = clientId.parse('1'.repeat(32));
    expect(withClient(asked, other)).toMatchObject({
      ...{ clientId: other, requestId: undefined, recipient: '', reason: '', authority: '', psychotherapyNotes: [] },
    });
    expect(withClient(filled(), other)).toMatchObject({ recipient: ' Ana ', reason: 'Her request' });
  });

  test('says everything that is missing, in the order of the screen', () => {
    const empty = emptyForm({ clientId: undefined, timeZone: 'UTC', locale: 'en', pageSize: 'A4' });
    const request = exportRequest({ ...empty, parts: [], formats: [] }, empty);
    expect(request).toEqual({
      kind: 'incomplete',
      needed: ['client', 'days', 'contents', 'formats', 'recipient', 'reason', 'folder'],
    });
  });

  test('refuses days in the wrong order, for the count too', () => {
    const wrong = { fromDay: '2026-03-01', toDay: '2026-01-01' };
    expect(exportRequest(filled(), wrong)).toEqual({ kind: 'incomplete', needed: ['range'] });
    expect(previewRequest(filled(), wrong)).toBeUndefined();
  });

  test('becomes a request with what was typed, trimmed', () => {
    const request = exportRequest(filled(), days);
    expect(request).toMatchObject({
      kind: 'ready',
      input: {
        ...days,
        clientId: client,
        recipient: 'Ana',
        reason: 'Her request',
        authority: '',
        formats: ['pdf'],
        pageSize: 'Letter',
      },
    });
  });

  test('asks for neither a folder nor a kind of file to print on paper', () => {
    const form = filled({ folder: undefined, formats: [], isLarge: true });
    expect(exportRequest(form, days)).toMatchObject({ kind: 'incomplete', needed: ['formats', 'folder'] });
    const request = paperRequest(form, days);
    expect(request).toMatchObject({ kind: 'ready', input: { isLarge: true, pageSize: 'Letter', recipient: 'Ana' } });
    expect(paperRequest(filled({ reason: ' ' }), days)).toEqual({ kind: 'incomplete', needed: ['reason'] });
  });

  test('keeps formats in one order however they are chosen', () => {
    const form = withFormat(withFormat(filled({ formats: [] }), 'json', true), 'pdf', true);
    expect(form.formats).toEqual(['pdf', 'json']);
    expect(withFormat(form, 'pdf', false).formats).toEqual(['json']);
  });

  test('takes typed days only for an own range', () => {
    const own = filled({ preset: 'own', ...days });
    expect(daysOf(own, '', 0)).toEqual(days);
    expect(daysOf({ ...own, preset: 'thisYear' }, '', 0)).toEqual({ fromDay: '1970-01-01', toDay: '1970-01-01' });
  });

  test('takes what was asked for elsewhere, and forgets for another reader what was picked for this one', () => {
    const asked = withPreset(filled(), { audience: 'insurer', ...days, recipient: 'Sun Health' });
    expect(asked).toMatchObject({ audience: 'insurer', preset: 'own', ...days, recipient: 'Sun Health' });
    expect(asked.parts).toEqual(['contacts', 'progress-notes']);
    expect(withPreset(filled({ parts: [] }), { audience: 'clinic' }).parts).toContain('safety-plans');
    expect(withPreset(filled(), { parts: ['safety-plans'] }).parts).toEqual(['safety-plans']);
    const picked = { ...asked, picked: withItem(asked.picked, 'a', false), psychotherapyNotes: [] };
    expect(picked.picked).toEqual({ kind: 'all-but', ids: ['a'] });
    expect(withAudience(picked, 'court')).toMatchObject({
      picked: { kind: 'all-but', ids: [] },
      psychotherapyNotes: [],
    });
  });

  test('picks entries one by one, both ways', () => {
    const only = withItem(withItem({ kind: 'only', ids: [] }, 'a', true), 'b', true);
    expect(only).toEqual({ kind: 'only', ids: ['a', 'b'] });
    expect(withItem(only, 'a', false)).toEqual({ kind: 'only', ids: ['b'] });
    expect(withItem({ kind: 'all-but', ids: ['a'] }, 'a', true)).toEqual({ kind: 'all-but', ids: [] });
    expect(['by-hand' as const, undefined, 'not-chosen' as const].map(isPickable)).toEqual([true, true, false]);
    expect(withReleased(['a'], 'b', true)).toEqual(['a', 'b']);
    expect(withReleased(['a', 'b'], 'a', false)).toEqual(['b']);
  });
});
