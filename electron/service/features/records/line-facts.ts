/** What every format has to know of a line, whatever its kind: the one place where a format tells the kinds apart. */
import type { RecordLine } from '../../../../shared/contract/index.ts';
import { assertNever } from '../../../../shared/language/assert-never.ts';

export type LineFacts = {
  readonly id: string;
  /** RFC 3339; absent where the item could not be read. */
  readonly at?: string;
  /** Absent where nobody in particular did it. */
  readonly side?: 'therapist' | 'client';
  readonly who: string;
  /** The item's own words, exactly; a note's sections and addenda one under the other. */
  readonly text: string;
  /** One word of a closed list for each kind. */
  readonly state: string;
};

export function lineFacts(line: RecordLine): LineFacts {
  switch (line.kind) {
    case 'message': {
      const { id, at, from: side, name: who, text } = line;
      const known = line.delivery?.state ?? (line.readAt === undefined ? 'received' : 'read');
      return { id, at, side, who, text, state: line.retractedAt === undefined ? known : 'retracted' };
    }
    case 'note': {
      const { id, at, author: who, sections, addenda } = line;
      return {
        ...{ id, at, who, side: 'therapist' },
        text: [...sections, ...addenda].map(({ text }) => text).join('\n\n'),
        state: line.signature === undefined ? 'unsigned' : 'signed',
      };
    }
    case 'contact': {
      const { id, at, author: who, text, struck } = line;
      return { id, at, side: 'therapist', who, text, state: struck === undefined ? 'entered' : 'struck' };
    }
    case 'imported': {
      const { id, at, from, name: who, text } = line;
      const side = from === 'client' ? 'client' : from === 'practice' ? 'therapist' : undefined;
      return { id, at, ...(side === undefined ? {} : { side }), who, text, state: 'imported-not-verified' };
    }
    case 'form': {
      const { id, at, name: who, title, parts, delivery } = line;
      const text = [title, ...parts.flatMap((part) => [part.text, ...(part.options ?? [])])].join('\n');
      return { id, at, side: 'therapist', who, text, state: delivery?.state ?? 'sent' };
    }
    case 'form-answer': {
      const { id, at, name: who, given, verdict } = line;
      const text = (given?.answers ?? []).map(({ question, answer }) => `${question}\n${answer}`).join('\n\n');
      return { id, at, side: 'client', who, text, state: verdict === 'sound' ? (given?.standing ?? verdict) : verdict };
    }
    case 'event':
      return { id: '', at: line.at, who: '', text: '', state: line.what };
    case 'failed':
      return { id: line.id, who: '', text: '', state: line.reason };
    default:
      return assertNever(line);
  }
}
