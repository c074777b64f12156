/** In how many entries of a client's whole file each passage stands: found the same way as it is hidden, page by page, so that other work comes in between. */
import type { Input, Output } from '../../../../shared/contract/index.ts';
import { createRedactor } from '../../../../shared/domain/redaction.ts';
import { openFile, wholeFile } from './file-items.ts';
import type { FileSources } from './item-sources.ts';
import { orFailed } from './item-lines.ts';
import type { RecordSources } from './compose-record.ts';
import { redactPlan, textsOfLine, textsThrough } from './redact-line.ts';

type Passages = Input<'records.findPassages'>;

export async function findPassages(
  { clientId, passages }: Passages,
  sources: FileSources & Pick<RecordSources, 'amendments'>,
): Promise<Output<'records.findPassages'>> {
  const { psychotherapyNotes, plans, amendments } = sources;
  const entries = passages.map(() => 0);
  const seekers = passages.map(seeker);
  const count = (texts: readonly string[]): void =>
    seekers.forEach((isIn, index) => {
      if (texts.some(isIn)) entries[index] = (entries[index] ?? 0) + 1;
    });

  const file = openFile(wholeFile(clientId), sources);
  let lockedNotes = 0;
  for await (const items of file.pages()) {
    const isOpen = psychotherapyNotes.isOpen();
    const saved = items.filter(({ part, isSaved }) => isSaved && part !== 'plans' && part !== 'events');
    const read = saved.filter(({ part }) => part !== 'psychotherapy-notes' || isOpen);
    lockedNotes += saved.length - read.length;
    const lineOf = file.linesOf(read);
    for (const item of read) count(textsOfLine(orFailed(item.id, () => lineOf(item))));
  }
  for (const version of plans.versions(clientId))
    count(textsThrough((take) => void redactPlan({ ...version, at: '' }, take)));
  for (const { statements } of amendments.of(clientId)) count(statements.flatMap(({ about, text }) => [about, text]));
  return { entries, lockedNotes };
}

function seeker(passage: string): (text: string) => boolean {
  const redactorOf = createRedactor([{ itemId: undefined, passage, reason: 'third-party' }], () => '');
  const hide = redactorOf('any');
  return (text) => hide !== undefined && hide(text).reasons.length > 0;
}
