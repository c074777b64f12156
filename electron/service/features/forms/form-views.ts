/** What of a form and of an answer screens, the timeline and the record show alike. */
import type { Output } from '../../../../shared/contract/index.ts';
import { answerLines } from '../../../../shared/domain/forms/answers.ts';
import { questionsOf } from '../../../../shared/domain/forms/form.ts';
import { scoredQuestions, scoreOf } from '../../../../shared/domain/forms/measures.ts';
import type { AnswerEntry } from './form-entries.ts';

export type FormAnswerView = Output<'forms.answer'>;
export type GivenView = NonNullable<FormAnswerView['given']>;

/** The highest points of one question. */
const mostPoints = 3;

export function scoreView({ shown, given }: Pick<AnswerEntry, 'shown' | 'given'>): {
  readonly score?: NonNullable<GivenView['score']>;
  readonly isSelfHarmNamed: boolean;
} {
  const measure = shown?.form.measure;
  const isFilled = given?.answer.standing === 'answered' || given?.answer.standing === 'signed';
  if (measure === undefined || given === undefined || !isFilled) return { isSelfHarmNamed: false };
  const { isSelfHarmNamed, ...score } = scoreOf(measure, given.answer.answers);
  const of = mostPoints * scoredQuestions(measure).length;
  const known = score.total === undefined ? {} : { total: score.total, severity: score.severity };
  return { score: { measure, of, ...known }, isSelfHarmNamed };
}

export function linesOf({ shown, given }: Pick<AnswerEntry, 'shown' | 'given'>): GivenView['lines'] {
  if (shown === undefined || given === undefined) return [];
  const kinds = new Map(questionsOf(shown.form).map(({ id, kind }) => [id, kind]));
  return answerLines(shown.form, given.answer.answers).map((line) => {
    const answer = given.answer.answers.get(line.id);
    const drawing = answer?.kind === 'signature' ? answer.drawing : undefined;
    return {
      ...line,
      kind: kinds.get(line.id) ?? 'text',
      ...(drawing === undefined ? {} : { drawing: drawing.map((stroke) => stroke.map(([x, y]) => [x, y])) }),
    };
  });
}
