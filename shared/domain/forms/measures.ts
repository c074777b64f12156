/**
 * PHQ-9 and GAD-7: how their answers are scored. Both may be used without asking (Pfizer, phqscreeners.com);
 * bands by Kroenke, Spitzer and Williams 2001 (PHQ-9) and Spitzer and others 2006 (GAD-7).
 */
import type { Answers } from './answers.ts';
import type { MeasureName } from './form.ts';

/** What each scored question's four options are called, in the order of their points 0 to 3. */
export const frequencyOptions = ['not-at-all', 'several-days', 'more-than-half', 'nearly-every-day'] as const;

export const severities = ['minimal', 'mild', 'moderate', 'moderately-severe', 'severe'] as const;
export type Severity = (typeof severities)[number];

type Bands = readonly (readonly [from: number, severity: Severity])[];

const rules: Record<MeasureName, { readonly questions: number; readonly bands: Bands }> = {
  'phq-9': {
    questions: 9,
    bands: [
      [0, 'minimal'],
      [5, 'mild'],
      [10, 'moderate'],
      [15, 'moderately-severe'],
      [20, 'severe'],
    ],
  },
  'gad-7': {
    questions: 7,
    bands: [
      [0, 'minimal'],
      [5, 'mild'],
      [10, 'moderate'],
      [15, 'severe'],
    ],
  },
};

/** The last question of PHQ-9 asks about being better off dead or hurting oneself. */
const SELF_HARM_QUESTION = 'q9';

export type Score = {
  readonly total: number;
  /** The highest total that is possible. */
  readonly of: number;
  readonly severity: Severity;
  /** Any answer but "not at all" to the question about self-harm: a person should look now, whatever the total. */
  readonly isSelfHarmNamed: boolean;
};

/** The ids of a measure's scored questions: q1, q2 … */
export function scoredQuestions(measure: MeasureName): readonly string[] {
  return Array.from({ length: rules[measure].questions }, (_, index) => `q${String(index + 1)}`);
}

/** Undefined total where a question was left out: half a score is none; what was said about self-harm still counts. */
export function scoreOf(
  measure: MeasureName,
  answers: Answers,
): Score | { readonly total: undefined; readonly isSelfHarmNamed: boolean } {
  const points = scoredQuestions(measure).map((id) => pointsOf(answers, id));
  const isSelfHarmNamed = measure === 'phq-9' && (pointsOf(answers, SELF_HARM_QUESTION) ?? 0) > 0;
  const { questions, bands } = rules[measure];
  const known = points.filter((point) => point !== undefined);
  if (known.length < questions) return { total: undefined, isSelfHarmNamed };
  const total = known.reduce((sum, point) => sum + point, 0);
  const severity = bands.findLast(([from]) => total >= from)?.[1] ?? 'minimal';
  return { total, of: 3 * questions, severity, isSelfHarmNamed };
}

function pointsOf(answers: Answers, id: string): number | undefined {
  const answer = answers.get(id);
  if (answer?.kind !== 'choice') return undefined;
  const points = frequencyOptions.findIndex((option) => option === answer.options[0]);
  return points < 0 ? undefined : points;
}
