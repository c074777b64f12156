/** The words of the psychotherapy notes' lock, in English. */
export const psychotherapyNotes = {
  'psychotherapy.title': 'Psychotherapy notes ({count, number})',
  'psychotherapy.locked': 'Locked, under a key of their own. Nothing of them is shown, searched or exported.',
  'psychotherapy.open':
    'Open. They lock by themselves after 5 minutes in which none is read or written, and whenever Quietline locks.',
  'psychotherapy.unlock': 'Unlock',
  'psychotherapy.unlock.named': 'Unlock psychotherapy notes',
  'psychotherapy.unlock.title': 'Unlock psychotherapy notes',
  'psychotherapy.unlock.text':
    'It is the passphrase of Quietline, asked once more, so that nobody reads them at a desk that was left open.',
  'psychotherapy.lock': 'Lock',
  'psychotherapy.lock.named': 'Lock psychotherapy notes',
  'psychotherapy.item.locked': 'Locked',
} as const;
