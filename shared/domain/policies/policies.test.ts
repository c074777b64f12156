/** A policy becomes the form that is signed; what changed is said word for word; how it reads is said by formula. */
import { describe, expect, test } from 'vitest';
import { faultOf, type Form } from '../forms/form.ts';
import { blankIds, clauses, sectionIds } from './clauses.ts';
import { policyChanges, wordRuns } from './policy-changes.ts';
import { emergencyWords, missingBlanks, policyForm, policyWords } from './policy-form.ts';
import { blanksIn, type Policy, policyLocales, usualPolicy } from './policy.ts';
import { readingOf, syllablesOf } from './readability.ts';

const names = { therapist: 'Dr. Mira Olsen', practice: 'Olsen Practice' };
const usual = usualPolicy('555 0100');

function paragraph(form: Form, id: string): string | undefined {
  const item = form.items.find((candidate) => candidate.id === id);
  return item?.kind === 'paragraph' ? item.text : undefined;
}

function everyVariant(): readonly Policy[] {
  const most = Math.max(...clauses.map(({ variants }) => variants.length));
  return Array.from({ length: most }, (_, index) => ({
    ...usual,
    chosen: Object.fromEntries(clauses.map(({ id, variants }) => [id, variants[index] ?? variants[0]])),
  }));
}

describe('the words of the policy', () => {
  test.each(policyLocales)('name every variant, blank and section in %s, and use no unknown blank', (locale) => {
    const words = policyWords[locale];
    const texts = clauses.flatMap(({ id, variants }) => {
      const said = new Map(Object.entries(words.clauses[id].variants));
      expect([...said.keys()]).toEqual([...variants]);
      return [...said.values()].map(({ text }) => text);
    });
    const used = new Set(texts.flatMap((text) => [...text.matchAll(/\{([^}]+)\}/g)].map((found) => found[1])));
    expect(used).toEqual(new Set([...blankIds, 'practice']));
    expect(Object.keys(words.sections)).toEqual([...sectionIds]);
  });

  test('give other sheets what to do in an emergency, and nothing where the policy says nothing', () => {
    const own = { ...usual.own, es: { ...usual.own.es, sections: { emergency: 'Mi colega: 555 0199.' } } };
    const said = emergencyWords(policyForm({ ...usual, own }, 'es', names)).join(' ');
    for (const part of ['911', '988', 'Mi colega: 555 0199.']) expect(said).toContain(part);
    expect(said).not.toContain('a toda hora');
    expect(emergencyWords(policyForm({ ...usual, chosen: { fees: 'none' } }, 'en', names))).toEqual([]);
  });

  test('use the same blanks in both languages', () => {
    for (const { id } of clauses) {
      const [english, spanish] = policyLocales.map((locale) =>
        Object.entries(policyWords[locale].clauses[id].variants).map(([variant, { text }]) => [
          variant,
          blanksIn(text),
        ]),
      );
      expect(spanish).toEqual(english);
    }
  });

  test.each(policyLocales)('of %s read about like a talk or an easy story', (locale) => {
    const form = policyForm({ ...usual, locales: [locale] }, locale, names);
    const text = form.items.map((item) => (item.kind === 'paragraph' ? item.text : '')).join('\n');
    expect(readingOf(text, locale)?.ease).toBeGreaterThanOrEqual(75);
  });
});

describe('the form of a policy', () => {
  test.each(policyLocales)('is sound in every variant in %s, and ends with a signature', (locale) => {
    const words = { substitute: 'Dr. Ruiz', rate: '$20' };
    for (const variant of everyVariant()) {
      const policy = { ...variant, own: { ...variant.own, [locale]: { ...variant.own[locale], values: words } } };
      const form = policyForm(policy, locale, names);
      expect(faultOf(form)).toBeUndefined();
      expect(form).toMatchObject({ kind: 'policy', locale });
      expect(form.items.at(-1)).toMatchObject({ kind: 'signature', isRequired: true });
      expect(form.items.map((item) => (item.kind === 'paragraph' ? item.text : '')).join()).not.toMatch(/[{}…]/);
    }
  });

  test('holds only what is in, and no heading of an empty section', () => {
    const form = policyForm({ ...usual, chosen: { 'answer-time': 'hours' } }, 'en', names);
    const ids = ['intro', 'section-answers', 'clause-answer-time', 'agreement', 'agreement-text', 'signature'];
    expect(form.items.map(({ id }) => id)).toEqual(ids);
  });

  test('fills in hours, days and names in the way of the language', () => {
    const policy: Policy = { ...usual, values: { ...usual.values, days: '1,3,5', from: '09:30', until: '17:00' } };
    const said = (locale: 'en' | 'es') => paragraph(policyForm(policy, locale, names), 'clause-office-hours');
    expect(said('en')).toBe('I read messages on Monday, Wednesday and Friday, between 9:30 AM and 5:00 PM.');
    expect(said('es')).toBe('Leo los mensajes los lunes, miércoles y viernes, entre las 9:30 y las 17:00.');
    expect(paragraph(policyForm(usual, 'es', names), 'clause-office-hours')).toContain('de lunes a viernes');
    expect(paragraph(policyForm(usual, 'en', names), 'intro')).toContain('you and I, Dr. Mira Olsen,');
  });

  test('takes free text as it is, dollar signs and braces too', () => {
    const sections = { fees: 'It costs {phone} $& and $1.' };
    const form = policyForm({ ...usual, own: { ...usual.own, en: { ...usual.own.en, sections } } }, 'en', names);
    expect(paragraph(form, 'own-fees')).toBe('It costs {phone} $& and $1.');
    const phone = policyForm({ ...usual, values: { phone: '$& {days}' } }, 'en', names);
    expect(paragraph(phone, 'clause-no-answer')).toContain('call me at $& {days}.');
  });

  test('is not ready while a blank of a clause that is in is empty', () => {
    expect(missingBlanks(usual, 'en')).toEqual([]);
    expect(missingBlanks({ ...usual, values: {} }, 'en')).toEqual(['phone']);
    const away: Policy = { ...usual, chosen: { away: 'substitute', fees: 'time' }, values: { minutes: '1' } };
    expect(missingBlanks(away, 'es')).toEqual(['substitute', 'minutes', 'rate']);
    expect(paragraph(policyForm(away, 'es', names), 'clause-away')).toContain('…');
  });
});

describe('what changed', () => {
  test('is said clause by clause, with the words', () => {
    const { fees: _out, ...chosen } = usual.chosen;
    const next: Policy = {
      ...usual,
      chosen: { ...chosen, tone: 'ask' },
      values: { ...usual.values, 'answer-hours': '48' },
    };
    const changes = policyChanges(policyForm(usual, 'en', names), policyForm(next, 'en', names));
    const shown = changes.map(({ kind, id, section }) => [kind, id, section]);
    expect(shown).toEqual([
      ['changed', 'clause-answer-time', 'When I answer'],
      ['removed', 'section-fees', 'What it costs'],
      ['removed', 'clause-fees', 'What it costs'],
      ['added', 'clause-tone', 'Mix-ups'],
    ]);
    expect(changes[0]?.words.filter(({ kind }) => kind !== 'same')).toEqual([
      { kind: 'removed', text: ' 24' },
      { kind: 'added', text: ' 48' },
    ]);
    expect(policyChanges(policyForm(usual, 'en', names), policyForm(usual, 'en', names))).toEqual([]);
  });

  test.each([
    ['I answer within a day.', 'I answer within two days, or call.'],
    ['', 'New.'],
    ['Two  spaces and\nlines. ', 'Two spaces and lines.'],
  ])('joins to what was and what is: %j', (before, after) => {
    const runs = wordRuns(before, after);
    const joined = (kind: 'added' | 'removed') =>
      runs.map((run) => (run.kind === 'same' || run.kind === kind ? run.text : '')).join('');
    expect([joined('removed'), joined('added')]).toEqual([before, after]);
  });
});

describe('how a text reads', () => {
  test.each([
    ['en', 'message', 2],
    ['en', 'emergency', 4],
    ['en', 'time', 1],
    ['en', 'table', 2],
    ['en', 'asked', 1],
    ['en', 'needed', 2],
    ['en', '24', 1],
    ['es', 'mensaje', 3],
    ['es', 'emergencia', 4],
    ['es', 'quien', 1],
    ['es', 'país', 2],
    ['es', 'acuerdo', 3],
    ['es', 'leer', 2],
    ['es', 'guitarra', 3],
    ['es', 'muy', 1],
    ['es', 'sesión', 2],
  ] as const)('counts syllables in %s: %s', (locale, word, count) => {
    expect(syllablesOf(word, locale)).toBe(count);
  });

  test('tells plain words from a contract, and names the longest sentence', () => {
    const plain =
      'You can write to me. I read it when I am at work. If you need help now, call me. I will be glad to talk.';
    expect(readingOf(plain, 'en')).toMatchObject({ level: 'talk', longestSentence: 'I read it when I am at work.' });
    const legal =
      'The undersigned acknowledges that confidentiality of electronically transmitted communications notwithstanding reasonable administrative safeguards cannot be unconditionally guaranteed by the organization.';
    expect(readingOf(legal, 'en')?.level).toBe('contract');
    expect(readingOf('Too short.', 'en')).toBeUndefined();
  });
});
