/**
 * Puts right the numeric references that phones write and XML forbids, before a strict parser sees them:
 * halves of a character (`&#55357;&#56834;`) become the character, what no XML may hold becomes U+FFFD.
 */

const reference = '&#(?:[0-9]{1,20}|x[0-9a-fA-F]{1,20});';
const runs = new RegExp(`(?:${reference})+`, 'g');
const lastReference = new RegExp(`${reference}$`);
/** The beginning of one, at the end of a piece. */
const unfinished = /&(?:#(?:x?[\da-fA-F]{0,20})?)?$/;

export function createReferenceRepair() {
  let held = '';
  return {
    push(text: string): string {
      const all = held + text;
      let cut = unfinished.exec(all)?.index ?? all.length;
      const last = lastReference.exec(all.slice(Math.max(0, cut - 32), cut))?.[0];
      // A first half waits for its second one.
      if (last !== undefined && isHigh(codeOf(last))) cut -= last.length;
      held = all.slice(cut);
      return repair(all.slice(0, cut));
    },
    finish(): string {
      const rest = repair(held);
      held = '';
      return rest;
    },
  };
}

function repair(text: string): string {
  return text.includes('&#') ? text.replace(runs, repairRun) : text;
}

function repairRun(run: string): string {
  const codes = run.split(';').slice(0, -1).map(codeOf);
  let repaired = '';
  for (let index = 0; index < codes.length; index += 1) {
    const code = codes[index] ?? 0;
    const next = codes[index + 1] ?? 0;
    if (isHigh(code) && isLow(next)) {
      repaired += `&#${0x1_00_00 + ((code - 0xd8_00) << 10) + (next - 0xdc_00)};`;
      index += 1;
    } else repaired += isAllowed(code) ? `&#${code};` : '&#xFFFD;';
  }
  return repaired;
}

/** Of `&#128514`, with or without its end. */
function codeOf(written: string): number {
  const digits = written.slice(2).replace(';', '');
  return digits.startsWith('x') ? Number.parseInt(digits.slice(1), 16) : Number(digits);
}

function isHigh(code: number): boolean {
  return code >= 0xd8_00 && code <= 0xdb_ff;
}

function isLow(code: number): boolean {
  return code >= 0xdc_00 && code <= 0xdf_ff;
}

/** XML 1.0, 2.2. */
function isAllowed(code: number): boolean {
  if (code < 0x20) return code === 9 || code === 10 || code === 13;
  return (code < 0xd8_00 || code > 0xdf_ff) && code !== 0xff_fe && code !== 0xff_ff && code <= 0x10_ff_ff;
}
