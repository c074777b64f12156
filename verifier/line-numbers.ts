/** The numbers of the lines that a file of the record still holds, read in pieces: a file may be larger than memory. */

export type LineScanner = {
  feed(text: string): void;
  /** Undefined where the file is too damaged to tell. */
  finish(): ReadonlySet<number> | undefined;
};

/** Undefined for a file that has no numbered lines. */
export function lineScanner(name: string): LineScanner | undefined {
  switch (name) {
    case 'record.json':
      return scanJson();
    case 'record.csv':
      return scanCsv();
    case 'record.txt':
      return scanText();
    default:
      return undefined;
  }
}

/** So much of a row's or a line's beginning is looked at; a number has fewer digits. */
const headLength = 16;

/** An item's own words stand behind spaces: only its head begins a line with its number. */
function scanText(): LineScanner {
  const numbers = new Set<number>();
  let head = '';
  function endLine(): void {
    const number = /^\[(\d+)\] /.exec(head)?.[1];
    if (number !== undefined) numbers.add(Number(number));
    head = '';
  }
  return {
    feed(text) {
      for (const [index, line] of text.split('\n').entries()) {
        if (index > 0) endLine();
        if (head.length < headLength) head += line.slice(0, headLength);
      }
    },
    finish() {
      endLine();
      return numbers;
    },
  };
}

/** Every cell stands in quotes: between two of them there is nothing but a comma or the end of a row. */
function scanCsv(): LineScanner {
  const numbers = new Set<number>();
  let head = '';
  let isInside = false;
  let isSound = true;
  return {
    feed(text) {
      for (const character of text) {
        if (head.length < headLength) head += character;
        if (character === '"') isInside = !isInside;
        else if (!isInside && character === '\n') {
          const number = /^\ufeff?"(\d+)",/.exec(head)?.[1];
          if (number !== undefined) numbers.add(Number(number));
          head = '';
        } else if (!isInside && !',\r\ufeff'.includes(character)) isSound = false;
      }
    },
    finish: () => (isSound && !isInside ? numbers : undefined),
  };
}

const outsideStrings = /[\s\d:,+\-.a-zE]/;

/** Of the root's `lines`, the `number` of each. What is no JSON is seen by its brackets and by line ends in strings. */
function scanJson(): LineScanner {
  const numbers = new Set<number>();
  /** The brackets that are open, and the name that was read last in each. */
  const open: { readonly bracket: string; name: string }[] = [];
  let isInString = false;
  let isEscaped = false;
  let isSound = true;
  let word = '';
  let digits = '';

  function endNumber(): void {
    if (digits === '') return;
    const [root, lines, line] = open;
    const isLine = open.length === 3 && root?.name === 'lines' && lines?.bracket === '[' && line?.name === 'number';
    if (isLine) numbers.add(Number(digits));
    digits = '';
  }

  function within(character: string): void {
    if (character < ' ') isSound = false;
    if (isEscaped) isEscaped = false;
    else if (character === '\\') isEscaped = true;
    else if (character === '"') isInString = false;
    else if (word.length < headLength) word += character;
  }

  function outside(character: string): void {
    const last = open.at(-1);
    if (character >= '0' && character <= '9') digits += character;
    else endNumber();
    if (character === '"') {
      isInString = true;
      word = '';
    } else if (character === ':' && last !== undefined) last.name = word;
    else if (character === '{' || character === '[') open.push({ bracket: character, name: '' });
    else if (character === '}' || character === ']') {
      if (open.pop()?.bracket !== (character === '}' ? '{' : '[')) isSound = false;
    } else if (!outsideStrings.test(character)) isSound = false;
  }

  return {
    feed(text) {
      for (const character of text) {
        if (isInString) within(character);
        else outside(character);
      }
    },
    finish: () => (isSound && !isInString && open.length === 0 ? numbers : undefined),
  };
}
