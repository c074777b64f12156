/** What the reply box has to know about its text: how long it is for the relay, and which key sends it. */

const encoder = new TextEncoder();

/** The limit is in UTF-8 bytes; people think in characters. Returns about how many characters are too many, 0 when it fits. */
export function charactersTooMany(text: string, maxBytes: number): number {
  const bytes = encoder.encode(text).length;
  if (bytes <= maxBytes) return 0;
  const characters = [...text].length;
  return Math.max(1, Math.ceil(((bytes - maxBytes) * characters) / bytes));
}

export type ReplyKey = {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  /** A word is being composed, for instance in Japanese or with a dead key. */
  readonly isComposing: boolean;
};

export function sendsOnKey(event: ReplyKey): boolean {
  return event.key === 'Enter' && !event.shiftKey && !event.altKey && !event.isComposing;
}

/** One line for a quote or a list. */
export function firstWords(text: string, most: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const characters = [...line];
  return characters.length <= most ? line : `${characters.slice(0, most).join('').trimEnd()}…`;
}
