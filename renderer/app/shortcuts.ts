/** Which keys mean what, everywhere in the shell. */
export type Shortcut = 'lock' | 'search' | 'new-client' | 'settings' | 'help';

type PressedKey = {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
};

/** `isTyping`: the focus is where letters are written, so `?` is a letter. */
export function shortcutOf(pressed: PressedKey, isMac: boolean, isTyping: boolean): Shortcut | undefined {
  if (pressed.altKey) return undefined;
  const hasModifier = isMac ? pressed.metaKey && !pressed.ctrlKey : pressed.ctrlKey && !pressed.metaKey;
  if (!hasModifier) {
    const isBare = !pressed.ctrlKey && !pressed.metaKey;
    return isBare && !isTyping && pressed.key === '?' ? 'help' : undefined;
  }
  if (pressed.shiftKey) return undefined;
  switch (pressed.key.toLowerCase()) {
    case 'l':
      return 'lock';
    case 'k':
    case 'f':
      return 'search';
    case 'n':
      return 'new-client';
    case ',':
      return 'settings';
    default:
      return undefined;
  }
}

export function isTypingTarget(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null;
}

/** What the help shows, in this order. */
export const shortcutKeys: readonly { readonly shortcut: Shortcut; readonly keys: string }[] = [
  { shortcut: 'search', keys: 'mod+K' },
  { shortcut: 'new-client', keys: 'mod+N' },
  { shortcut: 'lock', keys: 'mod+L' },
  { shortcut: 'settings', keys: 'mod+,' },
  { shortcut: 'help', keys: '?' },
];
