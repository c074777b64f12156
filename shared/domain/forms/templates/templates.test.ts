/** The forms that come with the app can be filled in, sent and scored. */
import { describe, expect, test } from 'vitest';
import type { Answer } from '../answers.ts';
import { faultOf, questionsOf } from '../form.ts';
import { scoredQuestions, scoreOf } from '../measures.ts';
import { formTemplates } from './index.ts';

describe('forms that come with the app', () => {
  test.each(formTemplates.map(({ form }) => [`${form.title} (${form.locale})`, form] as const))(
    '%s',
    (_title, form) => {
      expect(faultOf(form)).toBeUndefined();
      if (form.measure === undefined) return;
      const scored = scoredQuestions(form.measure);
      const asked = questionsOf(form).filter(({ id }) => scored.includes(id));
      expect(asked.map(({ id }) => id)).toEqual(scored);
      const most = new Map<string, Answer>(scored.map((id) => [id, { kind: 'choice', options: ['nearly-every-day'] }]));
      expect(scoreOf(form.measure, most)).toMatchObject({ total: 3 * scored.length, severity: 'severe' });
    },
  );

  test('each in both languages, with the same questions, under an id of its own', () => {
    const english = formTemplates.filter(({ form }) => form.locale === 'en');
    const spanish = formTemplates.filter(({ form }) => form.locale === 'es');
    const shape = (templates: typeof formTemplates) =>
      templates.map(({ form }) => form.items.map(({ kind, id, when }) => [kind, id, when]));
    expect(shape(spanish)).toEqual(shape(english));
    expect(new Set(formTemplates.map(({ formId }) => formId)).size).toBe(formTemplates.length);
  });
});
