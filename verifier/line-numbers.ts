/** The numbers of the lines that a file of the record still holds, read as loosely as a damaged file needs. */

/** Undefined for a file that has no numbered lines, or is too damaged to tell. */
export function lineNumbers(name: string, text: string): ReadonlySet<number> | undefined {
  switch (name) {
    case 'record.json':
      return inJson(text);
    case 'record.csv':
      return inCsv(text);
    case 'record.txt':
      // An item's own words stand behind spaces: only its head begins a line with its number.
      return new Set([...text.matchAll(/^\[(\d+)\] /gm)].map(([, number]) => Number(number)));
    default:
      return undefined;
  }
}

function inJson(text: string): ReadonlySet<number> | undefined {
  try {
    const record: unknown = JSON.parse(text);
    if (typeof record !== 'object' || record === null || !('lines' in record) || !Array.isArray(record.lines))
      return undefined;
    const lines: readonly unknown[] = record.lines;
    return new Set(lines.map(numberOf));
  } catch {
    return undefined;
  }
}

function numberOf(line: unknown): number {
  return typeof line === 'object' && line !== null && 'number' in line ? Number(line.number) : 0;
}

/** Every cell stands in quotes, so a row begins where a quoted number follows an even count of quotes. */
function inCsv(text: string): ReadonlySet<number> {
  const numbers = new Set<number>();
  let isInside = false;
  for (const [row] of text.matchAll(/[^\n]*\n?/g)) {
    const number = isInside ? undefined : /^\ufeff?"(\d+)",/.exec(row)?.[1];
    if (number !== undefined) numbers.add(Number(number));
    if ((row.split('"').length - 1) % 2 === 1) isInside = !isInside;
  }
  return numbers;
}
