/** A secure form: what the therapist asks, as data that both ends show alike. Policies, releases and measures are forms. */

/** What a form is for. A `policy` and a `safety-plan` stay within the client's reach after they were read. */
export const formKinds = ['policy', 'intake', 'release', 'measure', 'safety-plan', 'other'] as const;
export type FormKind = (typeof formKinds)[number];

/** Free to use, and scored here (measures.ts). */
export const measureNames = ['phq-9', 'gad-7'] as const;
export type MeasureName = (typeof measureNames)[number];

export type Form = {
  readonly kind: FormKind;
  readonly title: string;
  /** BCP 47 language of its words. */
  readonly locale: string;
  readonly items: readonly FormItem[];
  /** Whose rules score it; its items bear the ids that measures.ts names. */
  readonly measure?: MeasureName;
};

/** `when`: shown only while an earlier choice or scale has one of these answers. */
export type FormItem = AskedItem | (TextPart & { readonly when?: Condition });
export type AskedItem = Question & { readonly when?: Condition };

/** Words that ask nothing. */
export type TextPart = { readonly kind: 'heading' | 'paragraph'; readonly id: string; readonly text: string };

export type Question = { readonly id: string; readonly label: string; readonly isRequired: boolean } & (
  | { readonly kind: 'text'; readonly isLong: boolean }
  | { readonly kind: 'choice'; readonly options: readonly Option[]; readonly isMany: boolean }
  | { readonly kind: 'date' }
  | {
      readonly kind: 'scale';
      readonly from: number;
      readonly to: number;
      readonly fromLabel: string;
      readonly toLabel: string;
    }
  /** A typed name; drawn as well where the person likes. */
  | { readonly kind: 'signature' }
);

export type Option = { readonly id: string; readonly label: string };

/** `oneOf`: ids of options, or numbers of a scale as text. */
export type Condition = { readonly item: string; readonly oneOf: readonly string[] };

export const formLimits = {
  titleCharacters: 200,
  labelCharacters: 1000,
  paragraphCharacters: 8000,
  items: 200,
  options: 50,
  answerCharacters: 10_000,
  nameCharacters: 100,
  drawingPoints: 2000,
} as const;

const ITEM_ID = /^[a-z0-9][a-z0-9-]{0,39}$/;

export function isQuestion(item: FormItem): item is AskedItem {
  return item.kind !== 'heading' && item.kind !== 'paragraph';
}

export function questionsOf(form: Form): readonly AskedItem[] {
  return form.items.filter(isQuestion);
}

/** What makes a form impossible to fill in; undefined where it is sound. Sizes, ids, ranges, and conditions that look back. */
export type FormFault = 'too-large' | 'id' | 'empty-words' | 'options' | 'range' | 'condition' | 'measure';

export function faultOf(form: Form): FormFault | undefined {
  if (form.items.length > formLimits.items || form.title.length > formLimits.titleCharacters) return 'too-large';
  if (form.title.trim() === '') return 'empty-words';
  if ((form.kind === 'measure') !== (form.measure !== undefined)) return 'measure';
  const before = new Map<string, FormItem>();
  for (const item of form.items) {
    if (!ITEM_ID.test(item.id) || before.has(item.id)) return 'id';
    const fault = faultOfItem(item) ?? faultOfCondition(item.when, before);
    if (fault !== undefined) return fault;
    before.set(item.id, item);
  }
  return undefined;
}

function faultOfItem(item: FormItem): FormFault | undefined {
  if (!isQuestion(item)) {
    if (item.text.length > formLimits.paragraphCharacters) return 'too-large';
    return item.text.trim() === '' ? 'empty-words' : undefined;
  }
  if (item.label.length > formLimits.labelCharacters) return 'too-large';
  if (item.label.trim() === '') return 'empty-words';
  if (item.kind === 'choice') return faultOfOptions(item.options);
  if (item.kind !== 'scale') return undefined;
  const isRange = Number.isSafeInteger(item.from) && Number.isSafeInteger(item.to);
  const isSmall = item.from >= 0 && item.to - item.from >= 1 && item.to <= 100;
  return isRange && isSmall ? undefined : 'range';
}

function faultOfOptions(options: readonly Option[]): FormFault | undefined {
  const ids = new Set(options.map(({ id }) => id));
  const isSound = options.every(({ id, label }) => ITEM_ID.test(id) && label.trim() !== '');
  const isShort = options.every(({ label }) => label.length <= formLimits.labelCharacters);
  const hasAny = options.length >= 1 && options.length <= formLimits.options;
  return hasAny && isSound && isShort && ids.size === options.length ? undefined : 'options';
}

/** Only an earlier choice or scale can be a condition: so it can be read from top to bottom, and there is no circle. */
function faultOfCondition(when: Condition | undefined, before: ReadonlyMap<string, FormItem>): FormFault | undefined {
  if (when === undefined) return undefined;
  const asked = before.get(when.item);
  const possible =
    asked?.kind === 'choice'
      ? asked.options.map(({ id }) => id)
      : asked?.kind === 'scale'
        ? Array.from({ length: asked.to - asked.from + 1 }, (_, index) => String(asked.from + index))
        : [];
  const isPossible = when.oneOf.length > 0 && when.oneOf.every((value) => possible.includes(value));
  return isPossible ? undefined : 'condition';
}
