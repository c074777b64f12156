/** Changes to a form in the builder: every one gives a new form, and what cannot hold any more is said by `faultyPart`. */
import {
  type Condition,
  faultOf,
  type Form,
  type FormFault,
  type FormItem,
  type Option,
} from '../../../shared/domain/forms/form.ts';

export type ItemKind = FormItem['kind'];
export const itemKinds: readonly ItemKind[] = ['text', 'choice', 'date', 'scale', 'signature', 'heading', 'paragraph'];

export const emptyForm = (locale: string): Form => ({ kind: 'other', title: '', locale, items: [] });

export function addItem(form: Form, kind: ItemKind): Form {
  return { ...form, items: [...form.items, newItem(kind, freeId('i', form.items))] };
}

function newItem(kind: ItemKind, id: string): FormItem {
  const asked = { id, label: '', isRequired: false };
  switch (kind) {
    case 'heading':
    case 'paragraph':
      return { kind, id, text: '' };
    case 'text':
      return { kind, ...asked, isLong: false };
    case 'choice':
      return { kind, ...asked, isMany: false, options: [] };
    case 'scale':
      return { kind, ...asked, from: 0, to: 10, fromLabel: '', toLabel: '' };
    case 'date':
      return { kind, ...asked };
    case 'signature':
      return { kind, ...asked, isRequired: true };
  }
}

export function removeItem(form: Form, id: string): Form {
  return { ...form, items: form.items.filter((item) => item.id !== id) };
}

/** By one place; at the end of the list it stays. */
export function moveItem(form: Form, id: string, by: -1 | 1): Form {
  const items = [...form.items];
  const from = items.findIndex((item) => item.id === id);
  const item = items[from];
  const other = items[from + by];
  if (item === undefined || other === undefined) return form;
  items[from] = other;
  items[from + by] = item;
  return { ...form, items };
}

export function replaceItem(form: Form, next: FormItem): Form {
  return { ...form, items: form.items.map((item) => (item.id === next.id ? next : item)) };
}

/** One option a line. An option whose words stay keeps its id, and so does one that is only reworded. */
export function optionsOf(lines: string, before: readonly Option[]): readonly Option[] {
  const labels = lines.split('\n').map((line) => line.trimStart());
  const options: Option[] = [];
  for (const [index, label] of labels.entries()) {
    const same = before.find((option) => option.label === label && !options.some(({ id }) => id === option.id));
    const there = before[index];
    const isReworded =
      there !== undefined && !labels.includes(there.label) && !options.some(({ id }) => id === there.id);
    const id = same?.id ?? (isReworded ? there.id : freeId('o', [...before, ...options]));
    options.push({ id, label });
  }
  return options;
}

/** Without the empty lines that stand while somebody types. */
export function cleaned(form: Form): Form {
  return {
    ...form,
    title: form.title.trim(),
    items: form.items.map((item) =>
      item.kind === 'choice'
        ? {
            ...item,
            options: item.options
              .map(({ id, label }) => ({ id, label: label.trim() }))
              .filter(({ label }) => label !== ''),
          }
        : item,
    ),
  };
}

export type ConditionChoice = { readonly item: string; readonly label: string; readonly values: readonly Option[] };

/** What the item may depend on: choices and scales above it. */
export function conditionChoices(form: Form, id: string): readonly ConditionChoice[] {
  const end = form.items.findIndex((item) => item.id === id);
  return form.items.slice(0, Math.max(end, 0)).flatMap((item): readonly ConditionChoice[] => {
    if (item.kind === 'choice') return [{ item: item.id, label: item.label, values: item.options }];
    if (item.kind !== 'scale' || item.to - item.from > 100) return [];
    const values = Array.from({ length: Math.max(item.to - item.from + 1, 0) }, (_, index) => {
      const value = String(item.from + index);
      return { id: value, label: value };
    });
    return [{ item: item.id, label: item.label, values }];
  });
}

export function withCondition(item: FormItem, when: Condition | undefined): FormItem {
  const { when: _before, ...rest } = item;
  return when === undefined ? rest : { ...rest, when };
}

/** The first thing that keeps the form from being filled in, and the part it is in; undefined where it is sound. */
export function faultyPart(form: Form): { readonly fault: FormFault; readonly item?: string } | undefined {
  const fault = faultOf(form);
  if (fault === undefined) return undefined;
  const place = form.items.findIndex(
    (_, index) => faultOf({ ...form, items: form.items.slice(0, index + 1) }) !== undefined,
  );
  const isTitle = faultOf({ ...form, items: [] }) !== undefined;
  const item = isTitle ? undefined : form.items[place];
  return item === undefined ? { fault } : { fault, item: item.id };
}

function freeId(letter: string, taken: readonly { readonly id: string }[]): string {
  let number = taken.length + 1;
  while (taken.some(({ id }) => id === `${letter}${String(number)}`)) number += 1;
  return `${letter}${String(number)}`;
}
