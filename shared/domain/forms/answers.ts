/** What a person answered on a form: what is asked of them now, what is still missing, and how it reads as lines. */
import { assertNever } from '../../language/assert-never.ts';
import {
  type AskedItem,
  type Form,
  type FormItem,
  formLimits,
  isQuestion,
  type Question,
  questionsOf,
} from './form.ts';

export type Answer =
  | { readonly kind: 'text'; readonly text: string }
  /** Ids of options, in the form's order. */
  | { readonly kind: 'choice'; readonly options: readonly string[] }
  /** `YYYY-MM-DD`, a day of the calendar. */
  | { readonly kind: 'date'; readonly day: string }
  | { readonly kind: 'scale'; readonly value: number }
  /** `day`: the date that the person put beside it, `YYYY-MM-DD`; until then it is the day of signing. */
  | { readonly kind: 'signature'; readonly name: string; readonly day?: string; readonly drawing?: Drawing };

/** Strokes of a pen as points in a field of 1000 by 400. */
export type Drawing = readonly (readonly Point[])[];
export type Point = readonly [x: number, y: number];
export const drawingField = { width: 1000, height: 400 } as const;

/** By the id of the question. What was not answered is not there. */
export type Answers = ReadonlyMap<string, Answer>;

/** Whether an item is asked, given what was answered before it. */
export function isShown(form: Form, item: FormItem, answers: Answers): boolean {
  if (item.when === undefined) return true;
  const { item: id, oneOf } = item.when;
  const asked = form.items.find((candidate) => candidate.id === id);
  if (asked === undefined || !isShown(form, asked, answers)) return false;
  const answer = answers.get(id);
  if (answer?.kind === 'choice') return answer.options.some((option) => oneOf.includes(option));
  return answer?.kind === 'scale' && oneOf.includes(String(answer.value));
}

/** Questions that must be answered and are not, in the form's order. */
export function missingAnswers(form: Form, answers: Answers): readonly AskedItem[] {
  return questionsOf(form).filter(
    (question) => question.isRequired && isShown(form, question, answers) && !isFilled(answers.get(question.id)),
  );
}

/** Empty words, no option and a drawing without a name are no answer. */
export function isFilled(answer: Answer | undefined): boolean {
  switch (answer?.kind) {
    case undefined:
      return false;
    case 'text':
      return answer.text.trim() !== '';
    case 'choice':
      return answer.options.length > 0;
    case 'signature':
      return answer.name.trim() !== '';
    case 'date':
    case 'scale':
      return true;
    default:
      return assertNever(answer);
  }
}

/** Without what a condition hides by now, nor what is empty: what is sent. */
export function shownAnswers(form: Form, answers: Answers): Answers {
  const shown = questionsOf(form).filter((question) => isShown(form, question, answers));
  return new Map(
    shown.flatMap(({ id }) => {
      const answer = answers.get(id);
      return answer !== undefined && isFilled(answer) ? [[id, answer]] : [];
    }),
  );
}

/** Whether each answer belongs to a question of the form and is one that it allows. Nothing is asked twice. */
export function fitsForm(form: Form, answers: Answers): boolean {
  const questions = new Map(questionsOf(form).map((question) => [question.id, question]));
  return [...answers].every(([id, answer]) => {
    const question = questions.get(id);
    return question !== undefined && isShown(form, question, answers) && fitsQuestion(question, answer);
  });
}

function fitsQuestion(question: Question, answer: Answer): boolean {
  switch (answer.kind) {
    case 'text':
      return question.kind === 'text' && answer.text.length <= formLimits.answerCharacters;
    case 'choice':
      return question.kind === 'choice' && fitsOptions(question, answer.options);
    case 'date':
      return question.kind === 'date' && isDay(answer.day);
    case 'scale':
      return (
        question.kind === 'scale' &&
        Number.isSafeInteger(answer.value) &&
        answer.value >= question.from &&
        answer.value <= question.to
      );
    case 'signature':
      return (
        question.kind === 'signature' &&
        answer.name.length <= formLimits.nameCharacters &&
        (answer.day === undefined || isDay(answer.day)) &&
        fitsField(answer.drawing)
      );
    default:
      return assertNever(answer);
  }
}

function fitsOptions(question: Extract<Question, { readonly kind: 'choice' }>, options: readonly string[]): boolean {
  const places = options.map((option) => question.options.findIndex(({ id }) => id === option));
  const isInOrder = places.every((place, index) => place > (places[index - 1] ?? -1));
  return isInOrder && (question.isMany || options.length <= 1);
}

function fitsField(drawing: Drawing | undefined): boolean {
  const points = drawing?.flat() ?? [];
  const isInside = ([x, y]: Point) => x >= 0 && y >= 0 && x <= drawingField.width && y <= drawingField.height;
  return points.length <= formLimits.drawingPoints && points.every(isInside);
}

/** A day that the calendar has, from year 1900 to 2200. */
export function isDay(day: string): boolean {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  if (parts === null) return false;
  const [year, month, date] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  const daysOfMonth = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return year >= 1900 && year <= 2200 && month >= 1 && month <= 12 && date >= 1 && date <= daysOfMonth;
}

/** The same answers, each signature without a date bearing this one (`YYYY-MM-DD`). */
export function datedAnswers(answers: Answers, day: string): Answers {
  return new Map([...answers].map(([id, answer]) => [id, answer.kind === 'signature' ? { day, ...answer } : answer]));
}

/** The same answers without the dates of their signatures: who signs anew does so on another day. */
export function undatedAnswers(answers: Answers): Answers {
  const undated = (answer: Answer): Answer => {
    if (answer.kind !== 'signature') return answer;
    const { day: _day, ...signature } = answer;
    return signature;
  };
  return new Map([...answers].map(([id, answer]) => [id, undated(answer)]));
}

/** One shown question and its answer in words; `answer` is empty where nothing was answered. */
export type AnswerLine = {
  readonly id: string;
  readonly label: string;
  readonly answer: string;
  /** The date beside a signature. */
  readonly signedOn?: string;
};

/** As the form was shown: every question in its order. Dates stay `YYYY-MM-DD`: who shows them writes them in their way. */
export function answerLines(form: Form, answers: Answers): readonly AnswerLine[] {
  return form.items.filter(isQuestion).flatMap((question) => {
    if (!isShown(form, question, answers)) return [];
    const answer = answers.get(question.id);
    const { id, label } = question;
    const signedOn = answer?.kind === 'signature' ? answer.day : undefined;
    const words = answer === undefined ? '' : wordsOf(question, answer);
    return [{ id, label, answer: words, ...(signedOn !== undefined && { signedOn }) }];
  });
}

function wordsOf(question: Question, answer: Answer): string {
  switch (answer.kind) {
    case 'text':
      return answer.text;
    case 'choice': {
      const options = question.kind === 'choice' ? question.options : [];
      return answer.options.map((id) => options.find((option) => option.id === id)?.label ?? id).join('; ');
    }
    case 'date':
      return answer.day;
    case 'scale':
      return String(answer.value);
    case 'signature':
      return answer.name;
    default:
      return assertNever(answer);
  }
}
