import { describe, expect, test } from 'vitest';
import { chooseLanguage, localeOf } from './choose-language.ts';
import { en } from './en.ts';
import { es } from './es.ts';

describe('the language of the page', () => {
  test('what the person chose comes first', () => {
    expect(chooseLanguage({ chosen: 'es', browser: ['en-US'], invite: 'en' })).toBe('es');
  });
  test('then the browser, then the invitation, then English', () => {
    expect(chooseLanguage({ browser: ['es-MX', 'en'], invite: 'en' })).toBe('es');
    expect(chooseLanguage({ browser: ['fr-FR', 'de'], invite: 'es-ES' })).toBe('es');
    expect(chooseLanguage({ browser: ['fr-FR'], invite: 'zz' })).toBe('en');
  });
  test('dates follow the region of the browser', () => {
    expect(localeOf('en', ['fr', 'en-GB'])).toBe('en-GB');
    expect(localeOf('es', ['en-GB'])).toBe('es');
  });
});

describe('the words', () => {
  const placeholders = (text: string) =>
    [...text.matchAll(/\{(\w+)(?=[,}])/g)].map((match) => match[1] ?? '').toSorted((a, b) => a.localeCompare(b));

  test('both languages say the same things with the same values', () => {
    expect(Object.keys(es).sort()).toEqual(Object.keys(en).sort());
    for (const key of Object.keys(en) as (keyof typeof en)[]) {
      expect([key, [...new Set(placeholders(es[key]))]]).toEqual([key, [...new Set(placeholders(en[key]))]]);
    }
  });

  test('no skeletons: their parser is not part of the page', () => {
    for (const text of [...Object.values(en), ...Object.values(es)]) expect(text).not.toContain('::');
  });

  test('none of the words that are never used', () => {
    for (const text of [...Object.values(en), ...Object.values(es)]) {
      expect(text).not.toMatch(/oops|please|successfully|invalid|por favor|inválid|[!¡]/i);
    }
  });
});
