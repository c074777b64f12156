/** Computes the contrast of every pair of colours that carries text or bounds a control, in both themes (WCAG 2.2, 1.4.3, 1.4.6, 1.4.11). */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

type Theme = 'light' | 'dark';
type Linear = readonly [red: number, green: number, blue: number];

const css = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8');

function colour(name: string, theme: Theme): Linear {
  const match = new RegExp(`--${name}: light-dark\\(oklch\\(([^)]+)\\), oklch\\(([^)]+)\\)\\);`).exec(css);
  const text = theme === 'light' ? match?.[1] : match?.[2];
  if (text === undefined) throw new Error(`no colour ${name}`);
  const [lightness = Number.NaN, chroma = Number.NaN, hue = Number.NaN] = text.split(' ').map(Number);
  return linearSrgb(lightness, chroma, hue);
}

/** Björn Ottosson's OKLab matrices; what lies outside sRGB is clipped, as a screen would. */
function linearSrgb(lightness: number, chroma: number, hueDegrees: number): Linear {
  const hue = (hueDegrees * Math.PI) / 180;
  const a = chroma * Math.cos(hue);
  const b = chroma * Math.sin(hue);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const clip = (value: number) => Math.min(1, Math.max(0, value));
  return [
    clip(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    clip(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    clip(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}

function luminance([red, green, blue]: Linear): number {
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: Linear, other: Linear): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

const grounds = ['paper', 'paper-sunken', 'paper-raised', 'paper-hover', 'paper-chosen'];
const meanings = ['needs-you', 'danger', 'done', 'private'];

describe.each(['light', 'dark'] as const)('%s theme', (theme) => {
  test('black on white is 21 to 1, so the arithmetic holds', () => {
    expect(contrast(linearSrgb(0, 0, 0), linearSrgb(1, 0, 0))).toBeCloseTo(21, 3);
  });

  test.each([...grounds, 'accent-tint', 'mark', ...meanings.map((meaning) => `${meaning}-tint`)])(
    'messages and notes on %s: 7 to 1',
    (ground) => {
      expect(contrast(colour('ink', theme), colour(ground, theme))).toBeGreaterThanOrEqual(7);
    },
  );

  test.each(grounds.flatMap((ground) => ['ink-soft', 'ink-quiet', 'accent'].map((ink) => [ink, ground] as const)))(
    '%s on %s: 4.5 to 1',
    (ink, ground) => {
      expect(contrast(colour(ink, theme), colour(ground, theme))).toBeGreaterThanOrEqual(4.5);
    },
  );

  test.each(
    meanings.flatMap((meaning) =>
      [`${meaning}-tint`, 'paper', 'paper-sunken', 'paper-raised'].map((ground) => [meaning, ground] as const),
    ),
  )('%s on %s: 4.5 to 1', (meaning, ground) => {
    expect(contrast(colour(meaning, theme), colour(ground, theme))).toBeGreaterThanOrEqual(4.5);
  });

  test.each([
    ['on-accent', 'accent-fill'],
    ['on-accent', 'accent-fill-hover'],
    ['on-danger', 'danger-fill'],
    ['on-danger', 'danger-fill-hover'],
    ['paper', 'ink'],
  ])('words of a button, %s on %s: 4.5 to 1', (ink, ground) => {
    expect(contrast(colour(ink, theme), colour(ground, theme))).toBeGreaterThanOrEqual(4.5);
  });

  test.each(
    ['paper', 'paper-raised', 'paper-sunken'].flatMap((ground) =>
      ['line-strong', 'focus', 'accent-fill', 'ink-faint'].map((edge) => [edge, ground] as const),
    ),
  )('bounds of a control, %s on %s: 3 to 1', (edge, ground) => {
    expect(contrast(colour(edge, theme), colour(ground, theme))).toBeGreaterThanOrEqual(3);
  });
});
