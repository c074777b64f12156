/** The formats of a record: each a function from the same document to bytes. */
import type { Input, RecordDocument } from '../../../../shared/contract/index.ts';
import { assertNever } from '../../../../shared/language/assert-never.ts';
import { utf8 } from '../../../../shared/language/bytes.ts';
import { recordCcda } from './record-ccda.ts';
import { recordCsv } from './record-csv.ts';
import { recordFhir } from './record-fhir.ts';
import { recordText } from './record-text.ts';

export type RecordFormat = Input<'records.export'>['formats'][number];

/** One file from the document alone; the zip is made of all of these. */
export type LooseFormat = Exclude<RecordFormat, 'zip'>;

export const formatsInZip: readonly LooseFormat[] = ['pdf', 'text', 'json', 'csv', 'fhir', 'ccda'];

export const extensions: { readonly [Format in RecordFormat]: string } = {
  pdf: 'pdf',
  text: 'txt',
  json: 'json',
  csv: 'csv',
  fhir: 'fhir.json',
  ccda: 'ccda.xml',
  zip: 'zip',
};

export function needsPdf(format: RecordFormat): boolean {
  return format === 'pdf' || format === 'ccda' || format === 'zip';
}

/** Renders one format after the other; what several need is printed once. Undefined where it could not be printed. */
export function createFormats(record: RecordDocument, print: () => Promise<Uint8Array | undefined>) {
  let printed: Promise<Uint8Array | undefined> | undefined;
  const pdf = () => (printed ??= print());
  return async (format: LooseFormat): Promise<Uint8Array | undefined> => {
    switch (format) {
      case 'pdf':
        return await pdf();
      case 'text':
        return utf8(recordText(record));
      case 'json':
        return utf8(`${JSON.stringify(record, null, 2)}\n`);
      case 'csv':
        return utf8(recordCsv(record));
      case 'fhir':
        return utf8(`${JSON.stringify(recordFhir(record), null, 2)}\n`);
      case 'ccda': {
        const bytes = await pdf();
        return bytes && utf8(recordCcda(record, bytes));
      }
      default:
        return assertNever(format);
    }
  };
}
