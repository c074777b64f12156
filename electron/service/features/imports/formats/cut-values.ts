/**
 * Shortens attribute values beyond what any message's words may have, before a parser gathers them, and takes the
 * values of one attribute out altogether: the pictures and videos of a phone's backup stand in it, and are never in
 * memory whole.
 */

type State = 'text' | 'comment' | 'cdata' | 'instruction' | 'tag' | '"' | "'";

const ends = { comment: '-->', cdata: ']]>', instruction: '?>' } as const;
const longestMarker = '<![CDATA['.length;
const inTag = /["'>]/g;
const longestReference = 32;
/** Of a tag, from its begin on, and of what stands right before a value: enough for the names that matter. */
const longestName = 80;
/** A reference or a character that goes on behind its first half. */
const unfinished = /(?:&[^&;]{0,30}|[\ud800-\udbff])$/;

/** What goes on: text for the parser, or a piece of a value that was taken out, which reads there as empty. */
export type Segment = string | { readonly kind: 'value'; readonly text: string; readonly isLast: boolean };

/**
 * `longest`: characters of a value that stay. Of a longer one its begin stays, cut at no reference's or character's
 * middle. `taken`: whose values are taken out.
 */
export function createValueCut(longest: number, taken?: { readonly element: string; readonly attribute: string }) {
  let state: State = 'text';
  let tagStart = '';
  let beforeValue = '';
  let isTaken = false;
  /** Of the value that is being read. */
  let kept = 0;
  let isCut = false;
  let tail = '';
  let held = '';

  function keepValue(part: string, isLast: boolean): string {
    if (isCut) return '';
    const room = longest - kept;
    let end = part.length;
    if (end > room) {
      const open = unfinished.exec((tail + part.slice(0, room)).slice(-longestReference))?.[0];
      // Undefined: it goes on in the next piece.
      const close = open === undefined ? room : open.startsWith('&') ? endOfReference(part, room) : room + 1;
      isCut = close !== undefined || isLast;
      end = close ?? end;
    }
    kept = Math.min(longest, kept + end);
    tail = (tail + part.slice(0, end)).slice(-longestReference);
    return part.slice(0, end);
  }

  function isWanted(): boolean {
    if (taken === undefined || /^[^\s/>]+/.exec(tagStart)?.[0] !== taken.element) return false;
    return /(?:^|\s)([^\s"'=]+)\s*=\s*$/.exec(beforeValue)?.[1] === taken.attribute;
  }

  return {
    push(text: string): readonly Segment[] {
      const all = held + text;
      const out: Segment[] = [];
      let at = 0;
      // A marker may go on in the next piece.
      const safe = all.length - longestMarker;
      while (at < all.length) {
        if (state === '"' || state === "'") {
          const end = all.indexOf(state, at);
          const until = end < 0 ? all.length : end;
          const part = all.slice(at, until);
          out.push(isTaken ? { kind: 'value', text: part, isLast: end >= 0 } : keepValue(part, end >= 0));
          at = until;
          if (end < 0) break;
          out.push(state);
          at += 1;
          state = 'tag';
          beforeValue = '';
        } else if (state === 'tag') {
          inTag.lastIndex = at;
          const end = inTag.exec(all)?.index ?? all.length;
          out.push(all.slice(at, end + 1));
          const read = all.slice(at, end);
          if (tagStart.length < longestName) tagStart += read.slice(0, longestName);
          beforeValue = (beforeValue + read).slice(-longestName);
          at = end + 1;
          const stop = all[end];
          if (stop === '>') state = 'text';
          else if (stop === '"' || stop === "'") {
            state = stop;
            isTaken = isWanted();
            kept = 0;
            isCut = false;
            tail = '';
          }
        } else if (state === 'text') {
          const open = all.indexOf('<', at);
          const end = open < 0 ? all.length : open;
          out.push(all.slice(at, end));
          at = end;
          if (open < 0 || open > safe) break;
          state = all.startsWith('<!--', at)
            ? 'comment'
            : all.startsWith('<![CDATA[', at)
              ? 'cdata'
              : all.startsWith('<?', at)
                ? 'instruction'
                : 'tag';
          out.push('<');
          at += 1;
          tagStart = '';
          beforeValue = '';
        } else {
          const end = all.indexOf(ends[state], at);
          const until = end < 0 ? Math.max(at, all.length - 2) : end + ends[state].length;
          out.push(all.slice(at, until));
          at = until;
          if (end < 0) break;
          state = 'text';
        }
      }
      held = all.slice(at);
      return out;
    },
    finish(): string {
      const rest = held;
      held = '';
      return rest;
    },
  };
}

function endOfReference(part: string, from: number): number | undefined {
  const end = part.indexOf(';', from);
  return end < 0 ? undefined : end + 1;
}
