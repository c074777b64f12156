/** A client's whole file without its words, in order of time: merged out of its sources page by page, so that of the longest file a few pages stand in memory. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Timestamp } from '../../../../shared/domain/ids.ts';
import { createItemSources, type FileItem, type FileRange, type FileSources, type ItemSource } from './item-sources.ts';
import type { Unnumbered } from './item-lines.ts';
import { instantIn } from './record-time.ts';

export type ClientFile = {
  /** From the beginning, each time the same but for what was taken out of the store meanwhile; other work comes in between. */
  pages(): AsyncGenerator<readonly FileItem[]>;
  /** The lines of a page of items: each source reads its own at once. */
  linesOf(page: readonly FileItem[]): (item: FileItem) => Unnumbered;
};

/** Whatever the day. */
export function wholeFile(clientId: FileRange['clientId']): FileRange {
  return { clientId, fromDay: '0001-01-01', toDay: '9999-12-30', timeZone: 'UTC' };
}

/** One after the other, made as they are asked for. */
type Items = Generator<FileItem, undefined>;

const pageLength = 100;

/** As the file is at this moment: messages that arrive later are not in it. */
export function openFile(range: FileRange, sources: FileSources): ClientFile {
  const itemSources = createItemSources(range, sources);
  return {
    async *pages() {
      const merged = inOrder(itemSources.map(({ pages }) => flat(pages())));
      for (;;) {
        const page = taken(merged, pageLength);
        if (page.length > 0) yield page;
        if (page.length < pageLength) return;
        await nextTurn();
      }
    },
    linesOf: lineMaker(itemSources, range.timeZone),
  };
}

/** Of items of the same moment those of an earlier source come first. */
function* inOrder(sources: readonly Items[]): Items {
  const waiting = sources.flatMap((source) => {
    const next = source.next();
    return next.done === true ? [] : [{ source, item: next.value }];
  });
  for (;;) {
    let first = waiting[0];
    for (const candidate of waiting) if (first === undefined || candidate.item.at < first.item.at) first = candidate;
    if (first === undefined) return undefined;
    yield first.item;
    const next = first.source.next();
    if (next.done === true) waiting.splice(waiting.indexOf(first), 1);
    else first.item = next.value;
  }
}

function* flat(pages: Iterable<readonly FileItem[]>): Items {
  for (const page of pages) yield* page;
  return undefined;
}

function taken(items: Items, count: number): readonly FileItem[] {
  const page: FileItem[] = [];
  while (page.length < count) {
    const next = items.next();
    if (next.done === true) break;
    page.push(next.value);
  }
  return page;
}

function lineMaker(itemSources: readonly ItemSource[], timeZone: string): ClientFile['linesOf'] {
  const instant = (at: Timestamp) => instantIn(timeZone, at);
  return (page) => {
    const makers = itemSources.map(({ parts, lines }) => {
      const own = page.flatMap(({ part, id }) => (parts.includes(part) ? [id] : []));
      return { parts, make: own.length === 0 ? undefined : lines?.(own, instant) };
    });
    return (item) => {
      const make = makers.find(({ parts }) => parts.includes(item.part))?.make;
      if (make === undefined) throw new Error('an item of a kind that has no lines');
      return make(item.id);
    };
  };
}
