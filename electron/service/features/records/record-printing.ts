/** What main's hidden window is given to draw, one volume at a time, and what becomes of it there: a PDF, or paper. */
import type { Output, PrintResult, RecordDocument, ToMain } from '../../../../shared/contract/index.ts';
import type { ComposedRecord } from './composed-record.ts';
import type { Volume } from './record-volumes.ts';
import { recordWords } from './record-words.ts';

export type PrintDocument = Output<'records.printDocument'>;
export type PrintJob = Omit<Extract<ToMain, { kind: 'print' }>, 'kind'>;

export type Printable = { readonly volume: Volume; readonly record: ComposedRecord };

export type PrintTask = Pick<PrintJob, 'taskId' | 'to' | 'pageSize' | 'isLarge'>;

export type PrintingPorts = {
  /** Has main draw the task's document. */
  readonly print: (job: PrintJob) => Promise<PrintResult>;
  readonly thumbnailsOf: (messageIds: readonly string[]) => PrintDocument['thumbnails'];
};

export type Printing = {
  /** Of what a task's window draws just now, the lines from `from` on, some hundred of them; undefined where it draws nothing any more. */
  document(taskId: string, from?: number): Promise<PrintDocument | undefined>;
  /** Settles at once, as failed, when `stop` aborts. */
  print(task: PrintTask, printable: Printable, ports: PrintingPorts, stop: AbortSignal): Promise<PrintResult>;
};

/** So many lines pass the port at once: the window holds a volume, the service does not. */
const linesAtOnce = 250;

export function createPrinting(): Printing {
  const documents = new Map<string, (from?: number) => Promise<PrintDocument>>();
  return {
    async document(taskId, from) {
      try {
        return await documents.get(taskId)?.(from);
      } catch (fault) {
        // A task that was stopped takes its lines away while they are read.
        if (documents.has(taskId)) throw fault;
        return undefined;
      }
    },
    async print(task, printable, { print, thumbnailsOf }, stop) {
      const { headerText, footerText } = runningLines(printable);
      const running = task.to === 'paper' ? { running: { header: headerText, footer: footerText } } : {};
      documents.set(task.taskId, async (from) => {
        const document = await documentOf(printable, from);
        const ids = document.record.lines.flatMap(picturedIn);
        const thumbnails = ids.length === 0 ? [] : thumbnailsOf(ids);
        return { ...document, thumbnails, isLarge: task.isLarge, ...running };
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

function runningLines({ record: { head }, volume: { number, of } }: Printable) {
  const { practice, client, locale } = head;
  const words = recordWords[locale];
  return {
    headerText: `${practice.name} · ${words.title}: ${client.name}`,
    footerText: `${words.page('{page}', '{pages}')}${of === 1 ? '' : ` · ${words.part(number, of)}`}`,
  };
}

/** Lines of one volume, with the numbers of the lines elsewhere that they answer. */
async function documentOf({ volume, record }: Printable, first = volume.from) {
  const { index, total, head } = record;
  const { number, of, from, to } = volume;
  const lines: Line[] = [];
  for await (const page of record.pages(Math.max(first, from), to)) {
    lines.push(...page);
    if (lines.length >= linesAtOnce) break;
  }
  const numbers = lines.flatMap((line) => {
    const id = line.kind === 'message' ? line.repliesTo : line.kind === 'form-answer' ? line.asks : undefined;
    const at = id === undefined ? undefined : (index.messages.get(id) ?? index.forms.get(id)?.number);
    return id === undefined || at === undefined ? [] : [[id, at] as const];
  });
  return { record: { ...head, lines }, volume: { number, of, from, to, total }, numbers: Object.fromEntries(numbers) };
}

function failedOn(stop: AbortSignal): Promise<PrintResult> {
  return new Promise((resolve) => {
    const failed = () => resolve({ kind: 'failed' });
    if (stop.aborted) failed();
    else stop.addEventListener('abort', failed, { once: true });
  });
}
