/** Both languages say the same things: the same ids, the same places for values, nothing empty, nothing that look.md forbids. */
import { createIntl } from 'react-intl';
import { describe, expect, test } from 'vitest';
import { en } from './en.ts';
import { es } from './es.ts';
import { messagesByLocale } from './messages.ts';

const english: Readonly<Record<string, string>> = en;
const spanish: Readonly<Record<string, string>> = es;
const ids = Object.keys(english);

/** The arguments of an ICU message, those inside its choices included. */
function placesIn(message: string): readonly string[] {
  const names = new Set<string>();
  let position = 0;
  function take(pattern: RegExp): string {
    const [found = ''] = new RegExp(pattern.source, 'y').exec(message.slice(position)) ?? [];
    position += found.length;
    return found;
  }
  function readText(): void {
    for (;;) {
      take(/[^{}]*/);
      if (message[position] !== '{') return;
      position += 1;
      readArgument();
    }
  }
  /** After its opening brace, to behind its closing one. */
  function readArgument(): void {
    names.add(take(/[^,}]*/).trim());
    take(/,[^,{}]*/);
    take(/,/);
    for (take(/[^{}]*/); message[position] === '{'; take(/[^{}]*/)) {
      position += 1;
      readText();
      position += 1;
    }
    position += 1;
  }
  readText();
  return [...names].sort();
}

test('finds arguments inside and outside of choices, and takes no choice for one', () => {
  expect(placesIn('Of {total, number}: {count, plural, one {one in {place}} other {# in {place}}}{end}')).toEqual([
    'count',
    'end',
    'place',
    'total',
  ]);
  expect(placesIn('{state, select, open {open} other {}}, nothing else')).toEqual(['state']);
});

test('the ids are the same', () => {
  expect(Object.keys(spanish).sort()).toEqual([...ids].sort());
});

test.each(ids)('%s has the same places in both languages', (id) => {
  expect(placesIn(spanish[id] ?? '')).toEqual(placesIn(english[id] ?? ''));
});

describe.each([
  ['en', english],
  ['es', spanish],
] as const)('%s', (locale, messages) => {
  test('every text can be written with numbers and with words as values', () => {
    const broken: unknown[] = [];
    const intl = createIntl({ locale, messages: messagesByLocale[locale], onError: (error) => broken.push(error) });
    for (const [id, message] of Object.entries(messages)) {
      for (const value of [0, 1, 2, 60]) {
        const values = Object.fromEntries(placesIn(message).map((name) => [name, value]));
        expect(intl.formatMessage({ id: id as keyof typeof en }, values), id).not.toBe('');
      }
    }
    expect(broken).toEqual([]);
  });

  test('no text shouts, apologises, celebrates or blames', () => {
    const unwanted = Object.entries(messages).filter(([, message]) =>
      /[!¡]|\b(oops|ups|please|por favor|successful(ly)?|con éxito|exitosamente|invalid|inválid[oa]s?|error \d+)\b/i.test(
        message,
      ),
    );
    expect(unwanted).toEqual([]);
  });
});
