/** Building a form: parts are added, moved, reworded and made to depend on others, and what cannot hold is named. */
import { describe, expect, test } from 'vitest';
import type { FormItem } from '../../../shared/domain/forms/form.ts';
import {
  addItem,
  cleaned,
  conditionChoices,
  emptyForm,
  faultyPart,
  moveItem,
  optionsOf,
  removeItem,
  replaceItem,
  withCondition,
} from './build-form.ts';

function built() {
  const form = addItem(addItem({ ...emptyForm('en'), title: 'Sleep' }, 'choice'), 'text');
  const [choice, text] = form.items;
  if (choice?.kind !== 'choice' || text?.kind !== 'text') throw new Error('Other parts than were added');
  const asked: FormItem = { ...choice, label: 'Do you sleep?', options: optionsOf('Yes\nNo', []) };
  const why = withCondition({ ...text, label: 'Why not?' }, { item: choice.id, oneOf: ['o2'] });
  return { form: replaceItem(replaceItem(form, asked), why), choice: choice.id, text: text.id };
}

describe('a form in the builder', () => {
  test('is sound once everything has words, and says which part has none', () => {
    expect(faultyPart(emptyForm('en'))).toEqual({ fault: 'empty-words' });
    const { form, choice, text } = built();
    expect(faultyPart(form)).toBeUndefined();
    const wordless = addItem(form, 'scale');
    expect(faultyPart(wordless)).toEqual({ fault: 'empty-words', item: wordless.items[2]?.id });
    expect(conditionChoices(form, text)).toMatchObject([{ item: choice, values: [{ label: 'Yes' }, { label: 'No' }] }]);
    expect(conditionChoices(form, choice)).toEqual([]);
  });

  test('a condition that comes before its question, or whose question is gone, is named', () => {
    const { form, choice, text } = built();
    expect(faultyPart(moveItem(form, text, -1))).toEqual({ fault: 'condition', item: text });
    expect(faultyPart(removeItem(form, choice))).toEqual({ fault: 'condition', item: text });
    expect(moveItem(form, choice, -1)).toBe(form);
  });

  test('options keep their ids while they are reworded, moved or joined by others', () => {
    const first = optionsOf('Yes\nNo', []);
    expect(optionsOf('Yes\nNo, never', first).map(({ id }) => id)).toEqual(first.map(({ id }) => id));
    const grown = optionsOf('Maybe\nYes\nNo', first);
    expect(grown.slice(1)).toEqual(first);
    expect(new Set(grown.map(({ id }) => id)).size).toBe(3);
    const { form } = built();
    const typed = replaceItem(form, { ...form.items[0], options: optionsOf('Yes\nNo\n', first) } as FormItem);
    expect(faultyPart(typed)?.fault).toBe('options');
    expect(faultyPart(cleaned(typed))).toBeUndefined();
  });
});
