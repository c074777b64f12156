/** The record as CSV (RFC 4180) for spreadsheets: one row a line, every cell in quotes, nothing that a spreadsheet would run. */
import type { RecordLine } from '../../../../shared/contract/index.ts';
import type { ComposedRecord, RecordHead } from './composed-record.ts';
import { lineFacts } from './line-facts.ts';
import { amendmentsText, plansText } from './record-text.ts';

const columns = ['number', 'kind', 'at', 'side', 'who', 'text', 'state', 'id', 'all'] as const;

/** Spreadsheets run a cell that begins with one of these as a formula; the apostrophe itself keeps the guard reversible. */
const wouldRun = /^[=+\-@\t\r\n'＝＋－＠]/u;

/**
 * Begins with a byte-order mark: without it Excel takes UTF-8 for the old encoding of the country it was bought in.
 * A cell that begins with an apostrophe had none of its own there: taking that one off gives the exact text.
 * The last column is the whole line as JSON.
 */
export async function* recordCsv(record: ComposedRecord): AsyncGenerator<string> {
  yield `\ufeff${[columns, ...planCells(record.head), ...amendmentCells(record.head)].map(row).join('')}`;
  for await (const page of record.pages()) for (const line of page) yield row(cellsOf(line));
}

/** The channel plan stands before the lines and has no number among them. */
function planCells(record: RecordHead): readonly (readonly string[])[] {
  const texts = plansText(record);
  return (record.channelPlan ?? []).map((version, index) => {
    const state = index === 0 ? 'in-force' : 'earlier';
    const text = texts[index] ?? '';
    return ['', 'channel-plan', version.at, 'therapist', version.author, text, state, '', JSON.stringify(version)];
  });
}

/** So do requests to correct the record. */
function amendmentCells(record: RecordHead): readonly (readonly string[])[] {
  const texts = amendmentsText(record);
  return (record.amendments ?? []).map((amendment, index) => {
    const day = amendment.statements[0]?.day ?? '';
    const text = texts[index] ?? '';
    return ['', 'amendment', day, 'client', record.client.name, text, '', '', JSON.stringify(amendment)];
  });
}

function cellsOf(line: RecordLine): readonly string[] {
  const { id, at = '', side = '', who, text, state } = lineFacts(line);
  return [String(line.number), line.kind, at, side, who, text, state, id, JSON.stringify(line)];
}

function row(cells: readonly string[]): string {
  return `${cells.map(cell).join(',')}\r\n`;
}

function cell(text: string): string {
  const guarded = wouldRun.test(text) ? `'${text}` : text;
  return `"${guarded.replaceAll('"', '""')}"`;
}
