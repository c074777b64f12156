import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Answer, answerLines, fitsForm, isShown, missingAnswers, shownAnswers } from '../domain/forms/answers.ts';
import { faultOf, type Form, type FormItem } from '../domain/forms/form.ts';
import type { Timestamp } from '../domain/ids.ts';
import { answerStandings, decodeForm, decodeFormAnswer, encodeForm, encodeFormAnswer } from './form-codec.ts';

const ids = fc.uniqueArray(fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,8}$/), { minLength: 1, maxLength: 8 });
const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).filter((text) => text.trim() !== '');

function itemOf(id: string): fc.Arbitrary<FormItem> {
  const asked = { id: fc.constant(id), label: words, isRequired: fc.boolean() };
  const options = fc
    .tuple(ids, words)
    .map(([names, label]) => names.map((name) => ({ id: name, label: `${label} ${name}` })));
  return fc.oneof(
    fc.record({ kind: fc.constantFrom('heading' as const, 'paragraph' as const), id: fc.constant(id), text: words }),
    fc.record({ ...asked, kind: fc.constant('text' as const), isLong: fc.boolean() }),
    fc.record({ ...asked, kind: fc.constant('choice' as const), options, isMany: fc.boolean() }),
    fc.record({ ...asked, kind: fc.constantFrom('date' as const, 'signature' as const) }),
    fc.record({
      ...asked,
      kind: fc.constant('scale' as const),
      from: fc.constantFrom(0, 1),
      to: fc.integer({ min: 2, max: 10 }),
      fromLabel: fc.string(),
      toLabel: fc.string(),
    }),
  );
}

/** Each choice asks the next item to wait for its first option, so that conditions are in every form. */
function withConditions(items: readonly FormItem[]): readonly FormItem[] {
  return items.map((item, index) => {
    const before = items[index - 1];
    const first = before?.kind === 'choice' ? before.options[0]?.id : undefined;
    return before && first !== undefined ? { ...item, when: { item: before.id, oneOf: [first] } } : item;
  });
}

const forms: fc.Arbitrary<Form> = ids
  .chain((names) => fc.tuple(words, fc.constantFrom('en', 'es'), fc.tuple(...names.map(itemOf))))
  .map(([title, locale, items]) => ({ kind: 'other', title, locale, items: withConditions(items) }));

function answerTo(item: FormItem): Answer | undefined {
  switch (item.kind) {
    case 'text':
      return { kind: 'text', text: 'an answer' };
    case 'choice':
      return { kind: 'choice', options: item.options.slice(0, item.isMany ? 2 : 1).map(({ id }) => id) };
    case 'date':
      return { kind: 'date', day: '2024-02-29' };
    case 'scale':
      return { kind: 'scale', value: item.to };
    case 'signature':
      return [
        { kind: 'signature', name: 'Ana' } as const,
        { kind: 'signature', name: 'Ana', day: '2026-11-22' } as const,
        {
          kind: 'signature',
          name: 'Ana',
          drawing: [
            [
              [0, 0],
              [1000, 400],
            ],
            [],
          ],
        } as const,
        {
          kind: 'signature',
          name: 'Ana',
          day: '2026-11-22',
          drawing: [
            [
              [0, 0],
              [1000, 400],
            ],
            [],
          ],
        } as const,
      ][item.label.length % 4];
    default:
      return undefined;
  }
}

function fill(form: Form) {
  const given = form.items.flatMap((item) => {
    const answer = answerTo(item);
    return answer === undefined ? [] : [[item.id, answer] as const];
  });
  return shownAnswers(form, new Map(given));
}

const formHash = new Uint8Array(32).fill(7);
const at = 1_700_000_000_000 as Timestamp;

describe('forms and their answers as bytes', () => {
  test('come back as they were', () => {
    fc.assert(
      fc.property(forms, fc.constantFrom(...answerStandings), (form, standing) => {
        expect(faultOf(form)).toBeUndefined();
        const bytes = encodeForm(form);
        expect(bytes && decodeForm(bytes)).toEqual(form);
        const answers = fill(form);
        expect(missingAnswers(form, answers)).toEqual([]);
        const answer = { formHash, standing, at, timeZone: 'Europe/Madrid', answers };
        const sealed = encodeFormAnswer(answer);
        expect(sealed && decodeFormAnswer(sealed, form)).toEqual(answer);
      }),
    );
  });

  test('anything else is refused, and nothing throws', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), forms, (bytes, form) => {
        expect(decodeForm(bytes)).toBeUndefined();
        expect(decodeFormAnswer(bytes, form)).toBeUndefined();
      }),
    );
  });

  test('answers to what a condition hides, or of another kind, do not fit', () => {
    const form: Form = {
      kind: 'other',
      title: 'A question',
      locale: 'en',
      items: [
        {
          kind: 'choice',
          id: 'shares-phone',
          label: 'Does anybody else use your phone?',
          isRequired: true,
          isMany: false,
          options: [
            { id: 'yes', label: 'Yes' },
            { id: 'no', label: 'No' },
          ],
        },
        {
          kind: 'text',
          id: 'who',
          label: 'Who?',
          isRequired: true,
          isLong: false,
          when: { item: 'shares-phone', oneOf: ['yes'] },
        },
      ],
    };
    const signature: Form = {
      ...{ kind: 'other', title: 'A signature', locale: 'en' },
      items: [{ kind: 'signature', id: 'name', label: 'Your name', isRequired: true }],
    };
    const [, who] = form.items;
    const no = new Map<string, Answer>([['shares-phone', { kind: 'choice', options: ['no'] }]]);
    const yes = new Map<string, Answer>([['shares-phone', { kind: 'choice', options: ['yes'] }]]);
    expect(who && isShown(form, who, no)).toBe(false);
    expect(missingAnswers(form, no)).toEqual([]);
    expect(missingAnswers(form, yes).map(({ id }) => id)).toEqual(['who']);
    expect(fitsForm(form, new Map([...no, ['who', { kind: 'text', text: 'My sister' }]]))).toBe(false);
    expect(fitsForm(form, new Map([...yes, ['who', { kind: 'scale', value: 1 }]]))).toBe(false);
    expect(fitsForm(form, new Map([['shares-phone', { kind: 'choice', options: ['yes', 'no'] }]]))).toBe(false);
    const sign = (day: string) => fitsForm(signature, new Map([['name', { kind: 'signature', name: 'Ana', day }]]));
    expect([sign('2026-11-22'), sign('2026-11-31'), sign('today')]).toEqual([true, false, false]);
    expect(fitsForm(form, new Map([['nothing', { kind: 'text', text: 'x' }]]))).toBe(false);
    const whole = new Map<string, Answer>([...yes, ['who', { kind: 'text', text: 'My sister' }]]);
    expect(fitsForm(form, whole)).toBe(true);
    expect(answerLines(form, whole).map(({ answer }) => answer)).toEqual(['Yes', 'My sister']);
    expect(answerLines(form, no).map(({ label, answer }) => [label, answer])).toEqual([
      ['Does anybody else use your phone?', 'No'],
    ]);
  });
});
