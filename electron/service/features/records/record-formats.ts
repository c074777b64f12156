/** The formats of a record: each read from the same lines and written as a stream, one file or, of a long PDF, one a volume. */
import type { Input } from '../../../../shared/contract/index.ts';
import { assertNever } from '../../../../shared/language/assert-never.ts';
import { type ComposedRecord, digestOf } from './composed-record.ts';
import { recordCcda } from './record-ccda.ts';
import { recordCsv } from './record-csv.ts';
import { recordFhir } from './record-fhir.ts';
import { recordJson } from './record-json.ts';
import type { Spool, SpoolPart } from './record-spool.ts';
import { recordText } from './record-text.ts';
import { type Volume, volumesOf } from './record-volumes.ts';

export type RecordFormat = Input<'records.export'>['formats'][number];

/** From the lines alone; the zip is made of all of these. */
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

/** One file of a format. */
export type FormatFile = {
  readonly extension: string;
  readonly volume: Pick<Volume, 'number' | 'of'>;
  open(): AsyncIterable<Uint8Array>;
};

export type FormatPorts = {
  readonly spool: Spool;
  /** Undefined where it could not be printed. */
  readonly print: (volume: Volume) => Promise<Uint8Array | undefined>;
};

type Options = { readonly files?: ReadonlyMap<string, string> };
export type Formats = (format: LooseFormat, options?: Options) => Promise<readonly FormatFile[] | undefined>;

const whole = { number: 1, of: 1 };
/** Small enough that no piece outlives the next collection of what is young: what is large is taken away late. */
const pieceBytes = 48 << 10;

/** What several formats need is made once: the PDF is printed volume by volume and waits in the spool. */
export function createFormats(record: ComposedRecord, { spool, print }: FormatPorts): Formats {
  let printed: Promise<readonly FormatFile[] | undefined> | undefined;
  let digest: Promise<string> | undefined;

  async function printAll(): Promise<readonly FormatFile[] | undefined> {
    const files: FormatFile[] = [];
    for (const volume of volumesOf(record)) {
      const bytes = await print(volume);
      if (bytes === undefined) return undefined;
      const parts: SpoolPart[] = [];
      for (let at = 0; at < bytes.length; at += pieceBytes)
        parts.push(await spool.add(bytes.subarray(at, at + pieceBytes)));
      files.push({ extension: extensions.pdf, volume, open: () => piecesOf(spool, parts) });
    }
    return files;
  }
  const pdf = () => (printed ??= printAll());
  const names = () => (digest ??= digestOf(record));

  return async (format, { files = new Map() } = {}) => {
    const one = (open: () => AsyncIterable<string>): readonly FormatFile[] => [
      { extension: extensions[format], volume: whole, open: () => encoded(open()) },
    ];
    switch (format) {
      case 'pdf':
        return pdf();
      case 'text':
        return one(() => recordText(record));
      case 'json':
        return one(() => recordJson(record));
      case 'csv':
        return one(() => recordCsv(record));
      case 'fhir': {
        const named = await names();
        return one(() => recordFhir(record, { digest: named, files }));
      }
      case 'ccda': {
        const named = await names();
        return (await pdf())?.map(({ volume, open }) => ({
          extension: extensions.ccda,
          volume,
          open: () => encoded(recordCcda(record.head, { digest: named, volume, pdf: open() })),
        }));
      }
      default:
        return assertNever(format);
    }
  };
}

async function* piecesOf(spool: Spool, parts: readonly SpoolPart[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) yield await spool.read(part);
}

/** Gathers what may be a line each into pieces of one length. */
async function* encoded(texts: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  let piece = new Uint8Array(pieceBytes);
  let filled = 0;
  for await (const text of texts) {
    for (let done = 0; done < text.length; ) {
      const { read, written } = encoder.encodeInto(text.slice(done), piece.subarray(filled));
      done += read;
      filled += written;
      // A character of up to four bytes may not find room in the last three.
      if (filled < pieceBytes - 3) continue;
      yield piece.subarray(0, filled);
      piece = new Uint8Array(pieceBytes);
      filled = 0;
    }
  }
  if (filled > 0) yield piece.subarray(0, filled);
}
