/** Texts that break what handles texts carelessly: each has to come through every format of a record. */

/** Letters in both directions, and characters that join, cover or reverse others. */
export const shapedTexts: readonly string[] = [
  '\u202eright to left\u202c שלום مرحبا',
  'She said שלום עולם (twice), then wrote 12 مرحبا بك',
  'تم الحجز ليوم 3 مارس at 10:30 في Quiet Street',
  '\u2067שלום\u2069 and \u2066left\u2069',
  '👩‍👩‍👧‍👦🏳️‍🌈 e\u0301 \u200b\u200d\ufeff',
  '👍🏽 1️⃣ 🇪🇸 ❤️ 🫱🏻‍🫲🏿',
  'Zoe\u0308 n\u0303 A\u030a o\u0323\u0302, and all at once: q\u0300\u0301\u0302\u0303\u0308',
  'no\u200bwidth\u200chere\u2060at all',
];

/** Characters that nothing is drawn for. */
export const controlTexts: readonly string[] = [
  '\u0000\u0001\u0007\u000b\u001b[31m\u007f\ufffe\uffff',
  'lone\u2028separators\u2029of\u0085lines\rall',
  '"quoted", and; more\r\nlines\nof\rall\u2028kinds\u0085',
];

/** What other programs would run, or read as their own marks. */
export const markupTexts: readonly string[] = [
  '=HYPERLINK("http://evil.example","click")',
  "'=1+1",
  "'",
  '+1 555 0100',
  '-2',
  '@SUM(A1)',
  '\t=1',
  '\r\n=1',
  '＝1+1',
  '<script>alert(1)</script>&amp;]]><!-- -->',
  ' leading and trailing \u00a0',
];

/** Longer than a page, without a place to break. */
export const longWord = 'x'.repeat(100_000);

export const hostileTexts: readonly string[] = [...markupTexts, ...shapedTexts, ...controlTexts, '\n\n\n', longWord];
