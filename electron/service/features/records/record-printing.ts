/** What main's hidden window is given to draw, one volume at a time, and what becomes of it there: a PDF, or paper. */
import type { Output, PrintResult, RecordDocument, ToMain } from '../../../../shared/contract/index.ts';
import type { ComposedRecord } from './composed-record.ts';
import type { Volume } from './record-volumes.ts';
import { recordWords } from './record-words.ts';

export type PrintDocument = Output<'records.printDocument'>;
export type PrintJob = Omit<Extract<ToMain, { kind: 'print' }>, 'kind'>;

/** Lines that fit into memory, of a record that need not. */
export type Printable = { readonly part: RecordDocument; readonly volume: Volume; readonly record: ComposedRecord };

export type PrintTask = Pick<PrintJob, 'taskId' | 'to' | 'pageSize' | 'isLarge'>;

export type PrintingPorts = {
  /** Has main draw the task's document. */
  readonly print: (job: PrintJob) => Promise<PrintResult>;
  readonly thumbnailsOf: (messageIds: readonly string[]) => PrintDocument['thumbnails'];
};

export type Printing = {
  /** What a task's window draws just now. */
  document(taskId: string): PrintDocument | undefined;
  /** Settles at once, as failed, when `stop` aborts. */
  print(task: PrintTask, printable: Printable, ports: PrintingPorts, stop: AbortSignal): Promise<PrintResult>;
};

export function createPrinting(): Printing {
  const documents = new Map<string, PrintDocument>();
  return {
    document: (taskId) => documents.get(taskId),
    async print(task, printable, { print, thumbnailsOf }, stop) {
      const { headerText, footerText } = runningLines(printable);
      const running = task.to === 'paper' ? { running: { header: headerText, footer: footerText } } : {};
      const ids = printable.part.lines.flatMap(picturedIn);
      documents.set(task.taskId, {
        ...documentOf(printable),
        thumbnails: ids.length === 0 ? [] : thumbnailsOf(ids),
        isLarge: task.isLarge,
        ...running,
      });
      try {
        return await Promise.race([print({ ...task, headerText, footerText }), failedOn(stop)]);
      } finally {
        documents.delete(task.taskId);
      }
    },
  };
}

type Line = RecordDocument['lines'][number];

const pictured: readonly string[] = ['here', 'not-fetched', 'gone', 'missing'];

/** By the ids under which their small pictures are known. Of a file that was left out or hidden there is none. */
function picturedIn(line: Line): readonly string[] {
  if (line.kind === 'imported')
    return (line.files ?? []).flatMap(({ id, state }) => (id === undefined || !pictured.includes(state) ? [] : [id]));
  if (line.kind !== 'message' || line.attachment === undefined) return [];
  return pictured.includes(line.attachment.state) ? [line.id] : [];
}

function runningLines({ part: { practice, client, locale }, volume: { number, of } }: Printable) {
  const words = recordWords[locale];
  return {
    headerText: `${practice.name} · ${words.title}: ${client.name}`,
    footerText: `${words.page('{page}', '{pages}')}${of === 1 ? '' : ` · ${words.part(number, of)}`}`,
  };
}

/** One volume, with the numbers of the lines elsewhere that its lines answer. */
function documentOf({ part, volume: { number, of, from, to }, record: { index, total } }: Printable) {
  const numbers = part.lines.flatMap((line) => {
    const id = line.kind === 'message' ? line.repliesTo : line.kind === 'form-answer' ? line.asks : undefined;
    const at = id === undefined ? undefined : (index.messages.get(id) ?? index.forms.get(id)?.number);
    return id === undefined || at === undefined ? [] : [[id, at] as const];
  });
  return { record: part, volume: { number, of, from, to, total }, numbers: Object.fromEntries(numbers) };
}

function failedOn(stop: AbortSignal): Promise<PrintResult> {
  return new Promise((resolve) => {
    const failed = () => resolve({ kind: 'failed' });
    if (stop.aborted) failed();
    else stop.addEventListener('abort', failed, { once: true });
  });
}
