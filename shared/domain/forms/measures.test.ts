import { describe, expect, test } from 'vitest';
import type { Answer } from './answers.ts';
import { isDay } from './answers.ts';
import type { MeasureName } from './form.ts';
import { frequencyOptions, scoredQuestions, scoreOf } from './measures.ts';

function answered(points: readonly number[]): ReadonlyMap<string, Answer> {
  return new Map(
    points.map((point, index) => [
      `q${String(index + 1)}`,
      { kind: 'choice', options: [frequencyOptions[point] ?? 'not-at-all'] },
    ]),
  );
}

function spread(total: number, questions: number): readonly number[] {
  return Array.from({ length: questions }, (_, index) => Math.max(0, Math.min(3, total - 3 * index)));
}

describe('PHQ-9 and GAD-7', () => {
  test.each([
    ['phq-9', 0, 'minimal'],
    ['phq-9', 4, 'minimal'],
    ['phq-9', 5, 'mild'],
    ['phq-9', 9, 'mild'],
    ['phq-9', 10, 'moderate'],
    ['phq-9', 14, 'moderate'],
    ['phq-9', 15, 'moderately-severe'],
    ['phq-9', 19, 'moderately-severe'],
    ['phq-9', 20, 'severe'],
    ['phq-9', 27, 'severe'],
    ['gad-7', 4, 'minimal'],
    ['gad-7', 5, 'mild'],
    ['gad-7', 10, 'moderate'],
    ['gad-7', 15, 'severe'],
    ['gad-7', 21, 'severe'],
  ] as const)('%s: %d points are %s', (measure: MeasureName, total, severity) => {
    const { length } = scoredQuestions(measure);
    expect(scoreOf(measure, answered(spread(total, length)))).toMatchObject({ total, of: 3 * length, severity });
  });

  test('the item on self-harm counts by itself, in a half-filled form too', () => {
    expect(scoreOf('phq-9', answered([0, 0, 0, 0, 0, 0, 0, 0, 1]))).toMatchObject({ total: 1, isSelfHarmNamed: true });
    expect(scoreOf('phq-9', answered([3, 3, 3, 3, 3, 3, 3, 3, 0]))).toMatchObject({ isSelfHarmNamed: false });
    const half: ReadonlyMap<string, Answer> = new Map([['q9', { kind: 'choice', options: ['several-days'] }]]);
    expect(scoreOf('phq-9', half)).toEqual({ total: undefined, isSelfHarmNamed: true });
    expect(scoreOf('gad-7', answered([3, 3, 3]))).toEqual({ total: undefined, isSelfHarmNamed: false });
  });

  test('a day is one that the calendar has', () => {
    expect(['2024-02-29', '2025-12-31', '1931-01-01'].map(isDay)).toEqual([true, true, true]);
    expect(['2025-02-29', '2025-13-01', '2025-00-10', '25-1-1', '2025-04-31', ''].map(isDay)).toEqual(
      Array.from({ length: 6 }, () => false),
    );
  });
});
