/** What a communications policy can say: its sections, their clauses with variants, and the blanks in them. Words are in english.ts and spanish.ts. */

export const sectionIds = [
  'purpose',
  'answers',
  'emergency',
  'record',
  'sharing',
  'methods',
  'mix-ups',
  'fees',
  'down',
  'choice',
] as const;
export type SectionId = (typeof sectionIds)[number];

/**
 * `isAdvised`: clients are worse off without it, which the builder says and does not force. `isUsual`: in a new
 * policy. The first variant is the usual one.
 */
type ClauseShape = {
  readonly id: string;
  readonly section: SectionId;
  readonly variants: readonly string[];
  readonly isUsual: boolean;
  readonly isAdvised?: true;
};

export const clauses = [
  { id: 'purpose', section: 'purpose', variants: ['practical', 'between', 'check-ins'], isUsual: true },
  { id: 'no-session', section: 'purpose', variants: ['wait'], isUsual: true },
  { id: 'answer-time', section: 'answers', variants: ['hours', 'next-day'], isUsual: true, isAdvised: true },
  { id: 'office-hours', section: 'answers', variants: ['read', 'answer'], isUsual: true },
  { id: 'no-answer', section: 'answers', variants: ['call', 'write-again'], isUsual: true },
  { id: 'away', section: 'answers', variants: ['told', 'substitute'], isUsual: true },
  { id: 'not-watched', section: 'emergency', variants: ['not-watched'], isUsual: true, isAdvised: true },
  {
    id: 'emergency-instead',
    section: 'emergency',
    variants: ['number', 'number-and-call'],
    isUsual: true,
    isAdvised: true,
  },
  { id: 'crisis-line', section: 'emergency', variants: ['line'], isUsual: true },
  { id: 'filed', section: 'record', variants: ['law', 'years'], isUsual: true, isAdvised: true },
  { id: 'who-reads', section: 'record', variants: ['only-me', 'team', 'supervisor'], isUsual: true },
  { id: 'copy', section: 'record', variants: ['ask'], isUsual: true },
  { id: 'yours', section: 'sharing', variants: ['think', 'please-ask'], isUsual: true },
  { id: 'mine', section: 'sharing', variants: ['never-without'], isUsual: true },
  { id: 'shared-phone', section: 'sharing', variants: ['close'], isUsual: true },
  { id: 'not-used', section: 'methods', variants: ['list'], isUsual: true },
  { id: 'elsewhere', section: 'methods', variants: ['answer-here'], isUsual: true },
  { id: 'social', section: 'methods', variants: ['none'], isUsual: false },
  { id: 'wrong-person', section: 'mix-ups', variants: ['tell'], isUsual: true },
  { id: 'dictation', section: 'mix-ups', variants: ['ask'], isUsual: true },
  { id: 'tone', section: 'mix-ups', variants: ['ask'], isUsual: false },
  { id: 'fees', section: 'fees', variants: ['none', 'talk-first', 'time'], isUsual: true },
  { id: 'down', section: 'down', variants: ['call'], isUsual: true },
  { id: 'lost-phone', section: 'down', variants: ['tell'], isUsual: true },
  { id: 'another-way', section: 'choice', variants: ['no-reason'], isUsual: true, isAdvised: true },
  { id: 'take-back', section: 'choice', variants: ['any-time'], isUsual: true, isAdvised: true },
  { id: 'changes', section: 'choice', variants: ['ask-again'], isUsual: true },
] as const satisfies readonly ClauseShape[];

export type Clause = (typeof clauses)[number];
export type ClauseId = Clause['id'];
export type VariantOf<Id extends ClauseId> = Extract<Clause, { readonly id: Id }>['variants'][number];

/**
 * What a therapist fills in. `number`, `time` (`HH:MM`), `days` (`1,2,5`: Monday is 1) and `line` are the same in every
 * language; `words` are written in each. A usual value stands where nothing was written; a `line` has none.
 */
export const blanks = {
  'answer-hours': { kind: 'number', from: 2, to: 240, usual: '24' },
  days: { kind: 'days', usual: '1,2,3,4,5' },
  from: { kind: 'time', usual: '09:00' },
  until: { kind: 'time', usual: '17:00' },
  phone: { kind: 'line', usual: '' },
  substitute: { kind: 'words', usual: { en: '', es: '' } },
  'emergency-number': { kind: 'line', usual: '911' },
  'crisis-line': { kind: 'line', usual: '988' },
  years: { kind: 'number', from: 2, to: 99, usual: '7' },
  'not-used': {
    kind: 'words',
    usual: {
      en: 'text message (SMS), e-mail, WhatsApp or social media',
      es: 'mensajes de texto (SMS), correo electrónico, WhatsApp ni redes sociales',
    },
  },
  minutes: { kind: 'number', from: 2, to: 120, usual: '10' },
  rate: { kind: 'words', usual: { en: '', es: '' } },
} as const satisfies Readonly<Record<string, BlankShape>>;

type BlankShape =
  | { readonly kind: 'number'; readonly from: number; readonly to: number; readonly usual: string }
  | { readonly kind: 'time' | 'days' | 'line'; readonly usual: string }
  | { readonly kind: 'words'; readonly usual: { readonly en: string; readonly es: string } };

export type BlankId = keyof typeof blanks;
export const blankIds: readonly BlankId[] = Object.keys(blanks).filter((id): id is BlankId => id in blanks);

/** All words of a policy in one language. In a text, `{therapist}` and `{practice}` stand for names, `{days}` for a blank. */
export type PolicyWords = {
  readonly title: string;
  readonly intro: string;
  readonly sections: Readonly<Record<SectionId, string>>;
  readonly clauses: { readonly [Id in ClauseId]: ClauseWords<VariantOf<Id>> };
  /** What the therapist is asked for. */
  readonly blanks: Readonly<Record<BlankId, string>>;
  readonly agreement: { readonly heading: string; readonly text: string; readonly signature: string };
  /** Monday first. */
  readonly weekdays: readonly string[];
  /** How days are said: `{first}` and `{last}` of a row of them, `{days}` for others; `and` stands before the last. */
  readonly dayWords: { readonly everyDay: string; readonly range: string; readonly list: string; readonly and: string };
};

type ClauseWords<Variant extends string> = {
  /** What it settles, in the builder. */
  readonly name: string;
  readonly variants: Readonly<Record<Variant, { readonly name: string; readonly text: string }>>;
};
