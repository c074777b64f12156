/** A note as it is shown, from the parts that a store has of it. */
import type { Output } from '../../../../shared/contract/index.ts';

type NoteView = Output<'notes.get'>;

/** `versions`: the newest first. */
export function viewOf({
  summary,
  versions,
  signature,
  addenda,
  draft,
}: Pick<NoteView, 'summary' | 'versions' | 'addenda'> & {
  readonly signature: NoteView['signature'];
  readonly draft: NoteView['draft'];
}): NoteView {
  const [newest] = versions;
  return {
    ...{ summary, sections: newest?.sections ?? [], author: newest?.by ?? '' },
    ...(signature === undefined ? {} : { signature }),
    ...{ addenda, versions },
    ...(draft === undefined ? {} : { draft }),
  };
}
