/** The words of the psychotherapy notes' lock, in Spanish. */
import type { psychotherapyNotes as english } from '../en/psychotherapy-notes.ts';
import type { Translation } from '../translation.ts';

export const psychotherapyNotes: Translation<typeof english> = {
  'psychotherapy.title': 'Notas de psicoterapia ({count, number})',
  'psychotherapy.locked': 'Bloqueadas, con una clave propia. Nada de ellas se muestra, se busca ni se exporta.',
  'psychotherapy.open':
    'Abiertas. Se bloquean solas cuando pasan 5 minutos sin leer ni escribir ninguna, y siempre que Quietline se bloquea.',
  'psychotherapy.unlock': 'Desbloquear',
  'psychotherapy.unlock.named': 'Desbloquear las notas de psicoterapia',
  'psychotherapy.unlock.title': 'Desbloquear las notas de psicoterapia',
  'psychotherapy.unlock.text':
    'Es la contraseña de Quietline, que se pide otra vez para que nadie las lea en una mesa que quedó abierta.',
  'psychotherapy.lock': 'Bloquear',
  'psychotherapy.lock.named': 'Bloquear las notas de psicoterapia',
  'psychotherapy.item.locked': 'Bloqueada',
};
