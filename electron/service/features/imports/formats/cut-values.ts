/**
 * Shortens attribute values beyond what any message's words may have, before a parser gathers them: the pictures and
 * videos of a phone's backup stand in attributes, and nothing of them is held in memory.
 */

type State = 'text' | 'comment' | 'cdata' | 'instruction' | 'tag' | '"' | "'";

const ends = { comment: '-->', cdata: ']]>', instruction: '?>' } as const;
const longestMarker = '<![CDATA['.length;
const inTag = /["'>]/g;
const longestReference = 32;
/** A reference or a character that goes on behind its first half. */
const unfinished = /(?:&[^&;]{0,30}|[\ud800-\udbff])$/;

/** `longest`: characters of a value that stay. Of a longer one its begin stays, cut at no reference's or character's middle. */
export function createValueCut(longest: number) {
  let state: State = 'text';
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

  return {
    push(text: string): string {
      const all = held + text;
      const out: string[] = [];
      let at = 0;
      // A marker may go on in the next piece.
      const safe = all.length - longestMarker;
      while (at < all.length) {
        if (state === '"' || state === "'") {
          const end = all.indexOf(state, at);
          const until = end < 0 ? all.length : end;
          out.push(keepValue(all.slice(at, until), end >= 0));
          at = until;
          if (end < 0) break;
          out.push(state);
          at += 1;
          state = 'tag';
        } else if (state === 'tag') {
          inTag.lastIndex = at;
          const end = inTag.exec(all)?.index ?? all.length;
          out.push(all.slice(at, end + 1));
          at = end + 1;
          const stop = all[end];
          if (stop === '>') state = 'text';
          else if (stop === '"' || stop === "'") {
            state = stop;
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
      return out.join('');
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
