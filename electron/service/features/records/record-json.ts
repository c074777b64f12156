/** The record as JSON: what all other formats are views of. Two spaces of indentation, one line feed at its end. */
import type { ComposedRecord } from './composed-record.ts';

export async function* recordJson(record: ComposedRecord): AsyncGenerator<string> {
  yield `${JSON.stringify(record.head, null, 2).slice(0, -2)},\n  "lines": [`;
  let isFirst = true;
  for await (const page of record.pages()) {
    for (const line of page) {
      yield `${isFirst ? '' : ','}${`\n${JSON.stringify(line, null, 2)}`.replaceAll('\n', '\n    ')}`;
      isFirst = false;
    }
  }
  yield `${isFirst ? '' : '\n  '}]\n}\n`;
}
