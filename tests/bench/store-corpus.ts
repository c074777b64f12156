/** Texts for the store benchmark: made-up words of which few are common and most are rare, as in real language. */
import { seededRandom } from './measure.ts';

const vocabularySize = 20_000;
const syllables =
  'ba be bi do du fa fe ga go ha hi ka ko la le li lo ma me mi na no pa po ra re ri sa se so ta te to va we zu'.split(
    ' ',
  );

export type BenchMessage = { text: string; payload: Uint8Array; chainHash: Uint8Array };

export function createCorpus(seed: number) {
  const random = seededRandom(seed);
  const words = Array.from({ length: vocabularySize }, (_, index) => wordOf(index));
  const encoder = new TextEncoder();

  /** Zipf's law by inversion: rank r comes with a weight of about 1/r. */
  const commonWord = () => words[Math.floor(vocabularySize ** random()) - 1] ?? wordOf(0);
  const textOf = (length: number) => {
    let text = commonWord();
    while (text.length < length) text += ` ${commonWord()}`;
    return text;
  };

  return {
    message: (number: number): BenchMessage => {
      const text = textOf(150);
      const chainHash = new Uint8Array(32);
      new DataView(chainHash.buffer).setUint32(0, Math.imul(number, 0x9e3779b1));
      // What crosses the relay: the text and a few fields around it.
      return { text, payload: encoder.encode(`{${String(number).padStart(40, '0')}${text}}`), chainHash };
    },
    note: () => textOf(1000),
    /** Words that people search for: neither the commonest hundred nor ones that hardly occur. */
    searchWord: () => words[100 + Math.floor(random() * 4900)] ?? wordOf(100),
  };
}

function wordOf(index: number): string {
  let rest = index;
  let word = '';
  do {
    word += syllables[rest % syllables.length] ?? '';
    rest = Math.floor(rest / syllables.length);
  } while (rest > 0);
  return word.padEnd(3, 'n');
}
