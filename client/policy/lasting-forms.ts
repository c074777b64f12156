/** Which forms stay within reach after they were read: the newest version of each policy and safety plan. */
import { readForm } from '../../shared/messenger/forms.ts';
import type { ShownForm } from '../../shared/messenger/forms.ts';
import type { Entry } from '../../shared/messenger/store.ts';

/** `asked` in the order in which they came; the safety plan first, since it is what is looked for in a hurry. */
export function lastingForms(asked: readonly Entry[]): readonly Entry[] {
  const newest = new Map<string, { readonly entry: Entry; readonly shown: ShownForm }>();
  for (const entry of asked) {
    const shown = readForm(entry);
    if (shown === undefined || !(shown.form.kind === 'policy' || shown.form.kind === 'safety-plan')) continue;
    const known = newest.get(shown.formId);
    if (known === undefined || shown.version >= known.shown.version) newest.set(shown.formId, { entry, shown });
  }
  const isPlan = ({ shown: { form } }: { readonly shown: ShownForm }) => form.kind === 'safety-plan';
  return [...newest.values()].sort((a, b) => Number(isPlan(b)) - Number(isPlan(a))).map(({ entry }) => entry);
}
