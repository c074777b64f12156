/** A client's file as the person chooses from it: pages of items with their first words, and one item's words. */
import { Fault, type Input, type Output } from '../../../../shared/contract/index.ts';
import { createSelection } from '../../../../shared/domain/release.ts';
import { redactorFor } from './compose-record.ts';
import { type ClientFile, openFile, wholeFile } from './file-items.ts';
import type { FileItem, FileSources } from './item-sources.ts';
import { lineFacts } from './line-facts.ts';
import { orFailed, type Unnumbered } from './item-lines.ts';
import { eventWords } from './record-text.ts';
import { type RecordWords, recordWords } from './record-words.ts';
import { redactLine, textsOfLine } from './redact-line.ts';

/** Of an item, as much as tells it from others. */
const firstCharacters = 240;

export function createFilePages(sources: () => FileSources) {
  return {
    async items({ show, offset, limit, locale, ...release }: Input<'records.items'>): Promise<Output<'records.items'>> {
      const from = sources();
      const file = openFile(release, from);
      const reasonOf = createSelection(release);
      const page: FileItem[] = [];
      let total = 0;
      for await (const items of file.pages())
        for (const item of items) {
          if (show === 'psychotherapy-notes' && !(item.part === 'psychotherapy-notes' && item.isSaved)) continue;
          if ((show === 'in' || show === 'out') && (reasonOf(item) === undefined) !== (show === 'in')) continue;
          if (total >= offset && page.length < limit) page.push(item);
          total += 1;
        }
      const lineOf = file.linesOf(page);
      const redactorOf = redactorFor(release, from, locale);
      return {
        total,
        items: page.map((item) => {
          const hasWords =
            item.part !== 'plans' && (item.part !== 'psychotherapy-notes' || from.psychotherapyNotes.isOpen());
          const read = hasWords ? orFailed(item.id, () => lineOf(item)) : undefined;
          const redact = redactorOf(item.id);
          const line = read === undefined || redact === undefined ? read : redactLine(read, redact);
          const why = reasonOf(item);
          return {
            ...{ id: item.id, part: item.part, at: item.at as Output<'records.items'>['items'][number]['at'] },
            ...firstWords(line, recordWords[locale]),
            ...(why === undefined ? {} : { why }),
            hasFile: item.hasFile,
            redactions: hiddenIn(line),
          };
        }),
      };
    },

    async itemTexts({ clientId, itemId }: Input<'records.itemTexts'>): Promise<Output<'records.itemTexts'>> {
      const file = openFile(wholeFile(clientId), sources());
      const item = await itemOf(file, itemId);
      if (item === undefined || item.part === 'plans' || item.part === 'events') throw new Fault('not-found');
      const line = file.linesOf([item])(item);
      return {
        ...{ part: item.part, at: item.at as Output<'records.itemTexts'>['at'], hasFile: item.hasFile },
        ...{ who: lineFacts({ ...line, number: 0 }).who, texts: textsOfLine(line) },
      };
    },
  };
}

async function itemOf(file: ClientFile, itemId: string): Promise<FileItem | undefined> {
  for await (const items of file.pages()) {
    const found = items.find(({ id }) => id === itemId);
    if (found !== undefined) return found;
  }
  return undefined;
}

function firstWords(line: Unnumbered | undefined, words: RecordWords): { readonly who: string; readonly text: string } {
  if (line === undefined) return { who: '', text: '' };
  if (line.kind === 'event') return { who: '', text: eventWords(line.what, words) };
  const { who, text } = lineFacts({ ...line, number: 0 });
  const title = line.kind === 'note' && line.title !== '' ? `${line.title}: ` : '';
  return { who, text: [...`${title}${text}`].slice(0, firstCharacters).join('') };
}

function hiddenIn(line: Unnumbered | undefined): number {
  if (line === undefined || !('redactions' in line)) return 0;
  return (line.redactions ?? []).reduce((sum, { count }) => sum + count, 0);
}
