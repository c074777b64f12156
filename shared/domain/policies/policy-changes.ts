/** What changed from one version of a policy to the next: clause by clause, and within a clause word by word. */
import { type Form, type FormItem, isQuestion } from '../forms/form.ts';

export type WordRun = { readonly kind: 'same' | 'added' | 'removed'; readonly text: string };

export type PolicyChange = {
  readonly kind: 'added' | 'removed' | 'changed';
  /** The item's id; `title` for the title. */
  readonly id: string;
  /** The heading that it stands under, or is; empty above the first. */
  readonly section: string;
  readonly words: readonly WordRun[];
};

/** In the order of reading. Both in one language. */
export function policyChanges(before: Form, after: Form): readonly PolicyChange[] {
  const [earlier, later] = [partsOf(before), partsOf(after)];
  const ids = runs([...earlier.keys()], [...later.keys()]);
  return ids.flatMap(({ kind, items }) =>
    items.flatMap((id): readonly PolicyChange[] => {
      const [was, is] = [earlier.get(id), later.get(id)];
      // What moved is removed in one place and added in the other.
      const [from, to] = [kind === 'added' ? '' : (was?.text ?? ''), kind === 'removed' ? '' : (is?.text ?? '')];
      if (from === to) return [];
      const change = kind === 'same' ? 'changed' : kind;
      return [{ kind: change, id, section: (kind === 'removed' ? was : is)?.section ?? '', words: wordRuns(from, to) }];
    }),
  );
}

function partsOf(form: Form): ReadonlyMap<string, { readonly text: string; readonly section: string }> {
  const parts = new Map([['title', { text: form.title, section: '' }]]);
  let section = '';
  for (const item of form.items) {
    if (item.kind === 'heading') section = item.text;
    parts.set(item.id, { text: wordsOf(item), section });
  }
  return parts;
}

function wordsOf(item: FormItem): string {
  return isQuestion(item) ? item.label : item.text;
}

/** Spaces stay with the word before them, so that the runs joined give the text. */
export function wordRuns(before: string, after: string): readonly WordRun[] {
  const words = (text: string) => text.match(/\s*\S+\s*?(?=\s|$)|\s+$/gu) ?? [];
  return runs(words(before), words(after)).map(({ kind, items }) => ({ kind, text: items.join('') }));
}

type Run = { readonly kind: WordRun['kind']; readonly items: readonly string[] };

/** By the longest common subsequence; what was removed stands before what was added. */
function runs(before: readonly string[], after: readonly string[]): readonly Run[] {
  const lengths = Array.from({ length: before.length + 1 }, () => new Uint32Array(after.length + 1));
  const at = (row: number, column: number) => lengths[row]?.[column] ?? 0;
  for (let row = before.length - 1; row >= 0; row -= 1) {
    for (let column = after.length - 1; column >= 0; column -= 1) {
      const isSame = before[row] === after[column];
      const length = isSame ? at(row + 1, column + 1) + 1 : Math.max(at(row + 1, column), at(row, column + 1));
      lengths[row]?.fill(length, column, column + 1);
    }
  }
  const found: { kind: WordRun['kind']; items: string[] }[] = [];
  function add(kind: WordRun['kind'], item: string | undefined): void {
    const last = found.at(-1);
    if (last?.kind === kind) last.items.push(item ?? '');
    else found.push({ kind, items: [item ?? ''] });
  }
  let [row, column] = [0, 0];
  while (row < before.length || column < after.length) {
    if (row < before.length && column < after.length && before[row] === after[column]) {
      add('same', before[row]);
      row += 1;
      column += 1;
    } else if (row < before.length && (column === after.length || at(row + 1, column) >= at(row, column + 1))) {
      add('removed', before[row]);
      row += 1;
    } else {
      add('added', after[column]);
      column += 1;
    }
  }
  return found;
}
