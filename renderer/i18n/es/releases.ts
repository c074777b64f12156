/** The words of what is no part of the record and what is redacted in it, in Spanish. */
import type { releases as english } from '../en/releases.ts';
import type { Translation } from '../translation.ts';

export const releases: Translation<typeof english> = {
  'releases.outside': 'No forma parte del expediente',
  'releases.setOutside': 'Apartar del expediente',
  'releases.takeBack': 'Devolver al expediente',
  'releases.redact': 'Tachar en los expedientes',
  'releases.menu': 'Más sobre esta entrada',
  'releases.loading': 'Leyendo la entrada',
  'releases.redact.title': 'Tachar en los expedientes',
  'releases.redact.intro':
    'Lo que se tacha aquí queda bajo una barra en todo expediente que se entregue. En este equipo no cambia nada, y se puede retirar en cualquier momento.',
  'releases.redact.entry': '{count, plural, =1 {La entrada} other {La entrada, texto {number} de {count}}}',
  'releases.redact.scope': 'Qué se oculta',
  'releases.redact.scope.passage': 'Un pasaje de esta entrada',
  'releases.redact.scope.passage.hint': 'Márcalo arriba, con el ratón o con Mayús y las flechas, o escríbelo abajo',
  'releases.redact.scope.everywhere': 'Un nombre o palabra, dondequiera que esté',
  'releases.redact.scope.everywhere.hint': 'En todo el expediente de este cliente, como palabras enteras',
  'releases.redact.scope.whole': 'Toda esta entrada',
  'releases.redact.scope.whole.hint': 'Sus palabras y su archivo; queda que existió, de quién y cuándo',
  'releases.redact.passage': 'Palabras que ocultar',
  'releases.redact.passage.hint': 'Como están en la entrada; las mayúsculas dan igual',
  'releases.redact.passage.name':
    'Un nombre o palabra; se oculta dondequiera que esté en el expediente de este cliente',
  'releases.redact.needed': 'Marca o escribe lo que se debe ocultar.',
  'releases.redact.notFound': 'Estas palabras no están en la entrada.',
  'releases.redact.reason': 'Motivo, como lo verá quien lea',
  'releases.redact.shown':
    '{count, plural, =0 {Por ahora no se oculta nada aquí. Quien lea ve:} one {Oculto una vez. Quien lea ve:} other {Oculto # veces. Quien lea ve:}}',
  'releases.redact.save': 'Tachar',
  'releases.redact.nowhere': 'Estas palabras no están en ningún lugar del expediente de este cliente',
  'releases.redact.nowhere.hint':
    'Comprueba cómo se escriben. Si pueden aparecer más adelante, táchalas de todos modos.',
  'releases.redact.anyway': 'Tachar de todos modos',
  'releases.list.title': 'Tachaduras de este cliente',
  'releases.list.intro': 'Lo que se oculta en todo expediente de este cliente.',
  'releases.list.whole': 'Una entrada entera',
  'releases.list.locked': 'Un pasaje de una nota de psicoterapia; están bloqueadas',
  'releases.list.everywhere': 'dondequiera que esté',
  'releases.list.here': 'en una entrada',
  'releases.list.remove': 'Retirar',
  'releases.list.remove.named': 'Retirar la tachadura de {passage}',
  'releases.list.add': 'Tachar un nombre',
  'releases.list.found': '{count, plural, one {está en # entrada} other {está en # entradas}}',
  'releases.list.nowhere': 'No está en ningún lugar: comprueba cómo se escribe.',
  'releases.lockedNotes':
    '{count, plural, one {Una nota de psicoterapia bloqueada no se ha examinado.} other {# notas de psicoterapia bloqueadas no se han examinado.}}',
};
