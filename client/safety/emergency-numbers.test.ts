import { describe, expect, test } from 'vitest';
import { dialable, emergencyNumbers } from './emergency-numbers.ts';

describe('emergency numbers', () => {
  test('the region of the browser comes first and nothing is left out', () => {
    expect(emergencyNumbers(['en-GB'])[0]?.emergency).toBe('999');
    expect(emergencyNumbers(['fr', 'es-ES'])[0]?.crisis).toBe('024');
    expect(emergencyNumbers(['es'])[0]?.place).toBe('emergencySpain');
    for (const languages of [['en-US'], ['es-MX'], ['xx'], []]) {
      const places = emergencyNumbers(languages).map((numbers) => numbers.place);
      expect(new Set(places).size).toBe(5);
    }
  });
});

describe('a phone number as the therapist wrote it', () => {
  test('is dialled by its digits', () => {
    expect(dialable('+1 (555) 010-2030')).toBe('tel:+15550102030');
    expect(dialable('91 123 45 67')).toBe('tel:911234567');
  });
  test('attacks 46: anything else is shown as text and leads nowhere', () => {
    expect(dialable('javascript:alert(1)')).toBeUndefined();
    expect(dialable('call me')).toBeUndefined();
    expect(dialable('')).toBeUndefined();
    expect(dialable('1+2+3+4 555')).toBeUndefined();
  });
});
